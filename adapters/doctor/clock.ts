import type { Finding } from "./check.ts";

/** Platforms give three seconds for many an answer, and check-ins come at a minute: a clock may be off by less. */
const MOST_MS = 5_000;

/** Compares this machine's clock with that of a server, whatever it answers. */
export async function lookAtClock(url: string): Promise<readonly Finding[]> {
  const response = await fetch(url);
  const theirs = Date.parse(response.headers.get("date") ?? "");
  const off = Date.now() - theirs;
  return Number.isNaN(theirs) || Math.abs(off) <= MOST_MS
    ? []
    : [
        {
          wrong: `this machine's clock is ${Math.round(Math.abs(off) / 1000)} s ${off > 0 ? "ahead" : "behind"}`,
          cure: "let it be set by time servers, for example with: timedatectl set-ntp true",
        },
      ];
}
