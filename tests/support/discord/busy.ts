import { setTimeout as sleep } from "node:timers/promises";
import { directWith, learnerOf } from "../../../adapters/discord/receive.ts";
import { entryFor } from "../../../src/checkins/agenda.ts";
import { openDueIndex } from "../../../src/checkins/due-index.ts";
import type { Mind } from "../../../src/dialogue/mind.ts";
import { standingOf } from "../../../src/schedule/due.ts";
import { toMinute } from "../../../src/schedule/times.ts";
import type { Connection } from "../../../src/storage/connection.ts";
import { createRedisStore } from "../../../src/storage/redis.ts";
import { somebody } from "../crowd.ts";
import type { Discord } from "./discord.ts";
import type { User } from "./user.ts";
import type { Place } from "./world.ts";

/** Lets many members of a Discord have a check-in that is due now. */
export async function makeDue(
  mind: Mind,
  connection: Connection,
  members: readonly User[],
): Promise<void> {
  const memory = somebody(mind, toMinute(Date.now()));
  const standing = standingOf(memory.learner.profile);
  if (!standing) throw new Error("somebody without a check-in");
  const store = createRedisStore(connection);
  const spread = new Map([["discord", 0]]);
  const entries = await Promise.all(
    members.map(async ({ id }) => {
      const [learner, conversation] = [learnerOf(id), directWith(id)];
      await store.update({ learner, conversation }, Date.now(), ({ conversation: spoken }) => ({
        memory: {
          conversation: spoken,
          learner: {
            ...memory.learner,
            profile: {
              ...memory.learner.profile,
              ...(memory.learner.profile.checkin && {
                checkin: { ...memory.learner.profile.checkin, conversation },
              }),
            },
          },
        },
        events: [],
        result: undefined,
      }));
      return entryFor(learner, { ...standing, conversation }, spread) ?? [];
    }),
  );
  await openDueIndex(connection).settle(entries.flat());
}

/** How many messages of Mentor's somebody has in their direct messages. */
export const told = (discord: Discord, user: User): number =>
  user.sees(user.dm()).filter((it) => it.kept.message.author.id === discord.world.mentor.user.id)
    .length;

/** Members who keep asking in a channel, one question after the other. */
export interface Talk {
  /** Ends it once the questions under way are answered. */
  stop(): Promise<void>;
  /** How many questions there were, and how many of them have another number of answers than one. */
  outcome(): { readonly asked: number; readonly otherwise: number };
}

/** Lets members talk, each of whom says the next thing once the last was answered. */
export function talk(discord: Discord, place: Place, members: readonly User[]): Talk {
  const mention = `<@${discord.world.app.id}>`;
  let isOver = false;
  const all = members.map(async (member) => {
    while (!isOver) {
      await member.says(place, `${mention} what is caching?`);
      await sleep(800);
    }
  });
  const messages = () => discord.world.messages.get(place.id) ?? [];
  return {
    async stop() {
      isOver = true;
      await Promise.all(all);
    },
    outcome() {
      const own = discord.world.mentor.user.id;
      const asked = messages().filter(({ message }) => message.author.id !== own);
      const answersTo = (id: string) =>
        messages().filter(({ message }) => message.message_reference?.message_id === id).length;
      return {
        asked: asked.length,
        otherwise: asked.filter(({ message }) => answersTo(message.id) !== 1).length,
      };
    },
  };
}
