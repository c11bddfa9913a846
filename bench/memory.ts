import type { Concept, Library } from "../src/content/model.ts";
import { conceptId, itemId, packId } from "../src/ids.ts";
import { dayNumbered } from "../src/learning/days.ts";
import { type Chance, withAsked } from "../src/learning/items.ts";
import { learn } from "../src/learning/learn.ts";
import { planRound } from "../src/learning/rounds.ts";
import type { LearningEvent } from "../src/memory/events.ts";
import { type Learner, newLearner } from "../src/memory/learner.ts";
import { seededChance } from "../src/understand/finding/chance.ts";
import { percent } from "./figures.ts";
import { activation, halfLife, type Memory, type Model } from "./learner-models.ts";

const LEARNERS = 40;
const DAYS = 120;
/** So many concepts are read, three a week. */
const CONCEPTS = 36;
const READ_EVERY = 7 / 3;
const FIRST_DAY = 20_000;
/** How long after the last question the learner is looked at once more. */
const LATER = 14;
/** A question with options is guessed so often, and a right answer slips so often. */
const GUESS = 0.3;
const SLIP = 0.03;

/** What decides which concepts are asked on a day. */
interface Schedule {
  read(concept: number, day: number): void;
  choose(day: number, count: number): readonly number[];
  answered(concept: number, day: number, right: boolean): void;
}

/**
 * Mentor's rounds against fixed intervals of 1, 3, 7 and 14 days, at the same number of questions a day.
 *
 * Learners are made up, by models of memory that know nothing of FSRS. Recall is how probable it is that they would
 * recall a concept unaided, over all concepts read: on the last day, and two weeks without any practice after it. The
 * last line is the mean of both models at three questions a day.
 */
export async function memory(): Promise<void> {
  const atThree: { ours: number; fixed: number }[] = [];
  for (const [name, model] of Object.entries({ "half-life": halfLife, activation })) {
    for (const count of [2, 3, 5]) {
      const ours = simulate(model, count, mentors);
      const fixed = simulate(model, count, fixedIntervals);
      if (count === 3) atThree.push({ ours: ours.last, fixed: fixed.last });
      console.log(
        `${name}, ${count} questions a day: ours ${said(ours.last)} (two weeks later ${said(ours.later)}), ` +
          `fixed ${said(fixed.last)} (${said(fixed.later)})`,
      );
    }
  }
  const meanOf = (whose: "ours" | "fixed") =>
    said(atThree.reduce((sum, it) => sum + it[whose], 0) / atThree.length);
  console.log(`memory: recall ours ${meanOf("ours")} % fixed ${meanOf("fixed")} %`);
}

const said = (share: number) => percent(share, 1);

interface Recall {
  readonly last: number;
  readonly later: number;
}

/** Both schedules meet the same learners, concepts and chances. */
function simulate(model: Model, count: number, schedule: (chance: Chance) => Schedule): Recall {
  let last = 0;
  let later = 0;
  for (let i = 0; i < LEARNERS; i += 1) {
    const keeping = 2 * seededChance(1000 + i)() - 1;
    const heads = Array.from({ length: CONCEPTS }, (_, c) =>
      model(seededChance(i * 997 + c), keeping),
    );
    study(heads, count, schedule(seededChance(i)), seededChance(5000 + i));
    last += mean(heads, FIRST_DAY + DAYS) / LEARNERS;
    later += mean(heads, FIRST_DAY + DAYS + LATER) / LEARNERS;
  }
  return { last, later };
}

const mean = (heads: readonly Memory[], day: number): number =>
  heads.reduce((sum, it) => sum + it.recall(day), 0) / heads.length;

function study(heads: readonly Memory[], count: number, schedule: Schedule, chance: Chance): void {
  for (let day = FIRST_DAY; day < FIRST_DAY + DAYS; day += 1) {
    for (const concept of schedule.choose(day, count)) {
      const recall = heads[concept]?.recall(day) ?? 0;
      const right = chance() < recall * (1 - SLIP) + (1 - recall) * GUESS;
      schedule.answered(concept, day, right);
      heads[concept]?.practise(day);
    }
    const read = Math.floor((day - FIRST_DAY) / READ_EVERY);
    const isNew = read > Math.floor((day - 1 - FIRST_DAY) / READ_EVERY);
    if (isNew && read < CONCEPTS) {
      heads[read]?.practise(day);
      schedule.read(read, day);
    }
  }
}

const INTERVALS = [1, 3, 7, 14];

/** Each concept after 1, 3, 7 and 14 days, and every 14 then; from the start again once missed. What is due longest comes first. */
function fixedIntervals(): Schedule {
  const steps = new Map<number, { step: number; due: number }>();
  return {
    read: (concept, day) => steps.set(concept, { step: 0, due: day + 1 }),
    choose: (_, count) =>
      [...steps]
        .sort(([, a], [, b]) => a.due - b.due)
        .slice(0, count)
        .map(([concept]) => concept),
    answered(concept, day, right) {
      const step = right ? Math.min((steps.get(concept)?.step ?? 0) + 1, INTERVALS.length - 1) : 0;
      steps.set(concept, { step, due: day + (INTERVALS[step] ?? 1) });
    },
  };
}

const id = (concept: number) => conceptId(`concept-${concept}`);

const MADE_UP: readonly Concept[] = Array.from({ length: CONCEPTS }, (_, i) => ({
  id: id(i),
  pack: packId("bench"),
  title: `Concept ${i}`,
  name: `concept ${i}`,
  aliases: [],
  hints: [],
  needs: [],
  related: [],
  asked: [],
  points: [],
  pictures: [],
  definition: "",
  explanations: [],
  followUps: [],
  versus: [],
  misconceptions: [],
  quiz: Array.from({ length: 7 }, (__, item) => ({
    kind: "choice",
    id: itemId(`item-${item}`),
    question: "",
    options: [],
  })),
}));

const LIBRARY: Library = {
  packs: [],
  concepts: new Map(MADE_UP.map((it) => [it.id, it])),
  phrases: new Map(),
  hash: "",
};

/** Mentor's own rounds, as a learner who asks for one each day gets them. */
function mentors(chance: Chance): Schedule {
  let learner: Learner = newLearner();
  const items = new Map<number, LearningEvent & { kind: "answered" }>();
  const noon = (day: number) => (day + 0.5) * 24 * 60 * 60 * 1000;
  return {
    read(concept, day) {
      learner = learn(learner, [{ kind: "met", at: noon(day), concept: id(concept) }]);
    },
    choose(day, count) {
      const at = noon(day);
      const plan = {
        library: LIBRARY,
        learner,
        at,
        day: dayNumbered(day),
        read: [],
        count,
        chance,
      };
      return planRound(plan).map((ref) => {
        learner = { ...learner, profile: withAsked(learner.profile, ref, at) };
        const concept = Number(ref.concept.slice("concept-".length));
        items.set(concept, {
          kind: "answered",
          at,
          day: dayNumbered(day),
          ...ref,
          verdict: "right",
          hints: 0,
          from: "learner",
        });
        return concept;
      });
    },
    answered(concept, _, right) {
      const event = items.get(concept);
      if (event) learner = learn(learner, [{ ...event, verdict: right ? "right" : "wrong" }]);
    },
  };
}
