import { patternOf } from "./sayings.ts";

const PARTS: Readonly<Record<string, string>> = {
  /** What people call it. */
  CHECKIN: "(check-?ins?|check in|reminders?|notifications?|daily (questions?|quiz|quizzes))",
  MY: "[my |the |your |all |these |those |any |a |daily |weekly |of ]*",
  POLITELY:
    "[(please|pls|can you|could you|would you|will you|can we|could we|i want you to|i'?d like you to|i would like you to|i want to|i'?d like to|i need to|let'?s|ok|okay|hey|just|also|and|so|then|actually|mentor|now) ?,? ]*",
  AFTER:
    "[ please| pls| now| then| for (now|me)| again| thanks| thank you| any ?more| from now on]*",
  NOT: "(do ?n[o']?t|never|no longer|you need ?n[o']?t|you do ?n[o']?t have to|please stop)",
};

const from = (saying: string) => new RegExp(`^${patternOf(saying, PARTS)}`, "iu");
const whole = (saying: string) => new RegExp(`^${patternOf(saying, PARTS)}\\W*$`, "iu");
const anywhere = (saying: string) => new RegExp(`\\b(?:${patternOf(saying, PARTS)})`, "iu");
const some = (all: readonly RegExp[]) => (text: string) => all.some((it) => it.test(text));

/** The command, and what follows it. */
export const COMMAND = /^\/?check-?ins?\b[\s:,]*/iu;

/** Whether a message asks to see the check-in's settings, or when it comes. */
export const asksToSee = some([
  whole(
    "{POLITELY}[(show|see|view|list|open|give|tell)[ me]|what(?:'?s| is| are)|how (is|are)] ?{MY}{CHECKIN}[ settings?| status| times?| schedule| plan| set[ |-]?up| hours?]*[ like| set to]{AFTER}",
  ),
  whole(
    "[and |so ]*(when|what time|at what time)(?:'?s| is| are| does| do| will| would) {MY}[next ]{CHECKIN}[ come| due| happen| be| scheduled| next]*{AFTER}",
  ),
  whole(
    "[and |so ]*when (do|will|are|would) you[ going to]? (check(-| )?in|remind me|ask me|quiz me|message me|ping me|come back)[ with me| on me| next| again]*",
  ),
  whole("how (do|does|can) {MY}{CHECKIN} work"),
  whole(
    "(do|can|will) you[ also] (check in|remind me|do {CHECKIN}|send {CHECKIN})[ with me| on me| regularly]*",
  ),
  whole("(settings|schedule|show|status|info|when|\\?)"),
]);

/** Whether a message wants check-ins to end. */
export const asksToStop = some([
  whole(
    "{POLITELY}(stop|end|cancel|turn off|switch off|disable|quit|delete|remove|kill|deactivate|unsubscribe( me)? from|no more|get rid of|drop) ?{MY}{CHECKIN}{AFTER}",
  ),
  whole("{POLITELY}(turn|switch|shut) {MY}{CHECKIN} off{AFTER}"),
  whole(
    "{POLITELY}(stop|quit) (checking in|reminding|pinging|nudging|messaging|bothering|texting|notifying)[ with| on]? ?(me|us)?[ every (day|morning|week)| daily| all the time]*{AFTER}",
  ),
  whole(
    "{POLITELY}{NOT} (check in|remind|ping|nudge|message|notify|bother|text)[ with| on]?( me)?[ every (day|morning|week)| daily]*{AFTER}",
  ),
  whole("{POLITELY}unsubscribe( me)?{AFTER}"),
]);

/** Whether a message wants check-ins to pause; until when is read by itself. */
export const asksToPause = some([
  from(
    "{POLITELY}(pause|hold|suspend|freeze|skip|stop) ?{MY}{CHECKIN}(?= (?:until|till|til|for|this|over|the rest)\\b)",
  ),
  from("{POLITELY}(pause|hold|suspend|freeze|snooze) ?{MY}{CHECKIN}\\b"),
  from("{POLITELY}no {CHECKIN} (until|till|til|for|this|over)\\b"),
  from(
    "{POLITELY}{NOT} (check in|remind|ping|ask|quiz|message|bother)[ with| on]?( me)? (until|till|til|for|this week|over)\\b",
  ),
  from(
    "{POLITELY}(take|need|want|having|taking) a (break|pause|rest)[ from {MY}{CHECKIN}]? (until|till|til|for)\\b",
  ),
  from(
    "[i'?m |i am |i will be |i'?ll be |we'?re |going ]*(away|on (holidays?|vacation|leave|a trip)|off[ sick| work]?|out of office|travell?ing)[ from (today|tomorrow|now)( on)?]? (until|till|til|for)\\b",
  ),
]);

/** "pause", by itself or with an end: it is about check-ins where there are some. */
export const BARE_PAUSE = from(
  "{POLITELY}(pause|put (it |them )?on hold)(?=\\s+(?:until|till|til|for|this|over|a|\\d)\\b|{AFTER}\\W*$)",
);

/** Whether a message wants check-ins to come again. */
export const asksToResume = some([
  whole("{POLITELY}(resume|un-?pause|restart|continue|re-?enable|re-?start) ?{MY}{CHECKIN}{AFTER}"),
  whole("{POLITELY}(turn|switch|start) {MY}{CHECKIN} (back )?on{AFTER}"),
  whole("{POLITELY}(turn|switch) (back )?on {MY}{CHECKIN}{AFTER}"),
  whole("{POLITELY}(start|begin) {MY}{CHECKIN} again{AFTER}"),
]);

/** "resume", by itself: it is about check-ins where there are some. */
export const BARE_RESUME = whole(
  "{POLITELY}(resume|un-?pause|i'?m back|we'?re back|back from (holidays?|vacation)){AFTER}",
);

/** Whether a message wants check-ins, whatever else it says of them. */
export const asksForCheckIns = some([
  from(
    "{POLITELY}(start|set( ?up)?|turn on|switch on|enable|activate|begin|subscribe( me)?( to)?|i want|i'?d like|i would like|give me|send me|sign me up for|(can|may|could) i (have|get)|get|schedule|have|do|add|make) ?{MY}{CHECKIN}\\b",
  ),
  from("{POLITELY}(sign me up|opt me in|opt in)\\b"),
]);

/** "daily check-in at 9": it names them, and needs settings to wish for them. */
export const NAMES_CHECKINS = from(
  "{POLITELY}{MY}(check-?ins?|reminders?|daily (questions?|quiz|quizzes))\\b",
);

/** What changes the check-in's settings, and names it. */
export const changesCheckIns = some([
  from(
    "{POLITELY}(change|move|set|make|switch|reschedule|shift|update|put|use|do) ?{MY}({CHECKIN}|time of {MY}{CHECKIN})\\b",
  ),
  from(
    "{POLITELY}(change|set|update|switch) ?{MY}{CHECKIN}(?:'s)? (time|hour|days?|zone|time ?zone)\\b",
  ),
]);

/** Whether a message names the learner's time zone as such. */
export const namesZone = some([
  from("{POLITELY}(my |the )?time ?zone(?:'?s| is|:| =| to\\b| should be)? ?"),
  from("{POLITELY}(change|set|update|switch|use|make) (my |the )?time ?zone\\b"),
  from("(my )?(local )?time is in\\b"),
]);

/** What asks to be spoken to, and needs only a time to be about check-ins; "remind me to call" is about something else. */
export const ADDRESSES = from(
  "{POLITELY}(remind|ping|nudge|message|dm|notify|poke) me(?= (?:at|around|by|on|every|each|daily|weekly|in|to (?:learn|study|practi[cs]e|review|revise)|about|again|with|from|this|twice|once|three|please|week|mon|tue|wed|thu|fri|sat|sun|tomorrow|tonight|half|quarter|noon|\\d))",
);
/** "check in with me every day": it needs a time right after it. */
export const CHECKS_IN = from(
  "{POLITELY}check(-| )?in( (with|on) me| me)?(?= (?:every|each|daily|once|twice|three times|(?:with |for )?(?:\\d+|\\w+)(?: short| quick)? questions?\\b|on (?:week|mon|tue|wed|thu|fri|sat|sun)|weekdays|(?:(?:at|around|@) ?)?(?:\\d|noon|midday|midnight|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)))",
);
/** What asks for questions, and is about check-ins where it is to happen again and again. */
export const ASKS_QUESTIONS = from(
  "{POLITELY}((quiz|test|ask|question|drill|examine) (me|us)|(give|send|ask|i want)( me| us)? [a |some |the |short |quick |\\w+ ]*(questions?|quiz))\\b",
);
/** Again and again. */
export const RECURS = anywhere(
  "((every|each)( single| other| second)? (day|morning|afternoon|evening|night|week|weekday|week day|working day|mon|tue|wed|thu|fri|sat|sun)|daily|weekly|(on )?week ?days|on workdays|(a|per) day|mornings|evenings|(mon|tues|wednes|thurs|fri|satur|sun)days|mon(day)?s? ?(-|to|till|through) ?\\w+)",
);

/** "busy today": the learner can't now. */
export const BUSY = from(
  "{POLITELY}[sorry |oh |hm+ |no |ugh |i'?m |i am |im |too |very |really |so |a bit |kind of |quite |still |currently |got |have |at ]*(busy|swamped|no time|not? much time|in a meeting)[ (today|now|right now|at the moment|this (morning|afternoon|evening)|just now)]*(?=\\W*$|[,.;:\\s–-]+(?:can|could|ask|remind|check|come|try|do|in|at|to|tonight|tomorrow|later|this|maybe|so|until|after)\\b)",
);
/** "not now", "later": it is about a check-in where one is on the table. */
export const NOT_NOW = whole(
  "[sorry |oh |hm+ |please |no |maybe |ok[ay] ]*(not (now|today|right now|this (morning|afternoon|evening)|a good time)|[a bit ]later|another time|some other time|ca ?n[o']?t[ do it]? (now|today|right now))[,.]?[ (ask|remind|try)[ me]?( again)? (later|another time)]{AFTER}",
);
/** Nothing but a time: "tonight", "in two hours please", "ask me tomorrow". */
export const ONLY_LATER = whole(
  "{POLITELY}[better |rather |maybe |try |come back |(ask|remind|ping|quiz|check in with|check in on) me |check in |again |do it |let'?s do (it|this|that) ]*((in|after) (two|2|a couple of|a few|an?|one|1|three|3|some) hours?|later today|in a (while|bit)|to ?night|(in the|this) evening|after (work|dinner)|to?mm?orr?ow|next day)[ (morning|evening|afternoon|night)]{AFTER}",
);

/** When instead. */
export const LATER_SAID = [
  [
    "two-hours",
    anywhere(
      "(in|after) (two|2|a couple of|a few|an?|one|1|three|3|some) hours?|later today|in a (while|bit)|(this )?afternoon",
    ),
  ],
  ["tonight", anywhere("to ?night|(in the|this) evening|after (work|dinner)")],
  ["tomorrow", anywhere("to?mm?orr?ow|next (day|morning)|to?mrw")],
] as const;
