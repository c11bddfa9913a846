/** What a demo prints of a message. */
export interface Box {
  readonly text: string;
  /** What else there is to know of it: that only one sees it, say. */
  readonly notes: readonly string[];
  readonly files?: readonly { readonly name: string }[];
  readonly buttons: readonly string[];
}

/** Prints a line. */
export const say = (line: string): void => console.log(line);

/** Prints where the script goes next. */
export const heading = (text: string): void => say(`\n━━━ ${text} ━━━`);

/** Prints what somebody does. */
export const did = (who: string, what: string): void => say(`\n${who}: ${what}`);

/** Prints a message of Mentor's as somebody sees it. */
export function messageBox({ text, notes, files = [], buttons }: Box): void {
  const note = notes.join(", ");
  say(`  ┌ Mentor${note ? ` (${note})` : ""}`);
  for (const it of text.split("\n")) say(`  │ ${it}`);
  for (const it of files) say(`  │ [file ${it.name}]`);
  say(`  └ ${buttons.map((it) => `[${it}]`).join(" ")}`);
}
