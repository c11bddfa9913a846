import type { IncomingMessage, ServerResponse } from "node:http";
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { ExpressAdapter } from "@bull-board/express";
import express from "express";
import type { ShownQueue } from "../../src/checkins/queue.ts";
import { createDoor } from "./password.ts";

/** Where the queues are shown. */
export const BOARD_PATH = "/queues";

/** Answers a request for the page that shows the queues. */
export type Board = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Makes the page that shows the queues to whoever knows the password.
 *
 * It shows and changes nothing: an errand that was done is kept so that it isn't done twice, and is nobody's to remove.
 */
export function createBoard(queues: readonly ShownQueue[], password: string): Board {
  const door = createDoor(password);
  const pages = new ExpressAdapter();
  pages.setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queues.map((it) => new BullMQAdapter(it, { readOnlyMode: true })),
    serverAdapter: pages,
    options: { uiConfig: { boardTitle: "Mentor" } },
  });
  const app = express().disable("x-powered-by").use(BOARD_PATH, pages.getRouter());

  return (request, response) => {
    const { authorization } = request.headers;
    const admission = door.knock(authorization, request.socket.remoteAddress ?? "");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Frame-Options", "DENY");
    switch (admission) {
      case "in":
        if (request.method === "GET" || request.method === "HEAD") app(request, response);
        else response.writeHead(405).end();
        return;
      case "unknown":
        response.writeHead(401, { "WWW-Authenticate": 'Basic realm="Mentor", charset="UTF-8"' });
        response.end();
        return;
      case "too-often":
        response.writeHead(429, { "Retry-After": "60" }).end();
        return;
      default:
        admission satisfies never;
    }
  };
}
