import type { Concept, FollowUp } from "../content/model.ts";
import type { Conversation } from "../memory/conversation.ts";
import type { Action } from "../reply/reply.ts";
import { shortened } from "../reply/sentences.ts";
import { type Pressable, spellPress } from "../understand/press.ts";
import type { PhraseName, Voice } from "./voice.ts";

/** The longest label that every platform shows whole: Slack takes 75 characters, Discord 80. */
const MAX_LABEL = 75;

/** A button that means what a sentence would. */
export const button = (meaning: Pressable, label: string): Action => ({
  id: spellPress(meaning),
  label: shortened(label, MAX_LABEL),
});

const labelled = (meaning: Pressable, voice: Voice, name: PhraseName, values = {}): Action =>
  button(meaning, voice(name, values));

/** What a learner may want after a concept was told: it in other words, more of it, or to go on. */
export function afterTelling(concept: Concept, voice: Voice): Action[] {
  const again = (wish: "simpler" | "analogy" | "deeper" | "example", name: PhraseName) =>
    labelled({ kind: "rephrase", concept: concept.id, wish }, voice, name);
  return [
    again("simpler", "label-simpler"),
    again("analogy", "label-analogy"),
    again("deeper", "label-deeper"),
    again("example", "label-example"),
    labelled({ kind: "say-it", concept: concept.id }, voice, "label-say-it"),
    ...toQuiz(concept, voice),
    labelled({ kind: "follows", thanks: false }, voice, "label-follows"),
  ];
}

/** Asks to be quizzed on a concept; nothing where it has no questions. */
export const toQuiz = (concept: Concept, voice: Voice): Action[] =>
  concept.quiz.length > 0
    ? [labelled({ kind: "quiz", concepts: [concept.id] }, voice, "label-quiz")]
    : [];

/** Questions about a concept that its content answers and that were not answered yet. */
export const toFollowUps = (
  concept: Concept,
  conversation: Conversation,
  most: number,
  besides?: FollowUp,
): Action[] =>
  concept.followUps
    .filter((part) => part !== besides)
    .filter((part) => !conversation.answered.some((it) => it.item === part.id))
    .slice(0, most)
    .map((part) => toFollowUp(concept, part));

/** Asks a question that a concept's content answers. */
export const toFollowUp = (concept: Concept, part: FollowUp): Action =>
  button(
    { kind: "follow-up", concept: concept.id, question: "other", item: part.id },
    part.question,
  );

/** Asks for concepts by their titles. */
export const toConcepts = (concepts: readonly Concept[], voice: Voice): Action[] =>
  concepts.map((it) =>
    button(
      { kind: "ask", concepts: [it.id], question: "what", others: [] },
      voice("label-ask", { concept: it.title }),
    ),
  );

/** Asks for things about the mentor itself. */
export const toMentor = (
  kinds: readonly ("next" | "recap" | "help" | "topics")[],
  voice: Voice,
): Action[] => kinds.map((kind) => labelled({ kind }, voice, `label-${kind}`));
