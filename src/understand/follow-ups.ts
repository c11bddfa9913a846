import type { Concept, FollowUp, Library } from "../content/model.ts";
import type { ConceptId, ItemId } from "../ids.ts";
import type { QuestionKind } from "./meaning.ts";
import { questionKind } from "./questions.ts";
import { stemsOf } from "./words.ts";

/** A part of a concept that answers a question, and how well it fits: 0 to 1 for the words, a little more for the kind. */
export interface FoundFollowUp {
  readonly concept: ConceptId;
  readonly item: ItemId;
  readonly score: number;
}

/** Finds the `Asked` part of a concept that a question is about. */
export interface FollowUps {
  /** The best part among these concepts; the first concept wins a draw. */
  best(question: string, concepts: readonly ConceptId[]): FoundFollowUp | undefined;
  /** A part of the concept that answers this kind of question, one not yet answered before one that was. */
  ofKind(concept: ConceptId, kind: QuestionKind, answered: readonly ItemId[]): ItemId | undefined;
  /** Whether any of these stems stands anywhere in what the pack says of the concept. */
  mentions(concept: ConceptId, stems: readonly string[]): boolean;
}

/** What the right kind of question ("why", "what if") adds to the likeness of the words. */
const KIND_BONUS = 0.15;
/** "Why should I care?" has hardly a word besides its kind, so the kind decides. */
const KIND_BONUS_WHEN_BARE = 0.4;
/** Words in the answer count less than words in the question: an answer mentions much in passing. */
const ANSWER_WEIGHT = 0.35;

interface Wording {
  readonly item: ItemId;
  readonly stems: ReadonlySet<string>;
  readonly kind: QuestionKind;
}

/** Prepares the `Asked` parts of all concepts for {@link FollowUps.best}. */
export function createFollowUps(library: Library): FollowUps {
  const wordings = new Map<ConceptId, readonly Wording[]>();
  const answers = new Map<ItemId, ReadonlySet<string>>();
  const heldBy = new Map<string, number>();
  /** Made when first needed: few concepts are talked about between two starts. */
  const vocabularies = new Map<ConceptId, ReadonlySet<string>>();
  let count = 0;

  for (const concept of library.concepts.values()) {
    wordings.set(concept.id, concept.followUps.flatMap(wordingsOf));
    for (const it of concept.followUps) {
      const stems = new Set(stemsOf([it.question, ...it.also, it.answer].join(" ")));
      answers.set(it.id, stems);
      for (const stem of stems) heldBy.set(stem, (heldBy.get(stem) ?? 0) + 1);
      count += 1;
    }
  }
  const rarity = (stem: string) => Math.log(1 + count / (1 + (heldBy.get(stem) ?? 0)));
  const mass = (stems: Iterable<string>) => {
    let sum = 0;
    for (const it of stems) sum += rarity(it);
    return sum;
  };

  const score = (asked: ReadonlySet<string>, kind: QuestionKind, wording: Wording): number => {
    const shared = mass(asked.intersection(wording.stems));
    const likeness = shared / Math.sqrt(mass(asked) * mass(wording.stems) || 1);
    const inAnswer = mass(asked.intersection(answers.get(wording.item) ?? new Set()));
    const mentioned = (ANSWER_WEIGHT * inAnswer) / (mass(asked) || 1);
    const bonus = asked.size <= 1 ? KIND_BONUS_WHEN_BARE : KIND_BONUS;
    const isKind = kind !== "other" && kind === wording.kind;
    return Math.max(likeness, mentioned) + (isKind ? bonus : 0);
  };

  return {
    best(question, concepts) {
      const kind = questionKind(question);
      let best: FoundFollowUp | undefined;
      for (const id of concepts) {
        const concept = library.concepts.get(id);
        if (!concept) continue;
        const own = nameStems(concept);
        const asked = new Set(stemsOf(question).filter((it) => !own.has(it)));
        for (const wording of wordings.get(id) ?? []) {
          const found = { concept: id, item: wording.item, score: score(asked, kind, wording) };
          if (!best || found.score > best.score) best = found;
        }
      }
      return best;
    },

    ofKind(concept, kind, answered) {
      const fitting = (wordings.get(concept) ?? []).filter((it) => it.kind === kind);
      return (fitting.find((it) => !answered.includes(it.item)) ?? fitting[0])?.item;
    },

    mentions(concept, stems) {
      const vocabulary = vocabularies.get(concept) ?? wordsAbout(library.concepts.get(concept));
      vocabularies.set(concept, vocabulary);
      return stems.some((it) => vocabulary.has(it));
    },
  };
}

const wordingsOf = (it: FollowUp): Wording[] =>
  [it.question, ...it.also].map((words) => ({
    item: it.id,
    stems: new Set(stemsOf(words)),
    kind: questionKind(words),
  }));

/** A concept's own name says nothing about which of its parts is asked for. */
const nameStems = (concept: Concept) =>
  new Set([concept.title, ...concept.aliases].flatMap(stemsOf));

function wordsAbout(concept: Concept | undefined): ReadonlySet<string> {
  if (!concept) return new Set();
  const texts = [
    concept.title,
    ...concept.aliases,
    ...concept.hints,
    ...concept.asked,
    ...concept.explanations.map((it) => it.text),
    ...concept.followUps.flatMap((it) => [it.question, ...it.also, it.answer]),
    ...concept.versus.map((it) => it.text),
    ...concept.points.map((it) => it.says),
    ...concept.misconceptions.flatMap((it) => [it.claim, it.correction]),
  ];
  return new Set(texts.flatMap(stemsOf));
}
