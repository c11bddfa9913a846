import { setTimeout as sleep } from "node:timers/promises";
import type { Discord } from "../tests/support/discord/discord.ts";
import type { Kept, Place } from "../tests/support/discord/world.ts";
import { paced, questionsToAsk, withBot } from "./bot.ts";
import { startOnDiscord } from "./discord.ts";
import { ms, quantile } from "./figures.ts";

const OTHERS = 64;
const WARM_UP = 150;
/** Without the flood and with it, in turn, so that whatever else the machine does touches both. */
const ROUNDS = 3;
const MESSAGES_A_ROUND = 250;
/** What the one who floods sends a second, and so much at once. */
const FLOOD = 1_000;
const GULP_MS = 20;
/** What waits of a flood is answered by then. */
const EBBS_WITHIN_MS = 6_000;

/**
 * What it costs the others on Discord that one learner floods: how long they wait, as a ratio to the same without the
 * flood in the same run, and how much of the flood is answered.
 */
export async function overload(): Promise<void> {
  const questions = await questionsToAsk();
  await withBot("discord/mentor.ts", startOnDiscord, async (server) => {
    const others = Array.from({ length: OTHERS }, (_, i) => server.learner(`other${i}`));
    const flooder = floodOn(server.discord, questions);
    const ask = (count: number) => paced(others, questions, count);
    await ask(WARM_UP);

    const without: number[] = [];
    const during: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      without.push(...(await ask(MESSAGES_A_ROUND)));
      const end = flooder.begin();
      during.push(...(await ask(MESSAGES_A_ROUND)));
      end();
    }
    await sleep(EBBS_WITHIN_MS);

    for (const [name, times] of Object.entries({ without, during }))
      console.log(
        `${name}: p50 ${ms(quantile(times, 0.5))} ms p99 ${ms(quantile(times, 0.99))} ms`,
      );
    const ratio = (q: number) =>
      ((quantile(during, q) ?? Number.NaN) / (quantile(without, q) ?? Number.NaN)).toFixed(2);
    console.log(`flood: ${flooder.perSecond().toFixed(0)} messages/s`);
    console.log(
      `overload: others p50 x${ratio(0.5)} p99 x${ratio(0.99)} flooder answered ${flooder.answered()} of ${flooder.sent()}`,
    );
  });
}

/** Somebody who sends far more than anybody types. */
function floodOn({ person, world }: Discord, questions: readonly string[]) {
  const user = person("flooder", { installs: true });
  const place = user.dm();
  let sent = 0;
  let answered = 0;
  let floodedMs = 0;
  world.events.on("written", (kept: Kept, where: Place) => {
    if (where.id === place.id && kept.message.author.id !== user.id) answered += 1;
  });

  return {
    sent: () => sent,
    answered: () => answered,
    perSecond: () => (1000 * sent) / floodedMs,

    /** Begins to flood; gives what ends it. */
    begin(): () => void {
      const [since, before] = [performance.now(), sent];
      const gulp = setInterval(() => {
        const owed = before + (FLOOD * (performance.now() - since)) / 1000;
        for (; sent < owed; sent += 1)
          user.mutters(place, questions[sent % questions.length] ?? "");
        // What was said is of no more use here, and would make each look-up longer.
        world.messages.set(place.id, []);
      }, GULP_MS);
      return () => {
        clearInterval(gulp);
        floodedMs += performance.now() - since;
      };
    },
  };
}
