import type { Concept } from "../../content/model.ts";
import type { Block, Reply } from "../../reply/reply.ts";
import { firstSentence, inARow } from "../../reply/sentences.ts";
import { toConcepts, toFollowUp, toMentor, toQuiz } from "../buttons.ts";
import type { Decision } from "../decision.ts";
import type { Step } from "../next-steps.ts";
import type { Telling } from "./telling.ts";

type Of<M extends Decision["move"]> = Extract<Decision, { move: M }>;

const text = (markdown: string): Block => ({ kind: "text", markdown });
const names = (concepts: readonly Concept[]) => inARow(concepts.map((it) => it.name));
const ofSteps = (steps: readonly Step[]) => steps.map((it) => it.concept);

/** "Hello": where to start. */
export function composeGreet(decision: Of<"greet">, { voice }: Telling): Reply {
  const concepts = ofSteps(decision.steps);
  const phrase = decision.again ? "greet-again" : "greet";
  return {
    move: "greet",
    concepts: [],
    blocks: [
      text(
        voice(phrase, {
          concepts: inARow(
            concepts.map((it) => it.name),
            "or",
          ),
        }),
      ),
    ],
    actions: [...toConcepts(concepts, voice), ...toMentor(["topics", "help"], voice)],
  };
}

/** They follow: where it leads on to. */
export function composeAcknowledge(decision: Of<"acknowledge">, { voice }: Telling): Reply {
  const said = decision.thanks
    ? voice("acknowledge-thanks", { concepts: names(decision.covered.slice(-4)) })
    : voice("acknowledge");
  const [next] = decision.steps;
  return {
    move: "acknowledge",
    concepts: ofSteps(decision.steps).map((it) => it.id),
    blocks: [text(said), text(next ? offer(next, voice) : voice("offer-nothing"))],
    actions: [
      ...toConcepts(ofSteps(decision.steps).slice(0, 2), voice),
      ...decision.covered.slice(-1).flatMap((it) => toQuiz(it, voice)),
      ...toMentor(["recap"], voice),
    ],
  };
}

/** One next step, and why it is worth it. */
export const offer = ({ concept, path }: Step, voice: Telling["voice"]): string =>
  voice(path ? "offer-next-on-path" : "offer-next", {
    concept: concept.name,
    path: path?.title ?? "",
    why: firstSentence(concept.definition),
  });

/** What to learn next. */
export function composeSuggest(decision: Of<"suggest">, { voice }: Telling): Reply {
  const { steps } = decision;
  const items = steps.map(({ concept, path }) => {
    const way = path ? ` ${voice("suggest-on-path", { path: path.title })}` : "";
    return `**${concept.title}**${way}: ${firstSentence(concept.definition)}`;
  });
  return {
    move: "suggest",
    concepts: ofSteps(steps).map((it) => it.id),
    blocks:
      steps.length > 0
        ? [text(voice("suggest")), { kind: "list", numbered: true, items }]
        : [text(voice("offer-nothing"))],
    actions: [...toConcepts(ofSteps(steps), voice), ...toMentor(["topics"], voice)],
  };
}

/** What was covered. */
export function composeRecap(decision: Of<"recap">, { voice }: Telling): Reply {
  const { covered } = decision;
  const items = covered.map((it) => `**${it.title}:** ${firstSentence(it.definition)}`);
  return {
    move: "recap",
    concepts: covered.map((it) => it.id),
    blocks:
      covered.length > 0
        ? [text(voice("recap")), { kind: "list", numbered: false, items }]
        : [text(voice("recap-nothing"))],
    actions: [...toConcepts(covered.slice(-3), voice), ...toMentor(["next"], voice)],
  };
}

/** It needs to know more before it can answer. */
export function composeClarify(decision: Of<"clarify">, { voice }: Telling): Reply {
  const { why, concept, candidates, parts } = decision;
  const name = { concept: concept?.name ?? "" };
  const said = {
    lost: () => voice(decision.wish ? "clarify-wish" : "clarify-lost"),
    "no-answer": () => voice("clarify-no-answer", name),
    stale: () => voice("stale"),
    misread: () => voice("misread"),
  }[why]();
  return {
    move: "clarify",
    concepts: [...(concept ? [concept] : []), ...candidates].map((it) => it.id),
    blocks: [text(said)],
    actions: [
      ...(concept ? parts.map((it) => toFollowUp(concept, it)) : []),
      ...toConcepts(candidates, voice),
      ...toMentor(["topics", "help"], voice),
    ],
  };
}

/** It does not know, and says so. */
export function composeDecline(decision: Of<"decline">, { voice }: Telling): Reply {
  const { why, nearest } = decision;
  const near =
    nearest.length > 0
      ? voice("decline-nearest", {
          concepts: inARow(
            nearest.map((it) => `**${it.title}**`),
            "or",
          ),
        })
      : "";
  const said = {
    unknown: voice("decline"),
    foreign: voice("decline-foreign"),
    harm: voice("decline-harm"),
  }[why];
  return {
    move: "decline",
    concepts: [],
    blocks: [said, near].filter(Boolean).map(text),
    actions: [...toConcepts(nearest, voice), ...toMentor(["topics"], voice)],
  };
}

/** Goodbye. */
export function composeClose(decision: Of<"close">, { voice }: Telling): Reply {
  const { covered } = decision;
  const said =
    covered.length > 0
      ? voice("close-covered", { concepts: names(covered.slice(-4)) })
      : voice("close");
  return {
    move: "close",
    concepts: [],
    blocks: [text(said)],
    actions: toMentor(["recap", "next"], voice),
  };
}

/** What the mentor can do, and what it teaches. */
export function composeHelp(
  decision: Of<"help">,
  { voice }: Telling,
  paths: readonly string[],
  count: number,
): Reply {
  const concepts = ofSteps(decision.steps);
  const said =
    decision.about === "mentor"
      ? text(voice("help"))
      : text(voice("topics", { count: String(count) }));
  return {
    move: "help",
    concepts: [],
    blocks:
      decision.about === "mentor"
        ? [said]
        : [said, { kind: "list", numbered: false, items: paths }],
    actions: [
      ...toConcepts(concepts, voice),
      ...toMentor(decision.about === "mentor" ? ["topics", "next"] : ["next"], voice),
    ],
  };
}
