import { stripVTControlCharacters } from "node:util";

const TAB = "    ";

/**
 * A text without anything that a terminal would obey instead of show: escape sequences, control characters, and marks
 * that turn the direction of what follows. Line feeds stay.
 */
export const clean = (text: string): string =>
  stripVTControlCharacters(text.toWellFormed())
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", TAB)
    .replace(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, "");
