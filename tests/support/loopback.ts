import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Delivered, Delivery, Outlet } from "../../src/checkins/outlet.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";

/** Something that a platform was asked to send. */
export interface Send {
  readonly key: string;
  readonly learner: string | undefined;
  readonly conversation: string;
  readonly text: string;
  readonly actions: readonly string[];
  /** The message that it changed in place. */
  readonly changes: string | undefined;
  /** When, epoch ms. */
  readonly at: number;
}

/** How a made-up platform behaves; what is left out it does as one would wish. */
export interface Manners {
  /** It recognises a key that it has seen, and shows a message once. */
  readonly honoursKeys?: boolean;
  readonly delayMs?: number;
  /** What it answers in place of sending, if anything. */
  readonly answers?: (delivery: Delivery, attempt: number) => Delivered | undefined;
  /** It fails, and nobody knows whether the message arrived: "before" it did not, "after" it did. */
  readonly fails?: (delivery: Delivery, attempt: number) => "before" | "after" | undefined;
}

/** A platform that keeps what it is sent, for tests and benchmarks. */
export interface Loopback {
  readonly outlet: Outlet;
  /** Every send that arrived, in order, those that it recognised as repeated too. */
  readonly sends: readonly Send[];
  /** What people see. */
  visible(): Send[];
}

/** Makes up a platform within the process. */
export function createLoopback(platform: string, manners: Manners = {}): Loopback {
  const sends: Send[] = [];
  const attempts = new Map<string, number>();

  return {
    sends,
    visible() {
      if (manners.honoursKeys === false) return [...sends];
      return [...new Map(sends.toReversed().map((it) => [it.key, it])).values()].toReversed();
    },
    outlet: {
      platform,
      async deliver(delivery) {
        const attempt = (attempts.get(delivery.key) ?? 0) + 1;
        attempts.set(delivery.key, attempt);
        if (manners.delayMs) await sleep(manners.delayMs);

        const answer = manners.answers?.(delivery, attempt);
        if (answer) return answer;
        const failure = manners.fails?.(delivery, attempt);
        if (failure !== "before") sends.push(sendOf(delivery));
        if (failure) throw new Error("the connection was lost");
        return { kind: "sent", message: `m-${delivery.key}` };
      },
    },
  };
}

const sendOf = ({ key, learner, conversation, reply, message }: Delivery): Send => ({
  key,
  learner,
  conversation,
  text: replyMarkdown(reply),
  actions: reply.actions.map((it) => it.label),
  changes: message,
  at: Date.now(),
});

/** Lets other processes reach a made-up platform; gives where. */
export async function serve(outlet: Outlet): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, answer) => {
    let body = "";
    for await (const chunk of incoming) body += chunk;
    try {
      answer.end(JSON.stringify(await outlet.deliver(JSON.parse(body))));
    } catch {
      answer.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The outlet of a made-up platform in another process. */
export function reach(platform: string, url: string): Outlet {
  const agent = new Agent({ keepAlive: true });
  return {
    platform,
    deliver: (delivery) =>
      new Promise((resolve, reject) => {
        const call = request(url, { method: "POST", agent }, async (answer) => {
          let body = "";
          for await (const chunk of answer) body += chunk;
          resolve(JSON.parse(body) as Delivered);
        });
        call.on("error", reject);
        call.end(JSON.stringify(delivery));
      }),
  };
}
