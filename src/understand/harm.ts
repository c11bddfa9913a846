const DOING =
  /\b(?:teach|show|tell|help) me\b.*\b(?:how|to)\b|\bhow (?:do|can|could|would|to)\b|\bcan (?:you|i|we)\b|\bi (?:want|need|wanna|would like) to\b|\blet'?s\b/iu;

const HARMING =
  /\b(?:do (?:it|that|this|one)|attack|hack(?: into)?|d?dos|take down|bring down|crash|shut down|break into|steal|crack|spy on|flood|knock|intercept|sniff|phish|impersonate)\b/iu;

const SOMEBODY =
  /\b(?:my|his|her|their|a|an|this|that|the|some|our|some ?(?:one|body)(?:'s)?|other people'?s?|people'?s?)\s*(?:\w+ ){0,2}?(?:friend|ex|neighbou?r|girlfriend|boyfriend|wife|husband|class ?mate|teacher|school|boss|enemy|rival|competitor|stranger|victim|guy|roommate|sister|brother|people|someone|somebody|else)\w*\b|\b(?:someone|somebody|people)(?:'?s)?\b/iu;

const DEFENDING =
  /\b(?:protect|prevent|stop|defend|against me|avoid|detect|secure|safe|mitigat)\w*/iu;

/** Whether a message asks for help with harming somebody, rather than with understanding or preventing it. */
export function asksForHarm(text: string): boolean {
  return DOING.test(text) && HARMING.test(text) && SOMEBODY.test(text) && !DEFENDING.test(text);
}
