import { createPublicKey, verify } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { z } from "zod";

/** What arrives at the address for webhook events: https://docs.discord.com/developers/events/webhook-events */
const Arrived = z.object({
  type: z.number(),
  event: z
    .object({ type: z.string(), data: z.object({ user: z.object({ id: z.string() }) }).optional() })
    .optional(),
});

/** What Discord tells over HTTP. */
export type WebhookEvent =
  /** Discord tries the address. */
  | { readonly kind: "ping" }
  /** A user took the mentor away from their account. */
  | { readonly kind: "left"; readonly user: string }
  | { readonly kind: "other" };

/** A request as it arrived. */
export interface Signed {
  readonly signature: string;
  readonly timestamp: string;
  readonly body: string;
}

const PING = 0;
const DEAUTHORIZED = "APPLICATION_DEAUTHORIZED";
/** How an Ed25519 key begins in the form that Node reads; Discord gives only the key's own 32 bytes. */
const KEY_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** Reads a request; undefined where Discord didn't sign it. */
export function readWebhookEvent(signed: Signed, publicKey: string): WebhookEvent | undefined {
  if (!isSigned(signed, publicKey)) return undefined;
  const read = Arrived.safeParse(parsed(signed.body));
  if (!read.success) return { kind: "other" };
  const { type, event } = read.data;
  if (type === PING) return { kind: "ping" };
  const user = event?.data?.user.id;
  return event?.type === DEAUTHORIZED && user ? { kind: "left", user } : { kind: "other" };
}

function isSigned({ signature, timestamp, body }: Signed, publicKey: string): boolean {
  const der = Buffer.concat([KEY_PREFIX, Buffer.from(publicKey, "hex")]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return (
    /^[0-9a-f]{128}$/i.test(signature) &&
    verify(null, Buffer.from(timestamp + body), key, Buffer.from(signature, "hex"))
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What listening for webhook events takes. */
export interface EventsParts {
  readonly port: number;
  readonly publicKey: string;
  /** A user took the mentor away from their account. Discord tells it again where this fails. */
  readonly left: (user: string) => Promise<void>;
}

const MOST_BYTES = 64 * 1024;

/** Listens for webhook events; resolves once it does. */
export async function listenForEvents({ port, publicKey, left }: EventsParts): Promise<Server> {
  const answer = async (request: IncomingMessage): Promise<number> => {
    const signed = {
      signature: String(request.headers["x-signature-ed25519"] ?? ""),
      timestamp: String(request.headers["x-signature-timestamp"] ?? ""),
      body: await bodyOf(request),
    };
    const event = request.method === "POST" ? readWebhookEvent(signed, publicKey) : undefined;
    if (!event) return 401;
    if (event.kind === "left") await left(event.user);
    return 204;
  };
  const server = createServer((request, response) => {
    answer(request)
      .catch(() => 500)
      .then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, done);
  });
  return server;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_BYTES) throw new Error("too much for an event");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}
