/** What a message says besides its subject, and the subject that is left. */
export interface Heard {
  readonly greets: boolean;
  /** "ok", "I see", "makes sense": they follow. */
  readonly follows: boolean;
  readonly thanks: boolean;
  readonly leaves: boolean;
  /** "huh", "I still don't get it": they don't follow. */
  readonly puzzled: boolean;
  /** "but", "and", "wait": what comes next goes on from what was said. */
  readonly continues: boolean;
  /** The message without all that, in the learner's own spelling. */
  readonly rest: string;
}

type Flag = Exclude<keyof Heard, "rest">;

const END = "(?=$|[\\s,.!?;:…)—])";
const TRAIL = "[\\s,.!?;:…)—-]*";
/** What may come after a word of praise or assent for it to be just that: "good. next?", not "good practice". */
const ALONE =
  "(?=\\s*$|\\s*[,.!;:…)—]|\\s+(?:so|then|and|but|now|i|what|how|why|can|could|ok|thanks|thx|let|got|lets|go|next|that|this|it)\\b)";

/**
 * Ways of greeting, following, thanking, leaving and being puzzled, each as it stands at the start of what is left of
 * a message. A longer one comes before a shorter one that begins like it.
 */
const PHRASES: readonly (readonly [Flag | "none", string])[] = [
  [
    "greets",
    "(?:hi|hello|hey|heya|hiya|howdy|yo|greetings|hallo|moin|good (?:morning|afternoon|evening|day))(?: (?:there|mentor|all|everyone|everybody|bot|again))*",
  ],
  [
    "leaves",
    "(?:good ?bye|bye(?: ?bye)?|see (?:you|ya|u)(?: (?:tomorrow|later|soon|around|then|next \\w+))?|cya|talk (?:to you )?later|good ?night|gotta go|(?:i )?(?:have|need|got) to (?:go|run|leave)(?: now)?|that(?:'s| is|s)? (?:all|it|enough) (?:for (?:today|now))|(?:i )?(?:need|'ll take|take|want) a break|until (?:tomorrow|next time)|done for (?:today|now)|i'?m (?:off|done)(?: for (?:today|now))?)",
  ],
  [
    "thanks",
    "(?:ok(?:ay)? )?(?:many |much |great )?(?:thanks?|thank (?:you|u|ya)|thx+|thnx|tnx|ty(?:sm|vm)?|cheers|much obliged|(?:i )?(?:really )?appreciate (?:it|that|this)|danke(?: schön)?|merci|gracias|obrigad[oa])(?: (?:you|so much|very much|a lot|a bunch|a ton|a million|again|bro|man|mate|dude|mentor|buddy|everyone|all|for (?!example)[^.!?\\n]*))*",
  ],
  [
    "puzzled",
    "(?:sorry,? |hm+,? |but |um+,? |erm?,? |ok(?:ay)?,? )*(?:huh+|wh?at\\?+|wut|come again|pardon(?: me)?|sorry\\?|(?:you|u)(?:'ve)? lost me(?: there| here| now| completely| again)*|(?:(?:i'?m|im|now i'?m|still) )*(?:totally |completely |so |a bit |really |still )*(?:lost|confused|puzzled)|(?:i )?(?:still )?(?:really )?(?:do ?n[o']?t|did ?n[o']?t|cannot|can'?t) (?:really |quite |fully )?(?:get|understand|follow|grasp)(?: (?:it|this|that|you|any(?:thing| of (?:it|this|that))|a word|the (?:concept|idea)))?(?: at all| yet| though| either| tbh| really)*|(?:that(?:'s| is|s)?|it(?:'s| is|s)?|this(?:'s| is)?) (?:still )?(?:not (?:really |quite )?clear|unclear|confusing|over my head)(?: to me)?|no (?:idea|clue)(?: what (?:that|you|this) means?)?|makes? no sense(?: to me)?|that went over my head)(?![\\w' ]*(?:how|why|what|when|where|which)\\b)",
  ],
  [
    "follows",
    "(?:(?:that|this|it|which|now (?:that|it))(?:'s|s)? |now |all |totally )?(?:(?:really |also |all |now |finally )?makes?(?: (?:a lot of|total|perfect|complete|more|much more))? sense(?: (?:now|to me|thanks))*)",
  ],
  [
    "follows",
    "(?:(?:ah+|oh+|ok(?:ay)?|yes|yeah|now),? )*(?:i )?(?:(?:think|guess|believe|feel) (?:that )?)?(?:i )?(?:finally |now |totally |really |kind of |kinda |already )*(?:get|got|understand|understood|see|follow|gotcha)(?: (?:it|that|this|you|what you mean|the (?:idea|point|picture|gist)|now|finally|completely|i think|thanks?|better))+",
  ],
  [
    "follows",
    "(?:(?:ah+|oh+|ok(?:ay)?|yes|yeah|now),? )*i (?:think i )?(?:finally |now )?(?:see|understand|understood)(?: now)?(?=\\s*(?:$|[.!,;…]))",
  ],
  [
    "follows",
    "(?:yeah,? |yes,? |ok(?:ay)?,? )*i (?:can |do |totally )*(?:see|understand|get|imagine) (?:why|how|that|what|where)[^.?!\\n]*(?=[.!\\n])",
  ],
  [
    "follows",
    "(?:fair (?:enough|point)|good (?:point|to know|one)|sounds? (?:good|fair|great|fine|reasonable|right)|got(?:cha| it)|understood|noted|crystal clear|of course|no (?:worries|problem|doubt)|i'?m with you|that (?:helps?|helped|clears? (?:it|that) up|clicked|works)(?: a lot| me)*|it (?:helps?|clicked)|never ?mind|all (?:good|clear|right)|will do|my bad)",
  ],
  [
    "none",
    "(?:(?:that|this|it) )?(?:sounds?|seems?|looks?|feels?)(?: (?:a bit|quite|very|really|so|pretty|super|kind of|rather|all))*(?: (?:complex|complicated|hard|difficult|insane|crazy|weird|scary|amazing|wild|dangerous|magic|tricky|strange|interesting|cool|like a lot|a lot|great))(?: to me)?(?=\\s*(?:$|[.!,;…]))",
  ],
  [
    "none",
    "(?:lol|lmao|rofl|haha+|hehe+|jk|just kidding|wow+|omg|whoa|damn|phew|ugh|um+|uh+|er+m?|hm+|well|look|listen|btw|by the way|actually|anyway|honestly|please|pls|plz|sorry|excuse me|one (?:more )?question|quick question|question)",
  ],
  [
    "follows",
    "(?:ok(?:ay|ey|ie)?|k+|okk+|alright(?:y)?|aight|yeah+|yep|yup|yes|ya|ye|ah+|aha+|oh+|ooh+)(?: then)?",
  ],
  [
    "follows",
    `(?:(?:very |really |so |super |all )?(?:right|sure|cool|great|nice|good|fine|perfect|excellent|awesome|brilliant|lovely|super|neat|interesting|true|exactly|indeed|clear|helpful|useful)(?: now| enough| then)?)${ALONE}`,
  ],
  [
    "continues",
    "(?:but(?: then)?|and|also|n(?= (?:wh?at|how|why|is|if|who|when))|plus|wait|hang on|hold on|though|still)",
  ],
];

const MATCHERS = PHRASES.map(
  ([flag, source]) => [flag, new RegExp(`^(?:${source})${END}${TRAIL}`, "iu")] as const,
);

/** Words that, as the whole of what is left, hold no subject: "it", "then", "i think". */
const LEFTOVER =
  /^(?:(?:now|then|it|that|this|i think|i guess|so|too|bro|man|mate|again|all|very much|mentor|everyone|dude|:\)|:-\)|<3)[\s,.!…]*)+$/iu;

/**
 * Takes greetings, thanks, "ok, I see" and the like off the start of a message.
 *
 * "Makes sense, but what about caching?" is a question about caching by somebody who follows. What has small talk all
 * through has nothing left.
 */
export function hear(text: string): Heard {
  const flags = new Set<Flag>();
  let rest = text.replace(/[’‘]/g, "'").trim();

  for (let again = true; again && rest; ) {
    again = false;
    for (const [flag, matcher] of MATCHERS) {
      const match = matcher.exec(rest);
      if (!match || endsInSubject(flag, rest.slice(match[0].length))) continue;
      if (flag !== "none") flags.add(flag);
      rest = rest.slice(match[0].length).trimStart();
      again = true;
      break;
    }
  }
  if (LEFTOVER.test(rest)) rest = "";
  const trailing =
    /[\s,.!;…-]+(?:thanks?(?: you| u)?(?: (?:so much|in advance|a lot))?|thx|ty|please|pls|plz|cheers)\W*$/iu;
  if (rest && trailing.test(rest)) {
    if (/thank|thx|\bty\b|cheers/iu.test(trailing.exec(rest)?.[0] ?? "")) flags.add("thanks");
    rest = rest.replace(trailing, (all) => (/\?/.test(all) ? "?" : ""));
  }
  return {
    greets: flags.has("greets"),
    follows: flags.has("follows"),
    thanks: flags.has("thanks"),
    leaves: flags.has("leaves"),
    puzzled: flags.has("puzzled"),
    continues: flags.has("continues"),
    rest: rest.trim(),
  };
}

/** "right, so" is small talk, "right to be forgotten" and "still water" are not: what follows decides. */
function endsInSubject(flag: Flag | "none", after: string): boolean {
  if (flag === "follows" || flag === "continues" || flag === "none") {
    return /^(?:to|of|for|with|from|or|like|versus|vs)\b/iu.test(after);
  }
  return false;
}

type Mood = "greets" | "follows" | "thanks" | "leaves" | "puzzled";

const EMOJI: readonly (readonly [Mood, RegExp])[] = [
  ["greets", /👋|🙋/u],
  ["thanks", /🙏|❤|💜|💙|💚|🧡|💛|🤗|😍|🥰/u],
  ["puzzled", /🤔|😕|❓|❔|🤷|😵|🤨|😖|😟|🫤|😐|🤯|👎|🙁|☹/u],
  ["follows", /👍|👌|✅|💡|😀|😃|😄|😁|🙂|😊|🎉|💯|🔥|😎|🤓|☺|👏|🆗|✔/u],
];

/** The mood of a message that is nothing but emoji, or undefined. */
export function emojiMood(text: string): Mood | undefined {
  const plain = text.replace(/\s/gu, "");
  if (!plain || /[\p{L}\p{N}]/u.test(plain) || !/\p{Extended_Pictographic}/u.test(plain))
    return undefined;
  return EMOJI.find(([, pictures]) => pictures.test(plain))?.[0] ?? "follows";
}
