import type { Action } from "../../src/reply/reply.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { clean } from "./clean.ts";

/** What a line that was typed asks for. */
export type Typed =
  | { readonly kind: "nothing" }
  | { readonly kind: "quit" }
  | { readonly kind: "help" }
  | { readonly kind: "said"; readonly said: Said };

const NUMBER = /^\[?(\d{1,2})[\].)]?$/;

/**
 * Reads a line that was typed, by the buttons that stood under the last reply.
 *
 * A number presses the button that has it; where there is none, it is an answer like any other.
 */
export function readTyped(line: string, actions: readonly Action[]): Typed {
  const text = clean(line).trim();
  const pressed = actions[Number(NUMBER.exec(text)?.[1]) - 1];
  if (pressed) return { kind: "said", said: { kind: "press", action: pressed.id } };

  switch (text.toLowerCase()) {
    case "":
      return { kind: "nothing" };
    case "/quit":
    case "/exit":
      return { kind: "quit" };
    case "/help":
    case "/?":
      return { kind: "help" };
    default:
      return { kind: "said", said: { kind: "text", text } };
  }
}
