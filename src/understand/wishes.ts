import type { Wish } from "./meaning.ts";
import { patternOf } from "./sayings.ts";
import { stemsOf } from "./words.ts";

/** Parts that several sayings share. */
const PARTS = {
  IT: "(it|this|that|you|any of (it|this|that)|a word|anything)",
  GET: "(get|understand|follow|grasp)",
  AGE: "(\\d+|five|six|seven|eight|nine|ten|twelve)[ |-](years?|yr|yo)?[ |-]*(old)?[ child| kid| girl| boy]",
  SOMEBODY:
    "(child(ren)?|kids?|beginners?|dumm(y|ies)|newbies?|idiots?|grandm(a|other)|grandpa|grandparents|mum|mom|mother|boss|manager|ceo|client|customer|sales people|toddler|layman|lay person|non[ |-]?(technical|tech|programmer|engineer)\\w*[ (person|people|folks?)])",
  END: "(?=\\W*$)",
};

/**
 * How learners ask for other words, in the notation of `sayings.ts`, wherever it stands in a message. Of several
 * wishes in one message ("shorter and simpler") the first of this list counts.
 */
const WAYS: readonly (readonly [Wish, readonly string[]])[] = [
  [
    "simpler",
    [
      "(simpler|simplif(y|ied)|simply{END}|(explain|put|say|tell)( it| this| that| me)* simply|easier|easy[ words| terms| way| one| version| english| language]{END})",
      "(more (simple|basic)|less (technical|complicated|complex|abstract|jargon)|[with |without ](no|the|any|all)? ?jargon|dumb (it|this|that) down|baby steps|back to [the ](easy|basics?|start)|break it down)",
      "(eli ?\\d+|layman'?s?|noobs?|newbies?|dummies|in lay (terms|words))",
      "too (hard|deep|complex|complicated|technical|difficult|advanced|abstract|many big words|much jargon)",
      "(in|with|using|use) [very |really |more |much ]*(simple|simpler|plain|easy|easier|basic|everyday|normal|human|child'?s?|lay)( words| terms| english| language| way| manner)?",
      "(like|as if|as though|pretend|for|to) (i'?m|im|i am|i were|i was|you would to|someone|somebody|a|an|my|the|some)?[ completely| totally| really| only| just| a total| a complete| a]* ?({AGE}|{SOMEBODY}|new (to|at) (it|this|that|all this)|stupid|clueless)\\b",
    ],
  ],
  [
    "shorter",
    [
      "tl ?;? ?dr",
      "short(er)?(?=\\s*(?:$|[.!?,]|please|pls|version|and|answer))",
      "(keep|make) (it|this|that) (short|brief|quick)",
      "(brief(ly|er)?|concise(ly)?|in a nutshell|in (short|brief|few words)|one[ |-]liner|(fewer|less) (words|text)|in \\d+ words)",
      "[in ](one|a single|1|just one|a) sentence[ only]{END}",
      "(summary|summari(s|z)e[ it| this| that]){END}",
      "(too long|too much text|[a ](lot|wall) of (text|words|reading)|long answer)",
    ],
  ],
  [
    "deeper",
    [
      "(deep(er|ly)?[ dive| please| explanation| version]{END}|go deep(er)?|in( more| greater| much|-)? ?depth|under the hood|internals|nitty[ |-]gritty|expand on|elaborate)",
      "more (technical(ly)?|depth|details?|detailed|advanced|info(rmation)?|in[ |-]depth)",
      "(in|with|into|with some) [more |full |the |greater ]*details?",
      "technical(ly)? (please|version|explanation|terms?|details?)",
      "(go further|((tell|teach) me|know|learn|hear) more|(expert|advanced|pro) (level|version|explanation|please)|(details|more),? (please|pls))",
      "^(more|details|go on|continue|further|more (on|about) (it|this|that))\\W*$",
    ],
  ],
  [
    "analogy",
    [
      "(analog(y|ies|ous)|metaphors?|simile|draw it|sketch it|picture (it|this) for me)",
      "everyday (picture|life|comparison|example)",
      "(another|different|new|other) (picture|comparison|image|story)",
      "a[n]? (picture|comparison|story|image)(?= (?:for|of|to|please)|{END})",
      "(like |as )?(in|from) (real|daily|everyday) life(?! (?:use|usage|case|example))",
      "(compare|comparable) [it |this |that ](to|with) something",
      "something to compare ({IT})? ?(to|with)?",
    ],
  ],
  [
    "example",
    [
      "(examples?|for instance|e\\.?g\\.?{END}|case stud(y|ies))",
      "real[ |-]?(world|life)[ (case|use|usage|story|system)s?]",
      "concrete(ly| case)?",
      "[is |are |it'?s |they'?re ](it|this|that|they)? ?(actually |really )?used in (practice|reality)",
      "in the (wild|real world)",
      "(who|which compan(y|ies)) (actually |really )?uses? (it|this|that|them)",
      "where (is|do people use|can i (see|find)) (it|this|that)[ used| in use]",
    ],
  ],
  [
    "again",
    [
      "(say|put|explain|tell|phrase|word|describe|try)( it| this| that| me)*[ to me] (again|differently|another way|once more|one more time|in (another|a different|other|some other|different) (way|words?))",
      "[in |with |using ](other|different) words",
      "(another|a different|some other|different) (way|explanation|angle|approach|version|try)",
      "re-?(phrase|word|explain|formulate|peat)",
      "(once more|one more time|again{END}|say (that|it) again)",
      "[still ](do ?n[o']?t|did ?n[o']?t|cannot|can'?t) [really |quite |fully ]{GET} {IT}[ at all| yet| though| really]*(?!\\w*\\s+(?:why|how|what|when|where|which|who|part|bit|point|thing)\\b)",
      "not sure [that |if ]*i [really |fully ](get|got|understand|understood|follow)[ {IT}]{END}",
      "make sure [that ]i (get|got|understand|understood) (it|this|that)",
    ],
  ],
];

const MATCHERS = WAYS.map(
  ([wish, sayings]) =>
    [wish, sayings.map((it) => new RegExp(bounded(patternOf(it, PARTS)), "iu"))] as const,
);

/** A saying stands as whole words. */
function bounded(source: string): string {
  return source.startsWith("^") ? source : `(?<![\\w-])(?:${source})(?![\\w])`;
}

/** "another one": the kind is not named. */
const ANOTHER = new RegExp(
  `^(?:${patternOf(
    "[please |can i |can you |could i |could you |may i |i'd like |i would like |i want |give me |show me |tell me |have |get |got |do |try |any |and ]*[yet ](another|one more|a different|a new|the next|next)[ one| 1| please| pls| of those| of these| like that| like it]*",
  )})\\W*$`,
  "iu",
);

/** Words around a wish that are no subject of their own. */
const FRAME = new Set(
  stemsOf(
    `explain describe give show tell make try put say concept idea topic answer explanation text word sentence version
    term language way one first second last part simple simpler easy short long deep technical detail analogy metaphor
    picture example real world life concrete instance child kid year old beginner english plain sure sense understand
    hear help today practice used new complete total five ten twelve again different another other question bit little
    stuff step back start scratch draw sketch compare boss manager case study story everyday non person people dummies grandma`,
  ),
);

/** A wish for other words, and the message without it. */
export interface Wished {
  readonly wish: Wish;
  /** "another one": whichever kind was given last. */
  readonly another: boolean;
  /** The words that wish, lower case: no concept's name is looked for in them. */
  readonly words: string;
  /** Stems of the message that are not about the wish; few where the message is only the wish. */
  readonly left: readonly string[];
}

/** Finds the wish for an explanation in other words, if a message holds one. */
export function readWish(text: string): Wished | undefined {
  if (ANOTHER.test(text))
    return { wish: "again", another: true, words: text.toLowerCase(), left: [] };

  for (const [wish, sayings] of MATCHERS) {
    const match = sayings.map((it) => it.exec(text)).find((it) => it !== null);
    if (!match) continue;
    const without = text.replace(match[0], " ");
    return {
      wish,
      another: false,
      words: match[0].toLowerCase(),
      left: stemsOf(without).filter((it) => !FRAME.has(it)),
    };
  }
  return undefined;
}
