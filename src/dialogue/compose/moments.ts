import type { Profile } from "../../memory/learner.ts";
import type { Reply } from "../../reply/reply.ts";
import { dueOf } from "../../schedule/due.ts";
import { whenInWords } from "./checkin-words.ts";

/**
 * Notes which moment a reply means where it says when the next check-in comes.
 *
 * The words are in the learner's own time zone as they chose it; a platform may add what their device makes of it.
 */
export function withMoments(reply: Reply, { checkin, zone }: Profile, at: number): Reply {
  if (!checkin || zone === undefined) return reply;
  const due = dueOf(checkin, zone);
  if (due === undefined) return reply;
  const words = whenInWords(due, at, zone);
  const isNamed = reply.blocks.some((it) => it.kind === "text" && it.markdown.includes(words));
  return isNamed ? { ...reply, moments: [{ words, at: due }] } : reply;
}
