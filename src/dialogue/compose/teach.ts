import type { Explanation } from "../../content/model.ts";
import type { Block, Reply } from "../../reply/reply.ts";
import { firstSentence, inARow } from "../../reply/sentences.ts";
import { afterTelling, toConcepts, toFollowUp, toFollowUps } from "../buttons.ts";
import type { Decision, Told } from "../decision.ts";
import { entitled, type Telling } from "./telling.ts";

type Of<M extends Decision["move"]> = Extract<Decision, { move: M }>;

/** A first explanation: the definition and a picture; or several concepts in short. */
export function composeExplain(decision: Of<"explain">, { voice, conversation }: Telling): Reply {
  const [main, ...more] = decision.told;
  const blocks: Block[] =
    more.length > 0
      ? decision.told.map(({ concept }) => text(inShort(concept)))
      : [...firstTelling(main, voice("picture-lead"))];

  if (decision.part) blocks.push(text(`**${decision.part.question}** ${decision.part.answer}`));
  if (decision.others.length > 0) {
    const names = inARow(
      decision.others.map((it) => it.name),
      "or",
    );
    blocks.push({ kind: "aside", markdown: voice("meant-something-else", { concepts: names }) });
  }
  return {
    move: "explain",
    concepts: decision.told.map((it) => it.concept.id),
    style: main.explanation.style,
    variant: main.explanation.variant,
    blocks,
    actions:
      more.length > 0
        ? toConcepts(
            decision.told.map((it) => it.concept),
            voice,
          )
        : [
            ...afterTelling(main.concept, voice),
            ...toFollowUps(main.concept, conversation, 2, decision.part),
            ...toConcepts(decision.others, voice),
          ],
  };
}

const text = (markdown: string): Block => ({ kind: "text", markdown });

const inShort = (concept: Told["concept"]): string => {
  const [picture] = concept.pictures;
  const like = picture ? ` Think: ${picture.replace(/[.!?]$/, "")}.` : "";
  return entitled(concept, concept.definition + like);
};

function firstTelling({ concept, explanation }: Told, lead: string): Block[] {
  const definition = entitled(concept, concept.definition);
  switch (explanation.style) {
    case "plain":
      return [text(definition)];
    case "simple":
      return [text(entitled(concept, explanation.text))];
    case "analogy":
      return [text(`${definition}\n\n${lead}`), picture(explanation)];
    case "deep":
    case "example":
      return [text(definition), text(explanation.text)];
    default:
      return explanation.style satisfies never;
  }
}

const picture = (it: Explanation): Block => ({
  kind: "picture",
  markdown: it.text,
  ...(it.limit ? { limit: it.limit } : {}),
});

/** A concept once more, in words that are new to the learner while there are any. */
export function composeRephrase(decision: Of<"rephrase">, { voice, conversation }: Telling): Reply {
  const { concept, explanation } = decision.told;
  const name = { concept: concept.name };
  const isShort = decision.wish === "shorter";
  const lead = decision.allSeen
    ? voice("all-seen", name)
    : voice(`rephrase-${explanation.style}`, name);
  const body: Block =
    explanation.style === "analogy" && !isShort
      ? picture(explanation)
      : text(decision.cut ? firstSentence(concept.definition) : explanation.text);

  return {
    move: "rephrase",
    concepts: [concept.id],
    style: explanation.style,
    variant: explanation.variant,
    blocks: isShort ? [body] : [text(lead), body],
    actions: [...afterTelling(concept, voice), ...toFollowUps(concept, conversation, 1)],
  };
}

/** The answer to a question about what was explained. */
export function composeAnswer(decision: Of<"answer">, { voice, conversation }: Telling): Reply {
  const { concept, part, inPicture, links } = decision;
  const isNew = links.filter((it) => !conversation.covered.includes(it.id));
  const told: Block[] = inPicture
    ? [text(voice("in-your-picture")), { kind: "picture", markdown: inPicture }]
    : [];
  return {
    move: "answer",
    concepts: [concept.id, ...links.map((it) => it.id)],
    blocks: [text(`**${part.question}**\n\n${part.answer}`), ...told],
    actions: [
      ...toConcepts(isNew.slice(0, 3), voice),
      ...concept.followUps
        .filter((it) => it.id !== part.id && !conversation.answered.some((a) => a.item === it.id))
        .slice(0, 2)
        .map((it) => toFollowUp(concept, it)),
      ...afterTelling(concept, voice),
    ],
  };
}

/** Two concepts against each other. */
export function composeCompare(decision: Of<"compare">, { voice, conversation }: Telling): Reply {
  const [first, second] = decision.concepts;
  const names = { first: first.name, second: second.name };
  const definitions = decision.concepts
    .filter((it) => decision.text === undefined || !conversation.covered.includes(it.id))
    .map((it) => text(entitled(it, it.definition)));
  const lead = decision.text ? voice("compare", names) : voice("compare-unwritten", names);
  return {
    move: "compare",
    concepts: [first.id, second.id],
    blocks: [
      ...(decision.text ? definitions : [text(lead), ...definitions]),
      ...(decision.text ? [text(decision.text)] : []),
    ],
    actions: [
      ...toConcepts(
        decision.concepts.filter((it) => !conversation.covered.includes(it.id)),
        voice,
      ),
      ...afterTelling(second, voice).slice(1),
    ],
  };
}
