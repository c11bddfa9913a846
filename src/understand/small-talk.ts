import { type Mood, SMALL_TALK } from "./small-talk-phrases.ts";

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
  const moods = new Set<Mood>();
  let rest = text.replace(/[’‘]/g, "'").trim();

  for (let again = true; again && rest; ) {
    again = false;
    for (const [mood, matcher] of SMALL_TALK) {
      const match = matcher.exec(rest);
      if (!match || endsInSubject(mood, rest.slice(match[0].length))) continue;
      moods.add(mood);
      rest = rest.slice(match[0].length).trimStart();
      again = true;
      break;
    }
  }
  if (LEFTOVER.test(rest)) rest = "";
  const trailing =
    /[\s,.!;…-]+(?:thanks?(?: you| u)?(?: (?:so much|in advance|a lot))?|thx|ty|please|pls|plz|cheers)\W*$/iu;
  if (rest && trailing.test(rest)) {
    if (/thank|thx|\bty\b|cheers/iu.test(trailing.exec(rest)?.[0] ?? "")) moods.add("thanks");
    rest = rest.replace(trailing, (all) => (/\?/.test(all) ? "?" : ""));
  }
  return {
    greets: moods.has("greets"),
    follows: moods.has("follows"),
    thanks: moods.has("thanks"),
    leaves: moods.has("leaves"),
    puzzled: moods.has("puzzled"),
    continues: moods.has("continues"),
    rest: rest.trim(),
  };
}

const ASSENTS =
  /^(?:(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please|absolutely|definitely|of course|why not|go (?:ahead|on|for it)|let'?s (?:go|do (?:it|that|this))|do (?:it|that)|sounds good|i(?:'d| would) (?:like|love) (?:to|that)|gladly|with pleasure|continue)[\s,.!]*)+(?:(?:let'?s|please|thanks?|then|do it|go)[\s,.!]*)*$/iu;

/** Whether a message says yes and nothing else. */
export const isAssent = (text: string): boolean => ASSENTS.test(text.trim());

/** "right, so" is small talk, "right to be forgotten" and "still water" are not: what follows decides. */
function endsInSubject(mood: Mood, after: string): boolean {
  if (mood === "follows" || mood === "continues" || mood === "none") {
    return /^(?:to|of|for|with|from|or|like|versus|vs)\b/iu.test(after);
  }
  return false;
}

const EMOJI: readonly (readonly [Exclude<Mood, "continues" | "none">, RegExp])[] = [
  ["greets", /👋|🙋/u],
  ["thanks", /🙏|❤|💜|💙|💚|🧡|💛|🤗|😍|🥰/u],
  ["puzzled", /🤔|😕|❓|❔|🤷|😵|🤨|😖|😟|🫤|😐|🤯|👎|🙁|☹/u],
  ["follows", /👍|👌|✅|💡|😀|😃|😄|😁|🙂|😊|🎉|💯|🔥|😎|🤓|☺|👏|🆗|✔/u],
];

/** The mood of a message that is nothing but emoji, or undefined. */
export function emojiMood(text: string): Exclude<Mood, "continues" | "none"> | undefined {
  const plain = text.replace(/\s/gu, "");
  if (!plain || /[\p{L}\p{N}]/u.test(plain) || !/\p{Extended_Pictographic}/u.test(plain))
    return undefined;
  return EMOJI.find(([, pictures]) => pictures.test(plain))?.[0] ?? "follows";
}
