/** Redis can't be reached, or serves nothing just now: whoever asks again later is served. */
export class RedisAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RedisAway";
  }
}

/** What Redis answers to a call that is wrong in itself, and will be tomorrow. */
const WRONG_CALL = /^(ERR|WRONGTYPE|NOSCRIPT|CROSSSLOT|EXECABORT|NOPERM)\b/;
/** Older servers say of their full memory inside a script what newer ones say before it. */
const FULL = /OOM command not allowed/;

/** A call's failure in one plain sentence; where Redis might do the same later, a {@link RedisAway}. */
export function failureOf(cause: unknown): Error {
  const words = wordsOf(cause);
  const message = `Redis didn't do what it was asked: ${words}`;
  const isAnswer = cause instanceof Error && cause.name === "ReplyError";
  const isWrong = isAnswer && WRONG_CALL.test(words) && !FULL.test(words);
  return isWrong ? new Error(message, { cause }) : new RedisAway(message, { cause });
}

/** What went wrong, in the words of whoever noticed. */
export const wordsOf = (cause: unknown): string =>
  cause instanceof AggregateError
    ? cause.errors.map(String).join(", ")
    : cause instanceof Error
      ? cause.message
      : String(cause);
