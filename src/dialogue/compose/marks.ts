import type { Block, Reply } from "../../reply/reply.ts";
import { toConcepts } from "../buttons.ts";
import type { Decision } from "../decision.ts";
import { offer } from "./talk.ts";
import type { Telling } from "./telling.ts";

type Marked = Extract<Decision, { move: "confirm" | "correct" | "mirror" }>;

const text = (markdown: string): Block => ({ kind: "text", markdown });

/** What the mentor says to a learner's own version. */
export function composeMark(decision: Marked, { voice }: Telling): Reply {
  const { concept, mark, steps, move } = decision;
  const points = concept.points.map((it) => it.says);
  const wrong = concept.misconceptions.find((it) => it.id === mark.misconception);
  const nearest = mark.nearest === undefined ? undefined : points[mark.nearest];
  const [next] = steps;

  const blocks: Block[] = [];
  if (move === "confirm") {
    blocks.push(text(voice("confirm", { point: nearest ?? points[0] ?? "" })));
    if (next) blocks.push(text(offer(next, voice)));
  } else if (move === "correct") {
    blocks.push(
      text(voice("correct", { claim: wrong?.claim ?? "", correction: wrong?.correction ?? "" })),
    );
  } else {
    blocks.push(text(voice("mirror")), { kind: "list", numbered: true, items: points });
  }
  return {
    move,
    concepts: [concept.id],
    verdict: mark.verdict,
    blocks,
    actions: next ? toConcepts([next.concept], voice) : [],
  };
}
