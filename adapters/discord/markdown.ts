import { type Dialect, markdownWriter, NOTHING } from "../shared/markdown.ts";

/**
 * Discord's dialect: a line break within a paragraph is a new line there; `__` underlines, `||` hides, `<@…>` and
 * `@everyone` call people.
 */
const DISCORD: Dialect = {
  plain: (text) =>
    text.replace(/[\\*_~|`<>[\]]/g, "\\$&").replace(/@(?=everyone|here)/g, `@${NOTHING}`),

  /** What begins a heading, a list or small print. */
  atLineStart: (text) => text.replace(/^([#+-])/gm, "\\$1").replace(/^(\d+)([.)])/gm, "$1\\$2"),

  code: (text) => text,

  // Discord has three sizes.
  heading: (text, depth) => (depth <= 3 ? `${"#".repeat(depth)} ${text}` : `**${text}**`),

  link: (text, address, isBare) => (isBare ? `<${address}>` : `[${text}](<${address}>)`),

  table: (rows) =>
    rows
      .map((row) => row.join(" · "))
      .map((row, i) => (i === 0 ? `**${row}**` : row))
      .join("\n"),

  newLine: "\n",
};

/** Writes CommonMark in Discord's own dialect. */
export const toDiscord = markdownWriter(DISCORD);

/** Small and grey; a line each. */
export const small = (text: string): string =>
  text
    .split("\n")
    .map((it) => (it.trim() ? `-# ${it}` : it))
    .join("\n");
