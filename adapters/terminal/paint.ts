import { styleText } from "node:util";

/** How a text can stand out. */
export type Look = "bold" | "dim" | "italic" | "cyan";

/** Gives a text some looks. */
export type Paint = (text: string, looks: readonly Look[]) => string;

/** Paints where the terminal shows colour, and leaves texts as they are where it doesn't. */
export const createPaint = (hasColour: boolean): Paint =>
  hasColour
    ? (text, looks) => styleText([...looks], text, { validateStream: false })
    : (text) => text;
