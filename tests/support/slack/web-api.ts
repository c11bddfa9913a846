import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type Json, objectOf } from "../json.ts";
import { createLimits, type Speed } from "./limits.ts";
import type { Method } from "./methods/method.ts";
import { Refusal, refuse } from "./refusal.ts";
import { respond } from "./respond.ts";
import type { Grant, World } from "./world.ts";

/** Something that goes wrong on purpose. */
export interface Trouble {
  readonly method: RegExp;
  /** Slack's word for it, with 200; else a status of its own. */
  readonly error?: string;
  readonly status?: number;
  readonly retryAfter?: number;
  /** Whether Slack did what it was asked before it failed. */
  readonly after?: boolean;
  times: number;
}

/** A request that came, for tests to look at. */
export interface Noted {
  /** "chat.postMessage", or "response_url". */
  readonly method: string;
  readonly body: Json;
  readonly at: number;
  readonly status: number;
  /** Why it was refused. */
  readonly error?: string;
}

/** Slack's Web API, and its response URLs. */
export interface WebApi {
  readonly listener: RequestListener;
  readonly troubles: Trouble[];
  readonly noted: Noted[];
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Json;
}

/** Serves methods. */
export function createWebApi(world: World, methods: readonly Method[], speed: Speed): WebApi {
  const troubles: Trouble[] = [];
  const noted: Noted[] = [];
  const limits = createLimits(speed);
  const byName = new Map(methods.map((it) => [it.name, it]));

  const take = (name: string, body: Json, does: () => Json): Answer => {
    const trouble = troubles.find((it) => it.times > 0 && it.method.test(name));
    if (trouble) trouble.times -= 1;
    const failed = trouble && failureOf(trouble);
    const note = (status: number, error?: string) =>
      noted.push({ method: name, body, at: Date.now(), status, ...(error ? { error } : {}) });
    if (failed && !trouble.after) {
      note(failed.status, String(failed.body.error));
      return failed;
    }
    try {
      const done = does();
      note(failed?.status ?? 200);
      return failed ?? { status: 200, body: { ok: true, ...done } };
    } catch (error) {
      const refused = refusalOf(world, error);
      note(refused.status, String(refused.body.error));
      return refused;
    }
  };

  const call = (name: string, request: IncomingMessage, body: Json): Answer => {
    let scopes: readonly string[] = [];
    const answered = take(name, body, () => {
      const method = byName.get(name);
      if (!method) throw refuse("unknown_method", { req_method: name });
      const grant = method.token === "none" ? NOBODY : grantFor(world, method, request, body);
      scopes = [...grant.scopes];
      hurry(method, grant, body);
      return method.does({ world, body, grant });
    });
    return {
      ...answered,
      headers: {
        date: new Date(world.now()).toUTCString(),
        "x-oauth-scopes": scopes.join(","),
        ...answered.headers,
      },
    };
  };

  const hurry = (method: Method, { token, workspaces }: Grant, body: Json) => {
    const place = method.sends ? String(body.channel) : "";
    const waits =
      limits.take(`${method.name} ${workspaces[0]?.id ?? token}`, limits.tier(method.tier)) ??
      (place ? limits.take(`to ${place}`, speed.perChannel) : undefined);
    if (waits !== undefined) throw new Refusal("ratelimited", {}, waits);
  };

  return {
    troubles,
    noted,
    listener: async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://slack");
      const [, area = "", name = ""] = pathname.split("/");
      const text = await read(request);
      if (area === "api") {
        const body = bodyOf(text, request.headers["content-type"] ?? "", pathname);
        send(response, call(name, request, { ...credentialsIn(request), ...body }));
      } else if (area === "response") {
        const body = objectOf(JSON.parse(text));
        const { status, body: answered } = take("response_url", body, () => {
          respond(world, name, body);
          return {};
        });
        // A response URL says what it refuses by its status.
        send(response, { status: answered.ok || status !== 200 ? status : 404, body: answered });
      } else {
        send(response, { status: 404, body: { ok: false, error: "not_found" } });
      }
    },
  };
}

const NOBODY: Grant = {
  kind: "bot",
  token: "",
  scopes: new Set(),
  workspaces: [],
  isRevoked: false,
};

/** What a request's token allows. @throws {Refusal} */
function grantFor(world: World, method: Method, request: IncomingMessage, body: Json): Grant {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  const token = header ?? String(body.token ?? "");
  if (!token) throw refuse("not_authed");
  const grant = world.grants.get(token);
  if (!grant) throw refuse("invalid_auth");
  if (grant.isRevoked) throw refuse("account_inactive");
  if (grant.expiresAt !== undefined && grant.expiresAt <= world.now())
    throw refuse("token_expired");
  if (grant.kind !== method.token) throw refuse("not_allowed_token_type");
  if (method.scopes && !method.scopes.some((it) => grant.scopes.has(it)))
    throw refuse("missing_scope", {
      needed: method.scopes[0],
      provided: [...grant.scopes].join(","),
    });
  return grant;
}

/** An app may say who it is by HTTP's own means, as for exchanging a code. */
function credentialsIn({ headers }: IncomingMessage): Json {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (!basic) return {};
  const [client_id, client_secret] = Buffer.from(basic, "base64").toString().split(":");
  return { client_id, client_secret };
}

const failureOf = ({ status = 200, error = "fatal_error", retryAfter }: Trouble): Answer => ({
  status,
  headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
  body: { ok: false, error: status === 429 ? "ratelimited" : error },
});

function refusalOf(world: World, error: unknown): Answer {
  if (!(error instanceof Refusal)) {
    world.problems.push(`Slack itself failed: ${error instanceof Error ? error.stack : error}`);
    return { status: 500, body: { ok: false, error: "internal_error" } };
  }
  const { code, more, retryAfter } = error;
  return retryAfter === undefined
    ? { status: 200, body: { ok: false, error: code, ...more } }
    : {
        status: 429,
        headers: { "retry-after": String(retryAfter) },
        body: { ok: false, error: code },
      };
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const type = { "content-type": "application/json; charset=utf-8" };
  response.writeHead(status, { ...type, ...headers }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Fields of a form that hold JSON, and those that hold yes or no. */
const STRUCTURED = ["blocks", "attachments", "metadata", "view", "prompts", "loading_messages"];
const BOOLEANS = ["unfurl_links", "unfurl_media", "mrkdwn", "reply_broadcast", "link_names"];

function bodyOf(text: string, type: string, path: string): Json {
  if (type.includes("json")) return objectOf(JSON.parse(text));
  const form = Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    Object.entries(form).map(([key, value]): [string, unknown] => {
      if (STRUCTURED.includes(key)) return [key, parsed(value, path)];
      return [key, BOOLEANS.includes(key) ? value === "true" || value === "1" : value];
    }),
  );
}

function parsed(value: string, path: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return `not JSON, for ${path}`;
  }
}
