import type { Concept } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Conversation } from "../memory/conversation.ts";
import type { Finding } from "./finder.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Heard } from "./small-talk.ts";
import { stemsOf, wordsOf } from "./words.ts";

/** A message and all that its meaning may depend on. */
export interface Scene {
  readonly knowledge: Knowledge;
  readonly conversation: Conversation;
  readonly heard: Heard;
  /** The message without small talk. */
  readonly text: string;
  /** Which concepts the message is about. */
  readonly finding: Finding;
}

/** The concept being talked about, if it is still taught. */
export const topicOf = ({ knowledge, conversation }: Scene): Concept | undefined =>
  conversation.topic && knowledge.library.concepts.get(conversation.topic);

/** The concepts that a message names, each once, in the order in which they stand there. */
export const namedIn = ({ finding }: Scene): readonly ConceptId[] => [
  ...new Set(finding.named.map((it) => it.concept)),
];

/** Beside a bare name stand only a few words of asking. */
const MOST_ASKING = 9;

/** Whether a message is a concept's name and nothing else: "now caching". */
export function isBareName({ finding, text }: Scene): boolean {
  const names = new Set(finding.named.flatMap((it) => stemsOf(it.text)));
  const beside =
    wordsOf(text).length - finding.named.reduce((sum, it) => sum + it.end - it.start, 0);
  return names.size > 0 && beside <= MOST_ASKING && stemsOf(text).every((it) => names.has(it));
}

/** Whether the packs teach what a message asks: surely where it is a concept's name and nothing else. */
export const isCovered = (scene: Scene): boolean =>
  isBareName(scene) ||
  (scene.finding.ranked.length > 0 && scene.finding.covered >= scene.knowledge.finder.threshold);

/** The runners-up that may have been meant; none where what was chosen was asked for by name. */
export function othersThan(chosen: readonly ConceptId[], { finding }: Scene): ConceptId[] {
  if (finding.named.some((it) => chosen.includes(it.concept))) return [];
  return finding.ranked
    .map((it) => it.concept)
    .filter((it) => !chosen.includes(it))
    .slice(0, 2);
}

/** Concepts that stand close to one: what it needs, leads to, is taken for or links. */
export function neighboursOf(concept: Concept): ReadonlySet<ConceptId> {
  return new Set([
    ...concept.needs,
    ...concept.related,
    ...concept.versus.map((it) => it.other),
    ...concept.followUps.flatMap((it) => it.links),
  ]);
}

/** What may stand between two names that are asked for side by side: "caching and what is sharding". */
const BETWEEN =
  /^(?=.*\S)(?:[\s,;&+/?.]|\b(?:and|or|plus|also|what|whats|what's|is|are|explain|define|a|an|the|then|about)\b)+$/iu;
const ASKS_WHAT =
  /\b(?:what|explain|define|describe|tell|teach)\b|^\W*[\w-]+(?: [\w-]+)?\W+(?:and|&|,)/iu;

/**
 * Two of these concepts that a message asks for side by side.
 *
 * "How does Raft cope with network partitions?" names two and asks for one.
 */
export function sideBySide(
  { finding, text }: Scene,
  named: readonly ConceptId[],
): readonly ConceptId[] | undefined {
  const [first, second] = finding.named.filter((it) => named.includes(it.concept));
  if (!first || !second || first.concept === second.concept) return undefined;

  const lower = text.toLowerCase();
  const end = lower.indexOf(first.text.toLowerCase()) + first.text.length;
  const between = text.slice(end, lower.indexOf(second.text.toLowerCase(), end));
  const isList = BETWEEN.test(between) && ASKS_WHAT.test(text);
  return isList ? [first.concept, second.concept] : undefined;
}
