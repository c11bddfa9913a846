import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { BOARD_PATH, type Board } from "./board.ts";
import type { Look } from "./look.ts";
import type { Metrics } from "./metrics.ts";

/** What the port shows. */
export interface Shown {
  readonly look: () => Promise<Look>;
  readonly metrics: Pick<Metrics, "contentType" | "write">;
  /** Without one nobody sees the queues. */
  readonly board?: Board;
}

/** Makes the server by which Mentor is watched. */
export function createWatchServer(shown: Shown): Server {
  return createServer((request, response) => {
    answer(shown, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(error instanceof Error ? `${error.message}\n` : undefined);
    });
  });
}

async function answer(
  { look, metrics, board }: Shown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://mentor");
  if (board && (pathname === BOARD_PATH || pathname.startsWith(`${BOARD_PATH}/`)))
    return board(request, response);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405).end();
    return;
  }
  switch (pathname) {
    case "/healthz":
      response.end("alive\n");
      return;
    case "/readyz": {
      const { parts } = await look();
      const ready = parts.every((it) => it.wrong === undefined);
      response.writeHead(ready ? 200 : 503, { "Content-Type": "application/json" });
      response.end(`${JSON.stringify({ ready, parts })}\n`);
      return;
    }
    case "/metrics":
      response.setHeader("Content-Type", metrics.contentType);
      response.end(await metrics.write(await look()));
      return;
    default:
      response.writeHead(404).end();
  }
}
