import { patternOf } from "./sayings.ts";

/** What small talk expresses; `none` is a word said in passing. */
export type Mood = "greets" | "follows" | "thanks" | "leaves" | "puzzled" | "continues" | "none";

/**
 * Ways of greeting, thanking, leaving, following and being puzzled.
 *
 * Written as {@link patternOf} reads them. Within one message an earlier line counts before a later.
 */
const PHRASES: readonly (readonly [Mood, readonly string[]])[] = [
  [
    "greets",
    [
      "(hi|hello|hey|heya|hiya|howdy|yo|greetings|hallo|moin)[ there| mentor| all| everyone| everybody| bot| again]*",
      "good (morning|afternoon|evening|day)[ mentor| all| everyone| again]*",
    ],
  ],
  [
    "leaves",
    [
      "(good ?bye|bye[ ?bye])[ for (today|now)| then| all| everyone| mentor]*",
      "(see|cu|cya) (you|ya|u)[ (tomorrow|later|soon|around|then|next \\w+)]",
      "(cya|gotta go|good ?night|talk [to you ]later|until (tomorrow|next time))",
      "[i ](have|need|got) to (go|run|leave)[ now]",
      "[i |i'll |let's ](need|take|want) a break",
      "that['s| is|s] (all|it|enough) for (today|now)",
      "(done|enough) for (today|now)",
      "i'?m (off|done)[ for (today|now)]",
    ],
  ],
  [
    "thanks",
    [
      "[ok[ay] |many |much |great ]*(thanks?|thank (you|u|ya)|thx+|thnx|tnx|ty[sm|vm]){THANKED}",
      "(cheers|much obliged|danke[ schön]|merci|gracias|obrigad[oa]){THANKED}",
      "[i ][really ]appreciate (it|that|this){THANKED}",
    ],
  ],
  [
    "puzzled",
    [
      "{HESITATION}(huh+|wh?at\\?+|wut|come again|pardon[ me]|sorry\\?){UNASKED}",
      "{HESITATION}(you|u)['ve] lost me[ there| here| now| completely| again]*{UNASKED}",
      "{HESITATION}[i'?m |now |still |totally |completely |so |a bit |really ]*(lost|confused|puzzled){UNASKED}",
      "{HESITATION}[i ][still ][really ](do ?n[o']?t|did ?n[o']?t|cannot|can'?t) [really |quite |fully ]{GRASP}(?=\\s*(?:$|[.!?,;…)]|but\\b|and\\b|can\\b|could\\b|please\\b))",
      "{HESITATION}(that|it|this)['s| is|s] [still ](not [really |quite ]clear|unclear|confusing|over my head)[ to me]{UNASKED}",
      "{HESITATION}(no (idea|clue)[ what (that|you|this) means?]|makes? no sense[ to me]|that went over my head){UNASKED}",
    ],
  ],
  [
    "follows",
    [
      "[that |this |it |which |now |all |totally |really |also |finally |'s |s ]*makes?[ a lot of| total| perfect| complete| more| much more] sense[ now| to me]*",
      "{ASSENT}i [think i ][finally |now ](see|understand|understood)[ now](?=\\s*(?:$|[.!,;…]))",
      "{ASSENT}[i ][think |guess |believe |feel |that |i ]*[finally |now |totally |really |kind of |kinda |already ]*(get|got|understand|understood|see|follow|gotcha){GRASPED}",
      "{ASSENT}i [can |do |totally ]*(see|understand|get|imagine) (why|how|that|what|where)[^.?!\\n]*(?=[.!\\n])",
      "(fair (enough|point)|good (point|to know|one)|sounds? (good|fair|great|fine|reasonable|right))",
      "(got(cha| it)|understood|noted|crystal clear|of course|no (worries|problem|doubt)|i'?m with you)",
      "(that|it) (helps?|helped|clears? (it|that) up|clicked|clicks|works)[ a lot| me]*",
      "(it|that|this)['s| is| was] [very |really |so |super |quite |all |pretty ]*(helpful|useful|great|good|nice|clear|interesting|perfect|amazing|awesome|excellent)[ now| enough| answer| explanation]*(?=\\s*(?:$|[.!,;…]))",
      "(that|this) (one|part|bit|thing)[ i][ finally| now]* (get|got|understand|understood|makes sense)[ now]",
      "(never ?mind|all (good|clear|right)|will do|my bad)",
    ],
  ],
  [
    "none",
    [
      "[that |this |it ](sounds?|seems?|looks?|feels?)[ a bit| quite| very| really| so| pretty| super| kind of| rather| all]* {IMPRESSION}[ to me](?=\\s*(?:$|[.!,;…]))",
      "(lol|lmao|rofl|haha+|hehe+|jk|just kidding|wow+|omg|whoa|damn|phew|ugh|um+|uh+|er+m?|hm+)",
      "(well|look|listen|btw|by the way|actually|anyway|honestly|please|pls|plz|sorry|excuse me)",
      "[(one|a|another) [more |quick ]|quick |one ]question",
    ],
  ],
  [
    "follows",
    [
      "(ok[ay|ey|ie]|k+|okk+|alright[y]|aight|yeah+|yep|yup|yes|ya|ye|ah+|aha+|oh+|ooh+)[ then]",
      "[very |really |so |super |all ]{PRAISE}(,? {PRAISE})*[ now| enough| then]{ALONE}",
    ],
  ],
  [
    "continues",
    [
      "(but[ then]|and|also|plus|wait|hang on|hold on|though|still)",
      "n(?= (?:wh?at|how|why|is|if|who|when))",
    ],
  ],
];

/** Parts that several phrases share, by the name under which they stand there. */
const PARTS: Readonly<Record<string, string>> = {
  THANKED:
    "[ you| so much| very much| a lot| a bunch| a ton| a million| again| bro| man| mate| dude| mentor| buddy| everyone| all| for (?!example)[^.!?\\n]*]*",
  HESITATION: "[sorry,? |hm+,? |but |um+,? |erm?,? |ok(?:ay)?,? ]*",
  /** "I don't get how a quorum works" has a subject; it is a question and no puzzlement. */
  UNASKED: "(?!(?:\\w|'| )*(?:how|why|what|when|where|which)\\b)",
  GRASPED:
    "(?: (?:it|that|this|you|what you mean|the (?:idea|point|picture|gist)|now|finally|completely|i think|thanks?|better))+",
  GRASP:
    "(get|understand|follow|grasp)[ (it|this|that|you|any(?:thing| of (?:it|this|that))|a word|the (?:concept|idea))][ at all| yet| though| either| tbh| really]*",
  ASSENT: "[ah+,? |oh+,? |ok(?:ay)?,? |yes,? |yeah,? |now,? ]*",
  IMPRESSION:
    "(complex|complicated|hard|difficult|insane|crazy|weird|scary|amazing|wild|dangerous|magic|tricky|strange|interesting|cool|like a lot|a lot|great)",
  PRAISE:
    "(right|sure|cool|great|nice|good|fine|perfect|excellent|awesome|brilliant|lovely|super|neat|interesting|true|exactly|indeed|clear|helpful|useful)",
  /** What may come after praise for it to be just that: "good. next?", not "good practice". */
  ALONE:
    "(?=\\s*$|\\s*[,.!;:…)—]|\\s+(?:so|then|and|but|now|i|what|how|why|can|could|ok|thanks|thx|let|got|lets|go|next|that|this|it)\\b)",
};

const END = "(?=$|[\\s,.!?;:…)—])";
const TRAIL = "[\\s,.!?;:…)—-]*";

/** The phrases as patterns that match at the start of a message, with the marks after them. */
export const SMALL_TALK: readonly (readonly [Mood, RegExp])[] = PHRASES.flatMap(([mood, all]) =>
  all.map((it) => [mood, new RegExp(`^(?:${patternOf(it, PARTS)})${END}${TRAIL}`, "iu")] as const),
);
