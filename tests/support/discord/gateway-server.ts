import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import { type WebSocket, WebSocketServer } from "ws";
import { type Json, objectOf } from "../json.ts";
import { type GatewayEvent as Event, snowflake, type World } from "./world.ts";

/** https://docs.discord.com/developers/events/gateway */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;
const KNOWN = Object.values(GatewayIntentBits)
  .filter((it) => typeof it === "number")
  .reduce((sum, it) => sum | it, 0);

/** A session of Mentor's, which outlives its connection for a while. */
interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  readonly sent: { readonly s: number; readonly text: string }[];
  socket: WebSocket | undefined;
}

/** Discord's gateway on a port of its own. */
export interface GatewayServer {
  readonly url: string;
  /** The intents that Mentor asked for, once it did. */
  intents(): number | undefined;
  readonly counts: { identifies: number; resumes: number };
  dispatch(event: Event, guild: string | undefined): void;
  /** Sends an event twice, as a gateway may. */
  echo(on: boolean): void;
  /** Closes whoever identifies, with this code. */
  refuse(code: number): void;
  /** Cuts every connection; sessions stay unless `forgets`. */
  drop(how?: { readonly forgets?: boolean }): void;
  close(): Promise<void>;
}

/** Serves the gateway; `greets` says what a session is told of after READY. */
export async function serveGateway(
  world: World,
  greets: () => readonly Event[],
): Promise<GatewayServer> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const counts = { identifies: 0, resumes: 0 };
  let echoes = false;
  let refusal: number | undefined;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/gw`;

  const send = (session: Session, event: Event) => {
    const s = session.sent.length + 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, s, ...event });
    session.sent.push({ s, text });
    session.socket?.send(text);
  };

  const identify = (socket: WebSocket, d: Json) => {
    if (refusal !== undefined) return socket.close(refusal);
    if (d.token !== world.app.token) return socket.close(4004, "Authentication failed.");
    const intents = Number(d.intents);
    if ((intents & ~KNOWN) !== 0) return socket.close(4013, "Invalid intent(s).");
    if ((intents & PRIVILEGED) !== 0) return socket.close(4014, "Disallowed intent(s).");
    const [shard = 0, shards = 1] = (d.shard as number[] | undefined) ?? [];
    const session: Session = { id: snowflake(), shard, shards, intents, sent: [], socket };
    sessions.set(session.id, session);
    counts.identifies += 1;
    const told = greets().filter((it) => isFor(session, it, guildIn(it)));
    send(session, {
      t: "READY",
      d: {
        v: 10,
        user: world.mentor.user,
        guilds: told.map((it) => ({ id: guildIn(it), unavailable: true })),
        session_id: session.id,
        resume_gateway_url: url,
        shard: [shard, shards],
        application: { id: world.app.id, flags: 0 },
      },
    });
    for (const it of told) send(session, it);
    return undefined;
  };

  const resume = (socket: WebSocket, d: Json) => {
    const session = sessions.get(String(d.session_id));
    if (!session || d.token !== world.app.token) {
      socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
      return;
    }
    counts.resumes += 1;
    session.socket = socket;
    for (const it of session.sent.filter((sent) => sent.s > Number(d.seq))) socket.send(it.text);
    send(session, { t: "RESUMED", d: {} });
  };

  sockets.on("connection", (socket) => {
    socket.on("error", () => {});
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: 30_000 } }));
    socket.on("message", (data) => {
      const { op, d } = objectOf(JSON.parse(String(data)));
      if (op === GatewayOpcodes.Identify) identify(socket, objectOf(d));
      else if (op === GatewayOpcodes.Resume) resume(socket, objectOf(d));
      else if (op === GatewayOpcodes.Heartbeat)
        socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
    });
    socket.on("close", (code) => {
      for (const session of sessions.values()) {
        if (session.socket !== socket) continue;
        session.socket = undefined;
        // A client that says goodbye gives its session up.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
    });
  });

  return {
    url,
    counts,
    intents: () => [...sessions.values()].at(-1)?.intents,
    dispatch(event, guild) {
      for (const session of sessions.values()) {
        if (!isFor(session, event, guild)) continue;
        send(session, event);
        if (echoes) send(session, event);
      }
    },
    echo(on) {
      echoes = on;
    },
    refuse(code) {
      refusal = code;
    },
    drop({ forgets = false } = {}) {
      if (forgets) sessions.clear();
      for (const socket of sockets.clients) socket.terminate();
    },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((done) => sockets.close(() => done()));
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

const guildIn = (event: Event): string | undefined =>
  event.t === "GUILD_CREATE" ? String(objectOf(event.d).id) : undefined;

/** Direct messages come to shard 0; a server's events to its own; nobody hears what they didn't ask for. */
function isFor(session: Session, event: Event, guild: string | undefined): boolean {
  const shard = guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(session.shards));
  if (shard !== session.shard) return false;
  const wanted = intentFor(event, guild);
  return wanted === 0 || (session.intents & wanted) !== 0;
}

function intentFor({ t }: Event, guild: string | undefined): number {
  switch (t) {
    case "MESSAGE_CREATE":
    case "MESSAGE_UPDATE":
    case "MESSAGE_DELETE":
      return guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
    case "GUILD_CREATE":
    case "GUILD_DELETE":
    case "CHANNEL_CREATE":
    case "CHANNEL_UPDATE":
    case "GUILD_ROLE_CREATE":
    case "THREAD_CREATE":
      return GatewayIntentBits.Guilds;
    default:
      return 0;
  }
}
