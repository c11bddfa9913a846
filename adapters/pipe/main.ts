import { once } from "node:events";
import { createInterface } from "node:readline";
import { assemble } from "../../src/assemble.ts";
import { ownEnvironment, readConfig } from "../../src/config.ts";
import { receive } from "./receive.ts";
import { render } from "./render.ts";

const { mentor, close } = await assemble(readConfig(ownEnvironment()));
const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });

let number = 0;
for await (const line of lines) {
  number += 1;
  if (!line.trim()) continue;
  const answer = await answerTo(line, number);
  if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, "drain");
}
await close();

async function answerTo(line: string, at: number): Promise<string> {
  const incoming = receive(line, Date.now());
  if (typeof incoming === "string") return JSON.stringify({ error: incoming, line: at });
  const started = performance.now();
  const reply = await mentor.hear(incoming);
  return reply
    ? render(reply, performance.now() - started)
    : JSON.stringify({ error: "handled before", line: at });
}
