import type { Meaning } from "./meaning.ts";
import { patternOf } from "./sayings.ts";

/** Parts that several sayings share. */
const PARTS = {
  PLEASE:
    "[can you |could you |will you |please |pls |i want |i'd like |let's |let us |give me |show me |make me |make |do ]*",
  TOPIC: "(topics?|concepts?|subjects?|paths?|things?)",
  NOW: "[ please| now| then| first| next| again| today| so far| up to now| for me| for us]*",
};

/** Things to ask of the mentor that are about no concept, in the notation of `sayings.ts`, each a whole message. */
const COMMANDS: readonly (readonly [Meaning, readonly string[]])[] = [
  [
    { kind: "topics" },
    [
      "/?(topics|concepts)",
      "{PLEASE}[a |the |your |all |of |available |full ]*(list|overview|index)[ of (all |your |the )*{TOPIC}]",
      "{PLEASE}(list|show)[ me][ all| of| the| your| available]* {TOPIC}",
      "(how many|what|which)[ other| more| all| of| the]* {TOPIC}( \\w+){0,5}",
      "what [all ][else ](do|can) (you|u|i|we) (teach|know|explain|cover|learn|ask)[ me| about| here| from you| you]*",
      "what(['s| is] there|[ is] on offer|['s| is] in here|['s| is] in your notes)[ to learn]",
      "what else is there",
    ],
  ],
  [
    { kind: "help" },
    [
      "(/?help|/?start help|\\?+|menu|commands?|manual|instructions)",
      "(what|which) (can|could|do) (you|u) do[ for me]",
      "how (do|can|should) (i|we|you|one) (use|talk to|work with|work)[ you| this| it| mentor| the bot| here]*",
      "how does (mentor|the bot|this bot|this thing) work",
      "(who|what) (are|r) (you|u)[ exactly| really]*",
      "what is (this|mentor)",
      "who (made|built|wrote|created|programmed) (you|u|this)",
      "are (you|u) [a |an |the ]*[real |actual ](bot|human|ai|robot|person|llm|chatgpt|gpt|machine|real)[ person]",
      "(are|do|is) (you|u|this|it) (using|use|based on|run on|powered by|connected to)[ some| an| a| any]* (ai|llm|chatgpt|gpt|gpt-?\\d\\w*|claude|gemini|language model|openai|model)s?",
      "[i need |can you |please ](help|assist)[ me| us][ please]",
    ],
  ],
  [
    { kind: "recap" },
    [
      "{PLEASE}[a |the |quick |short |brief |small |little ]*(re-?cap|recapitulat(e|ion)|wrap[- ]?up)[ of .{1,40}]{NOW}",
      "{PLEASE}[a |the |quick |short |brief |small |little ]*(summary|summari(s|z)e|sum up|list) [of ](everything|all of (it|this)|today|so far|what (we|you|i)[ have|'ve] \\w+|(our|the|this|today's) (talk|chat|conversation|session|discussion|lesson))( (\\w|')+){0,4}",
      "sum [it |everything |all |this ]*up[ everything| what we \\w+| today]{NOW}",
      "what (have|did) (we|i|you) [all |already |just ]*(cover|covered|talk about|talked about|do|done|learn|learned|learnt|discuss|discussed|go over|gone over|teach me|explain|explained|see|seen){NOW}",
      "(where were we|what was all that|what did i learn)[ again]{NOW}",
    ],
  ],
  [
    { kind: "next" },
    [
      "[what|where|which]['s|s| is| comes| would be| should be| to]*[ topic| one| concept| subject] (next|now|else)[ to \\w+| then| for me| please]*",
      "next[ one| topic| concept| please| thing| up]*",
      "(what|where|which (topic|one|concept))( \\w+){0,2} (should|can|could|do|would|shall|must) (i|we|you){NOW}[ best| even| suggest| recommend| propose| advise]*[ to| that i][ learn| look at| look into| study| read| do| go| start| begin| continue| explore| tackle| ask| know| understand]*[ about| with| at| on| first| next| now| then| from| here| you| after this| after that]*",
      "{PLEASE}(suggest|recommend|propose|pick|choose|teach|tell|explain)[ me| us| for me| a| an| some| another| new| one| the]* (something|anything|topics?|concepts?|one|next|else|new)[ to learn| else| next| new| interesting| useful| cool| fun| for me]*{NOW}",
      "{PLEASE}(something|anything|another topic|new topic|a new topic|one more topic)[ else| new| different| to learn| interesting]*{NOW}",
      "(surprise me|anything will do|you (choose|decide|pick)|whatever[ you (like|want|think)]|keep going|i'?m bored)",
      "any (suggestions?|recommendations?|ideas?)( \\w+){0,5}",
      "{PLEASE}(move|go|carry) on{NOW}",
      "{PLEASE}[to ](start|begin|get started|learn[ something| more]){NOW}",
    ],
  ],
  [
    { kind: "misread" },
    [
      "[no |nah |nope |hm+ ]*(that|this|it)[ is| was|'s|s] ?n[o']?t [really |at all |quite ]*(what|the (thing|one|question)) i (asked|meant|mean|wanted|want|was asking|am asking|was looking for)[ for| about]*",
      "[no |nah |nope |but ]*i (did ?n[o']?t|never) (ask|mean|say)[ about| for]* (that|this|it)",
      "[no |nah |nope |but |wait ]*(you|u|that|this)['re| are|'s| is| was]* [totally |completely |just |so |really ]*(wrong|useless|stupid|dumb|nonsense|bullshit|rubbish|not helping|not helpful|off|incorrect|mistaken)",
      "(wrong|bad|stupid|useless) (answer|topic|one|bot|thing)",
      "(you|u) (did ?n[o']?t|do ?n[o']?t|are ?n[o']?t|misread|misunderstood)[ listen(ing)?| understand| understood| answer(ing)?| me| my| question| get it]*",
    ],
  ],
];

const MATCHERS = COMMANDS.map(
  ([meaning, sayings]) =>
    [
      meaning,
      sayings.map((it) => new RegExp(`^(?:${patternOf(it, PARTS)})[\\s.!?…]*$`, "iu")),
    ] as const,
);

/** Signs of not knowing where to go, wherever they stand in a message. */
const AT_A_LOSS = new RegExp(
  `\\b(?:${patternOf(
    "(do ?n[o']?t [even |really ]know (where|how|what) to (start|begin|learn|ask)|no idea where to (start|begin)|where (do|should|can|to|shall) [i |we ][even ](start|begin)|overwhelm(ed|ing)|so much to (learn|know)|learning path|road ?map|i (want|would like|'d like) to learn (something|more|everything))",
  )})\\b`,
  "iu",
);

/** What a message asks of the mentor itself: help, the topics, a recap, what to learn next, to be read again. */
export function readCommand(text: string): Meaning | undefined {
  const plain = text
    .trim()
    .replace(/[,;]+/gu, "")
    .replace(/^(?:(?:so|and|then|now|ok|well)\b\s*)+(?=\w)/iu, "");
  const found = MATCHERS.find(([, matchers]) => matchers.some((it) => it.test(plain)));
  return found?.[0] ?? (AT_A_LOSS.test(plain) ? { kind: "next" } : undefined);
}
