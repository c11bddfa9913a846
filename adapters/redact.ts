/** What stands in place of what is nobody's to read. */
const HIDDEN = "[hidden]";

/** What holds secrets. */
const SECRETIVE = /token|secret|password|authorization|cookie|credential|signature|response_?url/i;

/** What may hold something that a learner wrote. */
const SPOKEN =
  /^(text|content|body|requestbody|rawbody|markdown|blocks|values|fields|typed|said|reply|files|attachments|embeds|payload|event|view)$/i;

/** What looks like a platform's token, wherever it stands. */
const TOKENS = [
  /\bx(?:ox[a-z]|app)-[\w-]{6,}/g,
  /\b[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}/g,
  /(?<=\b(?:Bearer|Bot|Basic) )[\w.~+/=-]{16,}/g,
  /(?<=:\/\/)[^\s/@"]+(?=@)/g,
  /(?<=hooks\.slack\.com\/)[^\s"]+/g,
  // The token of an interaction or a webhook, in an address.
  /[\w-]{60,}/g,
];

/** Longer, and it is not what somebody meant to log. */
const LONGEST = 1_000;
const DEEPEST = 5;

/**
 * What may be logged of a value: neither secrets nor anything that a learner wrote.
 *
 * Of an error that is its kind, words, code, place in the code and cause; what libraries hang on it, mostly the whole
 * request, is left out.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.slice(0, LONGEST);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST || Buffer.isBuffer(value)) return HIDDEN;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((it) => redact(it, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => [
      key,
      SECRETIVE.test(key) || SPOKEN.test(key) ? HIDDEN : redact(it, depth + 1),
    ]),
  );
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    message: redact(error.message, depth),
    ...("code" in error ? { code: redact(error.code, depth + 1) } : {}),
    stack: redact(error.stack, depth),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

/** Shorter than that, and it would be found in every other word. */
const SHORTEST_SECRET = 6;

/** Takes secrets out of a text: those given, and whatever looks like a token. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const own = secrets.filter((it) => it.length >= SHORTEST_SECRET);
  const without = own.reduce((left, it) => left.replaceAll(it, HIDDEN), text);
  return TOKENS.reduce((left, it) => left.replace(it, HIDDEN), without);
}
