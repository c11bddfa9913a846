/**
 * Writes a way of saying something as a regular expression.
 *
 * It is written as people say it, with `(a|b)` for a choice and `[a|b]` for what may be there or not; `[…]*` for what
 * may come several times; `{NAME}` is one of the parts. Sets like `[^.?!]`, groups like `(?:…)` and all the rest are as
 * in a regular expression.
 *
 * @param parts What several sayings share, by the name under which it stands there.
 */
export function patternOf(saying: string, parts: Readonly<Record<string, string>> = {}): string {
  const whole = saying.replace(/\{([A-Z]+)\}/g, (all, name: string) => parts[name] ?? all);
  const kept: string[] = [];
  const keep = (text: string) => `⟦${kept.push(text) - 1}⟧`;
  return whole
    .replace(/\[\^[^\]]*\]|\[oa\]|\[o'\]|\[\.[^\]]*\]|\[,[^\]]*\]|\\./g, keep)
    .replace(/\(\?(?:[:=!]|<[a-z]+>)/g, keep)
    .replaceAll("(", "(?:")
    .replaceAll("[", "(?:")
    .replaceAll("]*", ")*")
    .replaceAll("]", ")?")
    .replace(/⟦(\d+)⟧/gu, (_, i: string) => kept[Number(i)] ?? "");
}
