import { GERMAN } from "./de.ts";
import { ENGLISH, type EnglishCommands } from "./en.ts";

/** What a command, a sub-command, an option or a choice is called, and what it does. */
export interface Named {
  readonly name: string;
  readonly description: string;
}

/** Every command, option and choice by its place: "quiz", "quiz.questions", "rephrase.style.simpler". */
export type CommandKey = keyof EnglishCommands;

/** What Discord's side of the mentor says, in one language. What the mentor teaches is in the content's own. */
export interface Words {
  readonly commands: Readonly<Record<CommandKey, Named>>;
  readonly sayings: Readonly<Record<SayingKey, string>>;
}

/** The name of a saying. */
export type SayingKey = keyof (typeof ENGLISH)["sayings"];

/**
 * The languages, under Discord's names for them; English is what everybody else reads.
 *
 * A new one is a file beside this and a line here: https://docs.discord.com/developers/reference#locales
 */
export const LANGUAGES = {
  "en-US": ENGLISH,
  "en-GB": ENGLISH,
  de: GERMAN,
} as const satisfies Record<string, Words>;

/** The words for somebody's language. */
export const wordsFor = (locale: string | undefined): Words =>
  locale && locale in LANGUAGES ? LANGUAGES[locale as keyof typeof LANGUAGES] : ENGLISH;

/** A saying with what stands in its braces filled in. */
export const say = (
  words: Words,
  key: SayingKey,
  values: Readonly<Record<string, string>> = {},
): string => words.sayings[key].replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
