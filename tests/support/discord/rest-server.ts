import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Json, objectOf } from "../json.ts";
import type { Upload } from "./check-message.ts";
import type { RateLimits } from "./rate-limits.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { World } from "./world.ts";

/** A request as a route takes it. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly uploads: readonly Upload[];
}

/** What Discord does at an address. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** "/channels/:channel/messages". */
  readonly path: string;
  /** Anybody may call it: the address itself is the secret. */
  readonly isOpen?: true;
  /** It counts against no limit but its own. */
  readonly isFree?: true;
  /** What it answers; undefined is 204. */
  readonly does: (call: Call) => unknown;
}

/** Something that goes wrong on purpose. */
export interface Trouble {
  readonly method?: Route["method"];
  readonly path: RegExp;
  readonly status: number;
  /** Whether Discord did what it was asked before it failed. */
  readonly after?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  times: number;
}

/** A request that came, for tests to look at. */
export interface Noted {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly at: number;
  readonly status: number;
}

/** Discord's REST API on a port of its own. */
export interface RestServer {
  readonly port: number;
  readonly troubles: Trouble[];
  readonly noted: Noted[];
  close(): Promise<void>;
}

/** Serves routes. */
export async function serveRest(
  world: World,
  routes: readonly Route[],
  limits: RateLimits,
): Promise<RestServer> {
  const troubles: Trouble[] = [];
  const noted: Noted[] = [];
  const matchers = routes.map((route) => ({ route, matches: matcherOf(route.path) }));

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const url = new URL(request.url ?? "/", "http://discord");
    const path = url.pathname.replace(/^\/api\/v10/, "");
    const found = matchers.find((it) => it.route.method === request.method && it.matches(path));
    if (!found || path === url.pathname) throw refuse("unknownRoute");
    const { route } = found;
    if (!route.isOpen && request.headers.authorization !== `Bot ${world.app.token}`)
      throw refuse("unauthorized");

    const { body, uploads } = await read(request);
    const bucket = route.isFree ? undefined : `${route.method} ${majorOf(route, path)}`;
    const { headers, retryAfter, isGlobal } = limits.take(bucket, !route.isOpen);
    const note = (status: number) =>
      noted.push({ method: route.method, path, body, at: Date.now(), status });
    if (retryAfter !== undefined) {
      note(429);
      const words = { message: "You are being rate limited.", retry_after: retryAfter };
      return { status: 429, headers, body: { ...words, global: isGlobal } };
    }
    const trouble = troubles.find(
      (it) => it.times > 0 && it.path.test(path) && (it.method ?? route.method) === route.method,
    );
    if (trouble) trouble.times -= 1;
    if (trouble && !trouble.after) {
      note(trouble.status);
      return { status: trouble.status, headers: trouble.headers ?? {}, body: trouble.body };
    }
    try {
      const params = found.matches(path) ?? {};
      const done = await route.does({ world, params, query: url.searchParams, body, uploads });
      note(trouble?.status ?? (done === undefined ? 204 : 200));
      if (trouble) return { status: trouble.status, headers: {}, body: trouble.body };
      return { status: done === undefined ? 204 : 200, headers, body: done };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note(error.status);
      return { ...refusalAnswer(error), headers };
    }
  };

  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown): Answer => {
        if (error instanceof Refusal) return { ...refusalAnswer(error), headers: {} };
        world.problems.push(`Discord itself failed: ${String(error)}`);
        return {
          status: 500,
          headers: {},
          body: { message: "500: Internal Server Error", code: 0 },
        };
      })
      .then((it) => send(response, it, world.now()));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    troubles,
    noted,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const refusalAnswer = ({ status, code, message, errors }: Refusal) => ({
  status,
  body: { message, code, ...(errors ? { errors } : {}) },
});

function send(response: ServerResponse, { status, headers, body }: Answer, now: number): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  // A 204 that claims to be JSON would be read as such, and has no body.
  const type: Record<string, string> = text ? { "content-type": "application/json" } : {};
  response.writeHead(status, { ...headers, ...type, date: new Date(now).toUTCString() }).end(text);
}

async function read(request: IncomingMessage): Promise<Pick<Call, "body" | "uploads">> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const type = request.headers["content-type"] ?? "";
  const bytes = Buffer.concat(chunks);
  if (bytes.length > 25 * 1024 * 1024) throw refuse("tooLarge");
  if (!type.startsWith("multipart/form-data"))
    return { body: bytes.length > 0 ? parsed(bytes.toString()) : {}, uploads: [] };

  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const uploads: Upload[] = [];
  for (const value of form.values())
    if (value instanceof File)
      uploads.push({ name: value.name, content: Buffer.from(await value.arrayBuffer()) });
  return { body: parsed(String(form.get("payload_json") ?? "{}")), uploads };
}

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? { all: value } : objectOf(value);
  } catch {
    throw new Refusal(400, 50109, "The request body contains invalid JSON.");
  }
}

function matcherOf(path: string): (actual: string) => Record<string, string> | undefined {
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`);
  return (actual) => {
    const match = pattern.exec(actual);
    return match ? { ...match.groups } : undefined;
  };
}

/** A limit counts per channel, server or webhook. */
const majorOf = (route: Route, path: string): string => {
  const major = /^\/(?:channels|guilds|webhooks)\/[^/]+(?:\/[\w.-]{40,})?/.exec(path)?.[0] ?? "";
  return `${route.path} ${major}`;
};
