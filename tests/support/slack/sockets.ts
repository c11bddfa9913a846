import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { type Json, objectOf } from "../json.ts";
import type { Carrier } from "./deliveries.ts";
import type { World } from "./world.ts";

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
const MOST_CONNECTIONS = 10;

/** Slack's Socket Mode. */
export interface Sockets {
  /** Over one of the connections; each thing goes to one of them alone. */
  readonly carry: Carrier;
  /** An address that lets an app in once. */
  invite(app?: string): string;
  /** How many connections there are. */
  open(): number;
  readonly counts: { connections: number };
  /** Asks everybody to connect anew, as Slack does every few hours. */
  refresh(): void;
  /** Cuts every connection. */
  drop(): void;
  close(): Promise<void>;
}

/** Serves web sockets on a server that is there already. */
export function serveSockets(world: World, server: Server): Sockets {
  const sockets = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, string>();
  const ready: WebSocket[] = [];
  const waiting = new Map<string, (answer: Json | undefined) => void>();
  const counts = { connections: 0 };
  /** What came while nobody was connected. */
  const arrivals: (() => void)[] = [];
  let turn = 0;

  server.on("upgrade", (request, socket, head) => {
    const ticket = new URL(request.url ?? "/", "http://slack").searchParams.get("ticket") ?? "";
    const app = tickets.get(ticket);
    tickets.delete(ticket);
    if (app === undefined || ready.length >= MOST_CONNECTIONS) {
      socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (it) => welcome(it, app));
  });

  const welcome = (socket: WebSocket, app: string) => {
    socket.on("error", () => {});
    const mine = new Set<string>();
    ready.push(socket);
    counts.connections += 1;
    owners.set(socket, mine);
    socket.on("message", (data) => {
      const { envelope_id: id, payload } = objectOf(JSON.parse(String(data)));
      const done = waiting.get(String(id));
      if (!done) world.problems.push(`an envelope that isn't open was acknowledged: ${String(id)}`);
      mine.delete(String(id));
      done?.(objectOf(payload));
    });
    socket.on("close", () => {
      leave(socket);
      // What was under way on it comes again on another.
      for (const id of mine) waiting.get(id)?.(undefined);
    });
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: ready.length,
        connection_info: { app_id: app },
        debug_info: { host: "loopback", approximate_connection_time: 18_060 },
      }),
    );
    for (const it of arrivals.splice(0)) it();
  };
  const owners = new Map<WebSocket, Set<string>>();
  const leave = (socket: WebSocket) => {
    const at = ready.indexOf(socket);
    if (at >= 0) ready.splice(at, 1);
  };
  const next = async (): Promise<WebSocket> => {
    while (ready.length === 0) await new Promise<void>((done) => arrivals.push(done));
    turn += 1;
    return ready[turn % ready.length] as WebSocket;
  };

  return {
    counts,
    open: () => ready.length,
    invite(app = world.app.id) {
      const ticket = randomUUID();
      tickets.set(ticket, app);
      return `${world.base.replace("http", "ws")}/link?ticket=${ticket}&app_id=${app}`;
    },
    async carry({ kind, payload, retry }) {
      const socket = await next();
      const id = randomUUID();
      owners.get(socket)?.add(id);
      const answered = new Promise<Json | undefined>((done) => waiting.set(id, done));
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: kind === "block_suggestion" ? "interactive" : kind,
          payload,
          accepts_response_payload: kind !== "events_api",
          ...(kind === "events_api"
            ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? "" }
            : {}),
        }),
      );
      return answered.finally(() => waiting.delete(id));
    },
    refresh() {
      for (const it of ready.splice(0))
        it.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    },
    drop() {
      for (const it of ready.splice(0)) it.terminate();
    },
    close: () =>
      new Promise<void>((done) => {
        for (const it of sockets.clients) it.terminate();
        sockets.close(() => done());
      }),
  };
}
