import type { Mind } from "../../src/dialogue/mind.ts";
import { spellPress } from "../../src/understand/press.ts";
import { errandsIn } from "../shared/errands.ts";
import { controlsFor } from "./controls.ts";
import { ENGLISH } from "./locales/en.ts";
import { say, wordsFor } from "./locales/words.ts";
import { toDiscord } from "./markdown.ts";
import { requested } from "./receive.ts";
import { saying } from "./render.ts";
import type { RequestTurns } from "./request-turns.ts";
import type { RequestSeen } from "./seen.ts";
import { readCommand } from "./wanted.ts";

type Seen<K extends RequestSeen["kind"]> = Extract<RequestSeen, { kind: K }>;

/** What answering commands takes. */
export interface Commands {
  readonly turns: RequestTurns;
  readonly mind: Mind;
  /** Shows a server's settings, to look at or to change. */
  readonly showSetup: (request: Seen<"command">, how: "setup" | "status") => Promise<void>;
}

/** Answers commands, and commands on messages. */
export function createCommandAnswers({ turns, mind, showSetup }: Commands) {
  return {
    async command(request: Seen<"command">): Promise<void> {
      const wanted = readCommand(mind.library, request.command, request.options);
      // A command of another release: help says what there is now.
      if (!wanted) return help(turns, request);
      switch (wanted.kind) {
        case "turn": {
          const audience = wanted.isPrivate === false ? "everybody" : "default";
          const incoming = requested(request, wanted.said);
          return turns.take(request, incoming, {
            isPrivate: wanted.isPrivate,
            audience,
            mayOpenField: true,
          });
        }
        case "policy":
          return turns.tell(request, saying(toDiscord(say(wordsFor(request.locale), "policy"))));
        case "setup":
        case "status":
          return showSetup(request, wanted.kind);
        default:
          return wanted satisfies never;
      }
    },

    /** "Explain this", "Quiz me on this": what in the message is taught, asked for if that is several things. */
    async message(request: Seen<"message">): Promise<void> {
      const words = wordsFor(request.locale);
      const isQuiz = request.command === ENGLISH.commands["message.quiz"].name;
      const actions = errandsIn(mind, request.text, isQuiz ? "quiz" : "explain");
      const [first] = actions;
      if (!first) return turns.tell(request, saying(say(words, "found-nothing")));
      if (actions.length === 1) {
        const incoming = requested(request, { kind: "press", action: first.id });
        return turns.take(request, incoming, {
          isPrivate: true,
          audience: "default",
          mayOpenField: true,
        });
      }
      const frame = { owner: { user: request.by }, audience: "default", words } as const;
      const text = say(words, isQuiz ? "which-quiz" : "which-explain");
      return turns.tell(request, saying(text, controlsFor(actions, frame)));
    },
  };
}

const help = (turns: RequestTurns, request: Seen<"command">) => {
  const said = { kind: "press", action: spellPress({ kind: "help" }) } as const;
  return turns.take(request, requested(request, said), {
    isPrivate: true,
    audience: "default",
    mayOpenField: true,
  });
};
