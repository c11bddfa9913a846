import type { Meaning } from "./meaning.ts";

/** Things to ask of the mentor that are about no concept, as the whole of a message. */
const COMMANDS: readonly (readonly [Meaning, RegExp])[] = [
  [
    { kind: "topics" },
    /^(?:\/?topics?|\/?concepts|(?:please )?(?:list|show)(?: me)?(?: (?:all|of|the|your|available))* (?:topics?|concepts?|subjects?|paths?)|(?:how many|what|which)(?: (?:other|more|all|of|the))* (?:topics?|concepts?|subjects?|paths?|things)(?: \w+){0,5}|what (?:all )?(?:do|can) (?:you|u|i) (?:teach|know|explain|cover|learn|ask)(?: (?:me|about|here|from you|you))*|what(?:'s| is) (?:there|on offer|in here)(?: to learn)?|what else (?:is there|do you (?:know|teach)))\W*$/iu,
  ],
  [
    { kind: "help" },
    /^(?:\/?help|\/?start help|\?+|menu|commands?|(?:what|which) (?:can|could|do) (?:you|u) do(?: for me)?|how (?:do(?:es)?|can|should) (?:i|this|it|you|one)(?: (?:use|talk to|work with))?(?: (?:work|you|this|it|mentor|bot))+|(?:who|what) (?:are|r) (?:you|u)(?: exactly)?|what is (?:this|mentor)|are (?:you|u) (?:a |an )?(?:real |actual )?(?:bot|human|ai|robot|person|llm|chatgpt|gpt|machine|real)(?: person)?|i need help|help me(?: please)?|can you help(?: me)?)\W*$/iu,
  ],
  [
    { kind: "recap" },
    /^(?:(?:can|could) you |please |give me (?:a )?|let'?s |quick |a |do a )*(?:re-?cap(?:itulate)?|summari[sz]e (?:everything|what we(?:'ve)? \w+|our \w+|all(?: of (?:it|this))?|today|so far|the (?:session|conversation|discussion))|sum (?:(?:it |everything |all )?up)(?: (?:everything|what we \w+|so far|today))?|(?:a )?summary of (?:everything|what we|today|our|all|this (?:session|conversation))[\w' ]*|what (?:have|did) (?:we|i|you) (?:cover(?:ed)?|talk(?:ed)? about|do(?:ne)?|learn(?:ed|t)?|discuss(?:ed)?|go over|teach me|explain(?:ed)?)(?: so far| today| yet| up to now)?|where were we|what was (?:all )?that again)(?: (?:so far|please|of (?:everything|today|it all)|for me|everything))*\W*$/iu,
  ],
  [
    { kind: "next" },
    /^(?:(?:so|and|then|now|ok),? )*(?:(?:what|where|which)(?:'s|s| is| comes| would be| should be| to)?(?: (?:topic|one|concept|subject))? (?:next|now|else)(?: (?:to \w+|then|for me|please))*|next(?: (?:one|topic|concept|please|thing|up))*|(?:what|where|which (?:topic|one|concept))(?: \w+){0,2} (?:should|can|could|do|would|shall|must) (?:i|we|you)(?: (?:now|next|then|best|even|suggest|recommend|propose|advise))*(?: (?:to|that i))?(?: (?:learn|look (?:at|into)|study|read|do|go|start|begin|continue|explore|tackle|ask|know|understand))*(?: (?:about|with|at|on|first|next|now|then|from|here|you|after (?:this|that)))*|(?:suggest|recommend|propose|pick|choose|give me)(?: (?:me|us|for me|a|an|some|another|new|one|the))*(?: (?:something|anything|topics?|concepts?|one|next|else|new))+(?: (?:to learn|else|next|new|for me|please))*|surprise me|anything(?: (?:else|will do))?|any (?:suggestions?|recommendations?|ideas?)(?: .{0,30})?|you (?:choose|decide|pick)|something (?:else|new|different)|another topic|new topic|(?:let'?s |we can |can we )?(?:move|go|carry) on|(?:let'?s |i want to |i'?d like to )?(?:start|begin|get started|learn something)|whatever|keep going)\W*$/iu,
  ],
  [
    { kind: "next" },
    /\b(?:do ?n[o']?t (?:even )?know (?:where|how|what) to (?:start|begin|learn|ask)|no idea where to (?:start|begin)|where (?:do|should|can|to|shall) (?:i |we )?(?:even )?(?:start|begin)|overwhelm(?:ed|ing)|so much to (?:learn|know)|learning path|road ?map|i'?m bored|i (?:want|would like|'d like) to learn (?:something|more|everything))\b/iu,
  ],
];

/** What a message asks of the mentor itself: help, the topics, a recap, what to learn next. */
export function readCommand(text: string): Meaning | undefined {
  const plain = text.trim().replace(/^(?:(?:so|and|then|now|ok|well)\b[\s,]*)+(?=\w)/iu, "");
  return COMMANDS.find(([, words]) => words.test(plain))?.[0];
}

const DOING =
  /\b(?:teach|show|tell|help) me\b.*\b(?:how|to)\b|\bhow (?:do|can|could|would|to)\b|\bcan (?:you|i|we)\b|\bi (?:want|need|wanna|would like) to\b|\blet'?s\b/iu;
const HARMING =
  /\b(?:do (?:it|that|this|one)|attack|hack(?: into)?|d?dos|take down|bring down|crash|shut down|break into|steal|crack|spy on|flood|knock|intercept|sniff|phish|impersonate)\b/iu;
const VICTIM =
  /\b(?:to|on|of|from|against|into|down|at)?\s*(?:my|his|her|their|a|an|this|that|the|some|our|some ?(?:one|body)(?:'s)?|other people'?s?|people'?s?)\s*(?:\w+ ){0,2}?(?:friend|ex|neighbou?r|girlfriend|boyfriend|wife|husband|class ?mate|teacher|school|boss|enemy|rival|competitor|stranger|victim|guy|roommate|sister|brother|people|someone|somebody|else)\w*\b|\b(?:someone|somebody|people)(?:'?s)?\b/iu;
const DEFENDING =
  /\b(?:protect|prevent|stop|defend|against me|avoid|detect|secure|safe|mitigat)\w*/iu;

/** Whether a message asks for help with harming somebody, rather than with understanding or preventing it. */
export function asksForHarm(text: string): boolean {
  return DOING.test(text) && HARMING.test(text) && VICTIM.test(text) && !DEFENDING.test(text);
}
