import type { Concept } from "../../content/model.ts";
import type { Action, Block, Reply } from "../../reply/reply.ts";
import { afterTelling, button, toConcepts, toQuiz } from "../buttons.ts";
import type { MarkDecision } from "../mark-decision.ts";
import type { Step } from "../next-steps.ts";
import type { Voice } from "../voice.ts";
import { offer } from "./talk.ts";
import type { Telling } from "./telling.ts";

type Of<K extends MarkDecision["kind"]> = Extract<MarkDecision, { kind: K }>;

/** What the mentor says to a learner's own version, and to what they say of how it was taken. */
export function composeMark(decision: MarkDecision, { voice }: Telling): Reply {
  const { concept, move } = decision;
  const said = (reply: Pick<Reply, "blocks" | "actions" | "verdict">): Reply => ({
    move,
    concepts: [concept.id],
    ...reply,
  });
  switch (decision.kind) {
    case "say-it":
      return said({ blocks: [text(voice("say-it", { concept: concept.name }))], actions: [] });
    case "fits":
      return said(fits(decision, voice));
    case "holds-all":
      return said({
        verdict: "right",
        blocks: [
          text(voice("confirm-all", { concept: concept.name })),
          ...goOn(decision.steps, voice),
        ],
        actions: [...toNext(decision.steps, voice), ...toQuiz(concept, voice)],
      });
    case "asks-meaning":
      return said(asksMeaning(decision, voice));
    case "was-meant":
      return said({
        verdict: "wrong",
        blocks: [
          text(voice("correct-meant", { concept: concept.name })),
          points(concept.points.map((it) => it.says)),
        ],
        actions: tryAgain(concept, voice),
      });
    case "asks-more":
      return said({
        verdict: "partly",
        blocks: [
          text(
            decision.question === undefined
              ? voice("mirror-more-open", { concept: concept.name })
              : voice("mirror-more", { question: decision.question }),
          ),
        ],
        actions: [disputes(concept, voice), ...afterTelling(concept, voice).slice(0, 2)],
      });
    case "hands-back":
      return said(handsBack(decision, voice));
    case "explains-rest":
      return said(explainsRest(decision, voice));
    default:
      return decision satisfies never;
  }
}

type Part = Pick<Reply, "blocks" | "actions" | "verdict">;

const text = (markdown: string): Block => ({ kind: "text", markdown });
const points = (items: readonly string[]): Block => ({ kind: "list", numbered: true, items });

function fits({ concept, mark, next, steps }: Of<"fits">, voice: Voice): Part {
  const nearest = concept.points[mark.nearest ?? 0]?.says ?? concept.definition;
  const other = next === undefined ? undefined : concept.points[next]?.says;
  return {
    verdict: "right",
    blocks: [
      text(voice("confirm", { point: nearest })),
      ...(other === undefined ? [] : [text(voice("confirm-next", { point: other }))]),
      ...goOn(steps, voice),
    ],
    actions: [...toNext(steps, voice), disputes(concept, voice), ...toQuiz(concept, voice)],
  };
}

const goOn = ([next]: readonly Step[], voice: Voice): Block[] =>
  next ? [text(offer(next, voice))] : [];

const toNext = ([next]: readonly Step[], voice: Voice): Action[] =>
  next ? toConcepts([next.concept], voice) : [];

const disputes = (concept: Concept, voice: Voice): Action =>
  button({ kind: "disputes", concept: concept.id }, voice("label-disputes"));

function asksMeaning({ concept, misconception }: Of<"asks-meaning">, voice: Voice): Part {
  const means = { kind: "means", concept: concept.id, misconception: misconception.id } as const;
  return {
    verdict: "wrong",
    blocks: [
      text(
        voice("correct", {
          claim: insideSentence(misconception.claim),
          correction: misconception.correction,
        }),
      ),
    ],
    actions: [
      button({ ...means, holds: true }, voice("label-meant-it")),
      button({ ...means, holds: false }, voice("label-meant-else")),
    ],
  };
}

/** A claim as it stands after "do you mean that": its first word small, unless capitals are its own; no full stop. */
export function insideSentence(claim: string): string {
  const plain = claim.trim().replace(/[.!]+$/u, "");
  const isOwnCapital = /^(?:I\b|[\p{Lu}\p{N}]{2}|\p{Lu}\p{Ll}*\p{Lu})/u.test(plain);
  return isOwnCapital ? plain : plain.charAt(0).toLowerCase() + plain.slice(1);
}

function handsBack({ concept, why, ticked }: Of<"hands-back">, voice: Voice): Part {
  const numbers = ticked.map((it) => String(it + 1)).join(", ");
  const lead = {
    unsure: () => voice("mirror"),
    "meant-else": () => voice("mirror-meant-else"),
    disputed: () => voice("mirror-disputed"),
    ticking: () =>
      ticked.length > 0 ? voice("mirror-ticked", { numbers }) : voice("mirror-ticked-none"),
  }[why]();
  const isTicked = (i: number) => ticked.includes(i);
  return {
    verdict: "unsure",
    blocks: [
      text(lead),
      points(concept.points.map((it, i) => (isTicked(i) ? `✓ ${it.says}` : it.says))),
      { kind: "aside", markdown: voice("mirror-how") },
    ],
    actions: [
      ...concept.points.map((it, point) =>
        button(
          { kind: "tick", concept: concept.id, point },
          voice(isTicked(point) ? "label-point-ticked" : "label-point", {
            number: String(point + 1),
            point: it.says.replace(/[*_`]/gu, ""),
          }),
        ),
      ),
      button(
        { kind: "ticked", concept: concept.id },
        voice(ticked.length > 0 ? "label-ticked" : "label-ticked-none"),
      ),
    ],
  };
}

function explainsRest({ concept, ticked }: Of<"explains-rest">, voice: Voice): Part {
  const rest = concept.points.filter((_, i) => !ticked.includes(i));
  return {
    verdict: "partly",
    blocks: [
      text(
        voice(ticked.length > 0 ? "mirror-rest" : "mirror-rest-all", {
          held: String(ticked.length),
          of: String(concept.points.length),
        }),
      ),
      {
        kind: "list",
        numbered: false,
        items: rest.map(({ says, also: [other] }) =>
          other
            ? `**${says}** ${voice("mirror-in-other-words", { words: sentence(other) })}`
            : says,
        ),
      },
    ],
    actions: tryAgain(concept, voice),
  };
}

const sentence = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1).replace(/[.!]+$/u, "");

/** What helps once something was new: to say it again, to hear it otherwise, to be quizzed, or to go on. */
function tryAgain(concept: Concept, voice: Voice): Action[] {
  const again = button({ kind: "say-it", concept: concept.id }, voice("label-say-it-again"));
  const others = afterTelling(concept, voice).filter((it) => !it.id.includes(":say-it:"));
  return [again, ...others];
}
