import type { Block, Reply } from "../../reply/reply.ts";
import { FORGET_WORD } from "../../understand/learning-commands.ts";
import { button } from "../buttons.ts";
import type { LearningDecision } from "../learning-decision.ts";
import { inDays } from "./counts.ts";
import type { Telling } from "./telling.ts";

type Of<K extends LearningDecision["kind"]> = Extract<LearningDecision, { kind: K }>;

const text = (markdown: string): Block => ({ kind: "text", markdown });

/** The learner corrected the memory. */
export function composeCorrected(
  { concept, how, days }: Of<"corrected">,
  { voice }: Telling,
): Reply {
  const values = { concept: concept.name, when: inDays(days, voice) };
  const other = how === "known" ? "ask-again" : "known";
  return {
    move: "acknowledge",
    concepts: [concept.id],
    blocks: [text(voice(`corrected-${how}`, values))],
    actions: [
      button(
        { kind: other, concept: concept.id },
        voice(how === "known" ? "label-ask-again" : "label-know-this"),
      ),
      button({ kind: "quiz", concepts: [] }, voice("label-quiz")),
      button({ kind: "progress", about: "all" }, voice("label-progress")),
    ],
  };
}

/** Everything stored of the learner; the files are put in once they have been read. */
export const composeExport = ({ voice }: Telling): Reply => ({
  move: "progress",
  concepts: [],
  blocks: [text(voice("export"))],
  actions: [],
});

/** Deleting everything: it is asked for, done, or not done after all. */
export function composeForget({ step }: Of<"forget">, { voice }: Telling): Reply {
  switch (step) {
    case "ask":
      return {
        move: "clarify",
        concepts: [],
        blocks: [text(voice("forget-ask", { word: FORGET_WORD }))],
        actions: [
          button({ kind: "keep-data" }, voice("label-keep-data")),
          button({ kind: "export" }, voice("label-export")),
        ],
      };
    case "done":
      return { move: "close", concepts: [], blocks: [text(voice("forget-done"))], actions: [] };
    case "kept":
      return {
        move: "acknowledge",
        concepts: [],
        blocks: [text(voice("forget-kept"))],
        actions: [],
      };
    default:
      return step satisfies never;
  }
}
