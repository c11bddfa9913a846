import type { Groups } from "../../src/checkins/groups.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Notes } from "../../src/storage/notes.ts";
import { createLately } from "../shared/lately.ts";
import { createTurns } from "../shared/turns.ts";
import { createCommandAnswers } from "./command-answers.ts";
import { createControlAnswers } from "./control-answers.ts";
import { createKeptReplies } from "./kept-replies.ts";
import { ENGLISH } from "./locales/en.ts";
import { say } from "./locales/words.ts";
import { createMessageAnswers } from "./message-answers.ts";
import { receive } from "./receive.ts";
import { createRequestTurns } from "./request-turns.ts";
import type { MessageSeen, RequestSeen } from "./seen.ts";
import { createSetupAnswers } from "./setup/answers.ts";
import type { Permitted } from "./setup/permissions.ts";
import type { Servers } from "./setup/servers.ts";
import { suggestConcepts, suggestZones } from "./suggest.ts";
import type { Wire } from "./wire.ts";

/** Discord bars whoever goes on asking for what it forbids. */
const CLOSED_FOR_MS = 10 * 60_000;
const HINTED_FOR_MS = 24 * 60 * 60_000;

/** What answering takes. */
export interface AnswersParts {
  readonly wire: Wire;
  readonly mentor: Mentor;
  readonly notes: Notes;
  readonly servers: Servers;
  readonly groups: Groups;
  /** The mentor's own user. */
  readonly self: () => string;
  /** What the mentor may do in a channel; undefined where it doesn't see it. */
  readonly permissionsIn: (channel: string) => Permitted | undefined;
}

/** Answers whatever happens on Discord. */
export interface Answers {
  message(seen: MessageSeen): Promise<void>;
  request(seen: RequestSeen): Promise<void>;
  /** Somebody may have given the mentor permissions that it lacked. */
  mayHaveChanged(): void;
}

/** Puts together what answers messages, commands, controls, fields and what is typed into options. */
export function createAnswers({
  wire,
  mentor,
  notes,
  servers,
  groups,
  self,
  permissionsIn,
}: AnswersParts): Answers {
  const kept = createKeptReplies(notes);
  const closed = createLately(CLOSED_FOR_MS);
  const hinted = createLately(HINTED_FOR_MS);
  const turns = createTurns(mentor);
  const requestTurns = createRequestTurns(wire, turns);
  const messages = createMessageAnswers({ wire, turns, kept, closed });
  const { mind } = mentor;
  const setup = createSetupAnswers({ wire, servers, groups, mind, permissionsIn });
  const commands = createCommandAnswers({ turns: requestTurns, mind, showSetup: setup.show });
  const controls = createControlAnswers({ wire, turns: requestTurns, kept, setUp: setup.change });
  const suggest = suggestConcepts(mind.library);

  return {
    async message(seen) {
      const { guild, channel } = seen.spot;
      const isUnasked =
        guild !== undefined && (await servers.settings(guild)).unasked.includes(channel);
      const received = receive(seen, self(), isUnasked);
      switch (received.kind) {
        case "for-others":
          return;
        case "unreadable":
          // Members may talk to each other in a thread; it is enough to be told once how the mentor is reached.
          if (!seen.isForMentor && hinted.has(seen.spot.channel)) return;
          hinted.note(seen.spot.channel);
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

    mayHaveChanged: () => closed.clear(),
  };
}
