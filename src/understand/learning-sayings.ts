import { patternOf } from "./sayings.ts";

/** Parts that several of the sayings share. */
const PARTS: Readonly<Record<string, string>> = {
  /** What people say before they come to it: "ok, can you please". */
  POLITELY:
    "([ok[ay]|so|now|and|then|hey|please|pls|plz|(can|could|would|will) you|(can|may|could) (i|we)|i (want|need)[ you][ to]|i(?:'?d| would) like[ you][ to]|let'?s|let (us|me)|maybe|just|also|mentor|yes|yeah|sure|great|cool|thanks|alright|right|time (for|to)|ready (for|to)|next|go ahead and|but|first|to](?:[,.!:]| )+)*",
  AMOUNT:
    "[(me|us|with|do|a|an|the|one|another|some|any|more|few|couple|of|quick|short|little|small|new|different|next|harder|hard|easy|easier|good|random|pop|\\d+|two|three|four|five|ten|multiple[ |-]choice|true[/| or |-]false|practi(c|s)e|test|quiz|review) ]*",
  SHOW: "[please |pls |(can|could) (you|i) |may i |i (want|need) to |i(?:'?d| would) like to |ok[ay],? |hey,? |so,? |and,? |now,? |just |let me |show |me |tell |see |get |get me ]*",
  LATELY:
    "[ (please|pls|now|so far|today|right now|then|thanks|again|yet|at the moment|these days|lately|this week|overall|in general)]*",
  MINE: "(my|the)[ own| learning| personal| stored]*",
  DATA: "(data|account|profile|progress|history|answers|records?|information|info|log|cards)",
  WELL: "[ already| very| well| by heart| inside out| enough| now| perfectly]*",
};

const from = (saying: string) => new RegExp(`^${patternOf(saying, PARTS)}`, "iu");
const whole = (saying: string) => new RegExp(`^${patternOf(saying, PARTS)}\\W*$`, "iu");

/** How questions are asked for; what follows is what they are to be about. */
export const QUIZ_REQUESTS: readonly RegExp[] = [
  "/(quiz|test)\\b",
  "{POLITELY}(quizz?|test|examine|drill|grill|question) (me|us|my (knowledge|memory|understanding)|myself)\\b",
  "{POLITELY}be (quizz?ed|tested|examined|drilled)\\b",
  "{POLITELY}[(give|ask|do|have|start|take|get|make|try|want|begin|run|play|show|set|continue|go for) ]{AMOUNT}(quiz|quizzes|exams?)[ questions?| time| round| game| night]*\\b",
  "{POLITELY}(give|ask|throw|send|show|shoot|fire)[ at] (me|us) {AMOUNT}(questions?|(one|something|anything)(?=\\W*$| (?:on|about|from)\\b))\\b",
  "{POLITELY}ask me(?= (?:about|on)\\b)",
  "{POLITELY}[more |some |a few ]questions(?=\\W*$| please\\b)",
  "{POLITELY}{AMOUNT}(quiz|test|practi(c|s)e|review) questions?\\b",
  "{POLITELY}(do|take|have|start|try) {AMOUNT}(tests?|questions?)(?=\\W*$| (?:on|about|for)\\b)",
  "{POLITELY}(practi(c|s)e|revise|revision|drill)(?=\\W*$| (?:questions?|on|about|for|time|round)\\b)[ questions?| time| round]*",
].map(from);

/** The same with the subject before it: "a caching quiz". */
export const QUIZ_REQUEST_AT_END = new RegExp(
  `^${patternOf("{POLITELY}[(give|do|have|start|take|make|try|want) ]{AMOUNT}", PARTS)}(.+?) quiz(?: questions?)?\\W*$`,
  "iu",
);

/** What a quiz may be about besides a concept's name. */
export const QUIZ_SUBJECTS = {
  anything: whole(
    "(everything|anything|all[ of (it|this|that|them)]|whatever[ you (like|want)]|something|random|any[ topic]|it all|(what|the (things|stuff|concepts|topics)) (we|i|you)['ve| have] [just ](covered|learn[ed|t]|discussed|read|did|done|talked about|explained|taught me)[ so far| today])",
  ),
  missed: whole(
    "([(the |only |everything |what |things |stuff |ones |questions |concepts |topics |that )]*i['ve| have] (missed|got wrong|failed|forgot[ten]|did ?n[o']?t (know|get))|[my ](mistakes|misses|errors|weak (spots?|points?|topics?|areas?)|weakness[es]))",
  ),
  due: whole(
    "([what['s| is|ever is] |everything [that is ]|the ones |things |stuff ](due|overdue|scheduled)[ ones| today| now| items| cards| concepts]|for (today|review)|reviews?)",
  ),
  current: whole(
    "(this|that|it|these|those|them|(this|that|the|our|my)[ last| same| current] (one|topic|concept|subject|thing|stuff)s?|the same[ thing| topic| concept]|what (you|we) just \\w+[ about])",
  ),
} as const;

/** How learners ask how they are doing, the particular before the general. */
export const PROGRESS_REQUESTS = [
  [
    "due",
    whole(
      "{SHOW}((what|which|anything|how (much|many))['s| is| are][ concepts| things| topics| cards| of them| questions][ is| are] [over]due[ for review| for me| to review| tomorrow]|is anything [over]due|what (should|do|must) i (review|repeat|revise|practi(c|s)e)|[my ](due|reviews?)[ list]|what['s| is][ there] to review){LATELY}",
    ),
  ],
  [
    "missed",
    whole(
      "{SHOW}(what (did|have|do) i (missed|miss|get wrong|got wrong|fail[ed]|forget|forgotten)|[my ](mistakes|misses|wrong answers)|what['s| is| are| were] my (mistakes|weak (spots?|points?|areas?)|weakness[es])|where (am i weak|did i go wrong)|which (ones|questions) did i (miss|get wrong|fail)){LATELY}",
    ),
  ],
  [
    "all",
    whole(
      "{SHOW}(/?[my ](progress|stats?|statistics|streak|scores?|results|report[ card]|dashboard|learning status)[ report]|how am i (doing|going|getting on|progressing|coming along)|how['s| is] my (progress|learning|studying)|what['s| is| are] my (progress|stats?|streak|scores?|level|status|results)|how (far|much|well|many)[ concepts| things| topics] (am i|have i|do i|did i)[ come| got| gotten| learn[ed|t]| know| done| already]*[ along| things| concepts| topics]|what do i[ already] know[ well| already| by now]|am i (making progress|getting better|improving|doing (ok[ay]|well))|how long is my streak){LATELY}",
    ),
  ],
] as const;

/** How learners ask for their data. */
export const EXPORT_REQUEST = whole(
  "{SHOW}(/export[ my data]|(export|download|save|back ?up|take[ out| away| with me]|give|send|have)[ me| all| of| a copy of]*[ of] {MINE} {DATA}[ (as|to|in) (json|csv|a file|files|anki)]|export[ everything| all| missed| mistakes| to anki| for anki]*|(what|which)[ data] (do|have) you (store|know|keep|save|remember)[d] (about|of|on) me|data export|anki export){LATELY}",
);

/** How learners ask that everything about them be deleted. */
export const FORGET_REQUEST = whole(
  "{SHOW}(/(forget|delete)[ me| my data]|forget (me|(everything|all)[ [that ]you know] (about|of) me|(everything|all) (about|of) me|who i am|[all ](about )?my {DATA})|(delete|erase|remove|wipe|clear|destroy|purge)[ all| of| everything]* ({MINE} {DATA}|(about|on) me|you (know|have|store) (about|on|of) me|me)|(delete|erase|wipe) everything|reset my (progress|data|account|memory)|gdpr delete){LATELY}",
);

/** How learners say that they know something, or need not be asked; the first group that is set is what. */
export const KNOWN_SAID = whole(
  "[(ok[ay]|yes|yeah|but|well|please|actually|oh|no|hey),? ]*(i[ already| really]* know (?<what>.{1,60}?){WELL}[[,.;]? ?[so ][please ](do ?n[o']?t|never|stop) (ask|asking|quiz|quizzing)[ me][ [about ](it|this|that)][ again| any ?more]]|[please ](do ?n[o']?t|never|stop) (ask|asking|quiz|quizzing|test|testing) me [(about|on) ](?<other>.{1,60}?)[ again| any ?more]*)",
);

/** How learners ask to be asked again; the first group that is set is what. */
export const ASK_AGAIN_SAID = whole(
  "[(ok[ay]|yes|yeah|but|well|please|actually|oh|no|hey|can you|could you),? ]*(ask me [(about|on) ](?<what>.{0,60}?)\\s*again[ later| soon| tomorrow| some ?time| another time| in a while]|i do ?n[o']?t (know|remember) (?<other>.{1,60}?) (any ?more|no more))",
);
