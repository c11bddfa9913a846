import type { Mind } from "../../src/dialogue/mind.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Notes } from "../../src/storage/notes.ts";
import { spellPress } from "../../src/understand/press.ts";
import type { Control } from "../shared/control-ids.ts";
import { errandsIn } from "../shared/errands.ts";
import { createLately } from "../shared/lately.ts";
import { createTurns } from "../shared/turns.ts";
import { readControl, spellControl } from "./action-ids.ts";
import { readCommand } from "./commands.ts";
import { button, controlsFor, inBlocks } from "./controls.ts";
import { createHomeThreads } from "./home-threads.ts";
import { type Asked, createMessageAnswers } from "./message-answers.ts";
import { modalFor, OWN_WORDS, placeOfRequest } from "./modals.ts";
import { saying } from "./render.ts";
import { createRequestAnswers, type Manner, tell } from "./request-answers.ts";
import { SLACK_SAYINGS } from "./sayings.ts";
import type { MessageSeen, Request, RequestSeen } from "./seen.ts";

/** Slack sees to it that whoever goes on asking for what it forbids is slowed down. */
const CLOSED_FOR_MS = 60_000;

type Seen<K extends RequestSeen["kind"]> = Extract<RequestSeen, { kind: K }>;

/** Shows organisers what is set up, or lets them set it up. */
export type ShowSetup = (
  how: "setup" | "status",
  request: Seen<"command">,
  asked: Asked,
) => Promise<void>;

/** What answering takes. */
export interface AnswersParts {
  readonly mentor: Mentor;
  readonly notes: Notes;
  readonly showSetup: ShowSetup;
}

/** Answers whatever is said and asked on Slack. */
export interface Answers {
  message(seen: MessageSeen, asked: Asked): Promise<void>;
  request(seen: RequestSeen, asked: Asked): Promise<void>;
}

/** The callback ids of shortcuts, as the manifest names them. */
const QUIZ = "quiz";

/** Puts together what answers messages, commands, shortcuts, controls and fields. */
export function createAnswers({ mentor, notes, showSetup }: AnswersParts): Answers {
  const { mind } = mentor;
  const turns = createTurns(mentor);
  const threads = createHomeThreads(mentor, notes);
  const closed = createLately(CLOSED_FOR_MS);
  const messages = createMessageAnswers({ turns, closed, place: threads.place });
  const answers = createRequestAnswers(turns, threads.placeSpot);
  const anew: Manner = { audience: "default", mayOpenField: true };

  const command = async (request: Seen<"command">, asked: Asked): Promise<void> => {
    const wanted = readCommand(mind.library, request.command, request.text);
    switch (wanted.kind) {
      case "turn":
        return answers.take(request, asked, wanted.said, anew);
      case "field":
        return openField(request, asked, {
          title: SLACK_SAYINGS["ask-title"],
          label: SLACK_SAYINGS["ask-label"],
        });
      case "policy":
        return tell(request, asked, policyFor(request.by));
      case "setup":
      case "status":
        return showSetup(wanted.kind, request, asked);
      default:
        return wanted satisfies never;
    }
  };

  /** "Explain this": what in the message is taught, asked for if that is several things. */
  const explain = async (request: Seen<"message">, asked: Asked): Promise<void> => {
    const actions = errandsIn(mind, request.text, "explain");
    const [first] = actions;
    if (!first) return tell(request, asked, saying(SLACK_SAYINGS["found-nothing"]));
    if (actions.length === 1)
      return answers.take(request, asked, { kind: "press", action: first.id }, anew);
    const controls = controlsFor(actions, { owner: { user: request.by }, audience: "default" });
    return tell(request, asked, saying(SLACK_SAYINGS["which-explain"], controls));
  };

  const control = async (request: Seen<"control">, asked: Asked): Promise<void> => {
    const read = readControl(request.actionId);
    const press = (action: string) =>
      answers.take(request, asked, { kind: "press", action }, mannerOf(request, read));
    // The mentor itself knows best what to say to a button that it can't read any more.
    if (!read) return press(request.actionId);
    const { purpose } = read;
    switch (purpose.kind) {
      case "action":
        return press(purpose.action);
      case "choose":
        return press(request.chosen ?? "");
      case "write": {
        const { replaces } = mannerOf(request, read);
        const about = request.under.text;
        return openField(request, asked, { ...OWN_WORDS, about }, replaces);
      }
      case "show":
      case "setup":
        return;
      default:
        return purpose satisfies never;
    }
  };

  const modal = async (request: Seen<"modal">, asked: Asked): Promise<void> => {
    const { said, callbackId } = request;
    const read = readControl(callbackId);
    const manner = mannerOf(request, read);
    if (callbackId !== QUIZ)
      return answers.take(request, asked, { kind: "text", text: said }, manner);
    const wanted = readCommand(mind.library, "/quiz", said);
    if (wanted.kind === "turn") await answers.take(request, asked, wanted.said, manner);
  };

  return {
    message: (seen, asked) => messages.reply(seen, asked),

    async request(seen, asked) {
      switch (seen.kind) {
        case "command":
          return command(seen, asked);
        case "message":
          return explain(seen, asked);
        case "shortcut":
          return openField(seen, asked, QUIZ_FIELD, undefined, QUIZ);
        case "control":
          return control(seen, asked);
        case "modal":
          return modal(seen, asked);
        default:
          return seen satisfies never;
      }
    },
  };
}

const QUIZ_FIELD = {
  title: SLACK_SAYINGS["quiz-title"],
  label: SLACK_SAYINGS["quiz-label"],
  about: SLACK_SAYINGS["quiz-about"],
  mayBeEmpty: true,
};

/** Opens a field at once: what a request opens it with lasts only three seconds. */
const openField = (
  request: Request,
  { wire }: Asked,
  asking: Parameters<typeof modalFor>[1],
  under?: Manner["replaces"],
  callbackId = spellControl({ kind: "write" }, { user: request.by }),
): Promise<void> =>
  wire.openModal(request.trigger, modalFor(callbackId, asking, placeOfRequest(request, under)));

/** Whoever presses what is somebody else's, or everybody's, gets an answer of their own beside it. */
function mannerOf(
  { by, under, kind }: Seen<"control"> | Seen<"modal">,
  control: Control | undefined,
): Manner {
  const isOwn = control?.isOwnedBy(by) ?? false;
  const audience = (isOwn && control?.audience) || "default";
  // A field does not lead to another.
  const mayOpenField = kind === "control";
  return under?.isPrivate || (under && isOwn)
    ? { audience, mayOpenField, replaces: under }
    : { audience, mayOpenField };
}

/** What is stored, with what can be done about it. */
function policyFor(user: string) {
  const frame = { owner: { user }, audience: "default" } as const;
  const of = (kind: "export" | "forget") =>
    button({ kind: "action", action: spellPress({ kind }) }, SLACK_SAYINGS[kind], frame);
  return saying(SLACK_SAYINGS.policy, inBlocks([of("export"), of("forget")]));
}

/** Prompts for whoever opens the conversation: things to ask that show what the mentor can do. */
export function promptsFor({ library }: Mind) {
  const [first] = library.concepts.values();
  return [
    ...(first ? [{ title: `What is ${first.name}?`, message: `What is ${first.name}?` }] : []),
    { title: "Quiz me", message: "Quiz me" },
    { title: "How am I doing?", message: "How am I doing?" },
    { title: "What do you teach?", message: "What topics do you teach?" },
  ];
}
