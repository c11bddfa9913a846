import type { Reply } from "../../reply/reply.ts";
import type { Voice } from "../voice.ts";

/** What becomes of a turn that is taken while nothing can be read or written. */
export type Keeping =
  /** It is written down later. */
  | "held"
  /** Nothing is known of the learner here, so it can't be. */
  | "blank"
  /** Too much is held already. */
  | "full";

/** A reply that was found while nothing could be read or written, and a plain note that says so. */
export function withAwayNote(reply: Reply, keeping: Keeping, voice: Voice): Reply {
  const note = { kind: "text", markdown: awayNote(keeping, voice) } as const;
  return { ...reply, blocks: [...reply.blocks, note] };
}

function awayNote(keeping: Keeping, voice: Voice): string {
  switch (keeping) {
    case "held":
      return voice("away");
    case "blank":
      return voice("away-blank");
    case "full":
      return voice("away-full");
    default:
      return keeping satisfies never;
  }
}

/** What was wished can't be done before memory is there again. */
export const composeNotNow = (voice: Voice): Reply => saying(voice("away-not-now"));

/** Somebody says more than can be answered. */
export const composeSlowDown = (voice: Voice): Reply => saying(voice("slow-down"));

const saying = (markdown: string): Reply => ({
  move: "decline",
  concepts: [],
  blocks: [{ kind: "text", markdown }],
  actions: [],
});
