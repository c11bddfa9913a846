import type { Memory } from "../memory/memory.ts";
import { readMinute } from "./checkin-clock.ts";
import type { CheckInMeaning, CheckInWish } from "./checkin-meaning.ts";
import { isAlmostPlace, readPlaceName } from "./checkin-places.ts";
import {
  asksToPause,
  asksToResume,
  asksToSee,
  asksToStop,
  BARE_PAUSE,
  BARE_RESUME,
  BUSY,
  COMMAND,
  LATER_SAID,
  NOT_NOW,
  ONLY_LATER,
} from "./checkin-sayings.ts";
import { readSettings } from "./checkin-settings.ts";
import { readUntil } from "./checkin-until.ts";
import type { Knowledge } from "./knowledge.ts";
import { isQuestion } from "./questions.ts";
import { wordsOf } from "./words.ts";

/** Nobody says more about when to be asked. */
const MOST_LETTERS = 250;

/**
 * Reads what a message asks of check-ins: to have them, to change, pause, postpone or stop them, to see when they come.
 *
 * "pause" says so only to somebody who has them, and "tonight" to somebody who has one before them.
 */
export function readCheckIn(
  knowledge: Knowledge,
  { learner, conversation }: Memory,
  said: string,
): CheckInMeaning | undefined {
  const text = said.trim().replace(/[’‘]/gu, "'");
  if (text.length > MOST_LETTERS) return undefined;
  if (conversation.pending?.kind === "zone") {
    const answer = readZoneAnswer(text);
    if (answer) return answer;
  }
  const { quiz, move } = conversation;
  const command = COMMAND.exec(text);
  const after = text.slice(command?.[0].length ?? 0);
  const isCommand =
    command !== null && (text.startsWith("/") || after === "" || A_WORD.test(after));
  const has = learner.profile.checkin !== undefined;
  const isOnTable = has && (move === "checkin" || (quiz?.from === "checkin" && quiz.asides === 0));
  const scene: CheckInScene = {
    has: has || isCommand,
    isCommand,
    isTopic: isCommand || move === "checkin" || (isOnTable && A_TIME.test(text)),
    isOnTable,
  };
  const rest = isCommand ? after : text;
  const read = isCommand && rest === "" ? SHOW : readWish(knowledge, scene, rest);
  const wish = read ?? (text.startsWith("/") && isCommand ? SHOW : undefined);
  return wish && { kind: "checkin", wish };
}

/** What a message's meaning depends on. */
export interface CheckInScene {
  /** The learner has check-ins, or had. */
  readonly has: boolean;
  /** It began with the command's name, so whatever follows is about them. */
  readonly isCommand: boolean;
  /** Check-ins were the matter just now. */
  readonly isTopic: boolean;
  /** One is before the learner. */
  readonly isOnTable: boolean;
}

/** "checkin stop" is the command without its stroke. */
const A_WORD = /^(?:stop|off|on|pause|resume|show|status|settings)\W*$/iu;

/** Under a question of a check-in, a clock's time is none of its answers. */
const A_TIME = /\d[:.h]\d\d\b|\d ?[ap]\.?m\b|o'?clock/iu;

const SHOW: CheckInWish = { kind: "show" };

function readWish(
  knowledge: Knowledge,
  scene: CheckInScene,
  text: string,
): CheckInWish | undefined {
  const { has, isTopic } = scene;
  if (asksToPause(text) || (has && BARE_PAUSE.test(text))) return pause(text);
  if (asksToStop(text) || (isTopic && STOP.test(text))) return { kind: "stop" };
  if (asksToResume(text) || (has && BARE_RESUME.test(text)) || (isTopic && ON.test(text))) {
    return { kind: "resume" };
  }
  if (asksToSee(text)) return SHOW;
  if (isTopic && NOW.test(text)) return { kind: "now" };
  return readLater(scene, text) ?? readSettings(knowledge, scene, text);
}

const STOP = /^(?:stop|off|end|cancel|disable|turn (?:it|them) off|no more)\W*$/iu;
const ON = /^(?:on|start|enable|turn (?:it|them) (?:back )?on)\W*$/iu;
const NOW = /^(?:now|do it(?: now)?|right now|let'?s do it(?: now)?)\W*$/iu;

/** Names an end; "until I say so" and "until further notice" are none. */
const UNTIL_THEN = /\b(?:until|till|til)\b(?! (?:i|we|further|you|it|the|my)\b)/iu;

function pause(text: string): CheckInWish {
  const until = readUntil(text);
  if (until) return { kind: "pause", until };
  return { kind: "pause", ...(UNTIL_THEN.test(text) ? { refused: ["until"] } : {}) };
}

/** "busy today", "not now", "tonight": another time, today or tomorrow. */
function readLater({ has, isOnTable }: CheckInScene, text: string): CheckInWish | undefined {
  const isBusy = has && BUSY.test(text);
  const isPutOff = isOnTable && (NOT_NOW.test(text) || ONLY_LATER.test(text));
  if (
    !isBusy &&
    !isPutOff &&
    !(has && /^(?:please )?remind me\b/iu.test(text) && ONLY_LATER.test(text))
  ) {
    return undefined;
  }
  const later = LATER_SAID.find(([, words]) => words.test(text))?.[0];
  const minute = /\d/u.test(text) && later !== "two-hours" ? readMinute(text) : undefined;
  return {
    kind: "later",
    ...(later ? { later } : {}),
    ...(minute === undefined ? {} : { minute }),
  };
}

/** Most answers to "which time zone?" are a place and little else. */
const MOST_WORDS = 5;

function readZoneAnswer(text: string): CheckInMeaning | undefined {
  const place = readPlaceName(text);
  if (!place) {
    const isMeant = LIKE_A_PLACE.test(text) || isAlmostPlace(text);
    return wordsOf(text).length <= MOST_WORDS && isMeant && !isQuestion(text)
      ? { kind: "zone-unclear" }
      : undefined;
  }
  const settings = place.kind === "zone" ? { zone: place.zone } : { zones: place.zones };
  return { kind: "checkin", wish: { kind: "set", settings } };
}

const LIKE_A_PLACE =
  /^(?:(?:i'?m |i live |it'?s )?(?:in|from|near)\b|(?:utc|gmt)\s*[+-]|[+-]\d|\w+\/\w+|my (?:time )?zone)/iu;
