import type { Block } from "../../reply/reply.ts";
import type { Outcome } from "../learning-decision.ts";
import type { Voice } from "../voice.ts";
import { inDays } from "./counts.ts";

/** How a round went: how many were right, and when each concept is asked again. */
export function outcomeBlocks(
  phrase: "round-done" | "quiz-over",
  outcomes: readonly Outcome[],
  voice: Voice,
): Block[] {
  const verdicts = outcomes.flatMap((it) => it.verdicts).filter((it) => it !== "skipped");
  const right = verdicts.filter((it) => it === "right").length;
  const said = voice(phrase, { right: String(right), count: String(verdicts.length) });
  const items = outcomes.map((it) => outcomeLine(it, voice));
  return [
    { kind: "text", markdown: said },
    { kind: "list", numbered: false, items },
  ];
}

function outcomeLine({ concept, verdicts, days }: Outcome, voice: Voice): string {
  const [only] = verdicts;
  const right = verdicts.filter((it) => it === "right").length;
  const how =
    verdicts.length === 1 && only
      ? voice(`outcome-${only}`)
      : voice("outcome-several", { right: String(right), count: String(verdicts.length) });
  const isSkipped = verdicts.every((it) => it === "skipped");
  const again =
    days === undefined || isSkipped
      ? ""
      : `, ${voice("outcome-again", { when: inDays(days, voice) })}`;
  return `**${concept.title}:** ${how}${again}`;
}
