import type { Mentor } from "../../src/mentor.ts";
import type { Notes } from "../../src/storage/notes.ts";
import { createCommandAnswers } from "./command-answers.ts";
import { createControlAnswers } from "./control-answers.ts";
import { createKeptReplies } from "./kept-replies.ts";
import { ENGLISH } from "./locales/en.ts";
import { say } from "./locales/words.ts";
import { createMessageAnswers } from "./message-answers.ts";
import { receive } from "./receive.ts";
import { createRequestTurns } from "./request-turns.ts";
import type { MessageSeen, RequestSeen } from "./seen.ts";
import { createStops } from "./stops.ts";
import { suggestConcepts, suggestZones } from "./suggest.ts";
import { createTurns } from "./turns.ts";
import type { Wire } from "./wire.ts";

/** What answering takes. */
export interface AnswersParts {
  readonly wire: Wire;
  readonly mentor: Mentor;
  readonly notes: Notes;
  /** The mentor's own user. */
  readonly self: () => string;
}

/** Answers whatever happens on Discord. */
export interface Answers {
  message(seen: MessageSeen): Promise<void>;
  request(seen: RequestSeen): Promise<void>;
  /** Somebody may have given the mentor permissions that it lacked. */
  mayHaveChanged(): void;
}

/** Puts together what answers messages, commands, controls, fields and what is typed into options. */
export function createAnswers({ wire, mentor, notes, self }: AnswersParts): Answers {
  const { library } = mentor.mind;
  const kept = createKeptReplies(notes);
  const stops = createStops();
  const turns = createTurns(mentor);
  const requestTurns = createRequestTurns(wire, turns);
  const messages = createMessageAnswers({ wire, turns, kept, stops });
  const commands = createCommandAnswers({
    turns: requestTurns,
    mind: mentor.mind,
    showSetup: async () => {},
  });
  const controls = createControlAnswers({
    wire,
    turns: requestTurns,
    kept,
    setUp: async () => {},
  });
  const suggest = suggestConcepts(library);

  return {
    async message(seen) {
      const received = receive(seen, self(), false);
      switch (received.kind) {
        case "for-others":
          return;
        case "unreadable":
          return messages.say(seen, say(ENGLISH, "unreadable"));
        case "said":
          return messages.reply(seen, received.incoming);
        default:
          return received satisfies never;
      }
    },

    async request(seen) {
      switch (seen.kind) {
        case "command":
          return commands.command(seen);
        case "message":
          return commands.message(seen);
        case "control":
          return controls.control(seen);
        case "modal":
          return controls.modal(seen);
        case "typing": {
          const choices = (seen.option === "zone" ? suggestZones : suggest)(seen.typed);
          return wire.answer(seen.ticket, { kind: "choices", choices });
        }
        default:
          return seen satisfies never;
      }
    },

    mayHaveChanged: () => stops.clear(),
  };
}
