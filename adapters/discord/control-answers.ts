import type { Control } from "../shared/control-ids.ts";
import { readControl } from "./custom-ids.ts";
import { answerInTime } from "./in-time.ts";
import type { KeptReplies } from "./kept-replies.ts";
import { say, wordsFor } from "./locales/words.ts";
import { modalFor } from "./modals.ts";
import { learnerOf, requested } from "./receive.ts";
import { render, saying } from "./render.ts";
import type { Manner, RequestTurns } from "./request-turns.ts";
import type { RequestSeen } from "./seen.ts";
import type { Wire } from "./wire.ts";

type Seen<K extends RequestSeen["kind"]> = Extract<RequestSeen, { kind: K }>;

/** What answering controls takes. */
export interface Controls {
  readonly wire: Wire;
  readonly turns: RequestTurns;
  readonly kept: KeptReplies;
  /** Changes a server's settings; `field` says which. */
  readonly setUp: (request: Seen<"control"> | Seen<"modal">, field: string) => Promise<void>;
}

/** Answers buttons, selects and filled fields. */
export function createControlAnswers({ wire, turns, kept, setUp }: Controls) {
  const press = (request: Seen<"control">, control: Control | undefined, action: string) =>
    turns.take(request, requested(request, { kind: "press", action }), mannerOf(request, control));

  const openField = (request: Seen<"control">) =>
    wire.answer(request.ticket, {
      kind: "modal",
      modal: modalFor(request.customId, wordsFor(request.locale), request.under.text),
    });

  const show = (request: Seen<"control">, control: Control, name: string) =>
    answerInTime(wire, request, { kind: "wait", isPrivate: true }, async (started) => {
      const words = wordsFor(request.locale);
      const tell = (text: string) =>
        started.finish({ messages: [saying(text)], isPrivate: true, isUpdate: false });
      if (!control.isOwnedBy(request.by)) return tell(say(words, "not-yours"));
      const reply = await kept.find(learnerOf(request.by), name);
      if (!reply) return tell(say(words, "not-kept"));

      const owner = { user: request.by };
      const frame = { owner, audience: "default", words, isPublic: false } as const;
      await started.finish({ messages: render(reply, frame), isPrivate: true, isUpdate: false });
    });

  return {
    /** Answers a button or a select. */
    async control(request: Seen<"control">): Promise<void> {
      const control = readControl(request.customId);
      // The mentor itself knows best what to say to a button that it can't read any more.
      if (!control) return press(request, undefined, request.customId);
      const { purpose } = control;
      switch (purpose.kind) {
        case "action":
          return press(request, control, purpose.action);
        case "choose":
          return press(request, control, request.values[0] ?? "");
        case "write":
          return openField(request);
        case "show":
          return show(request, control, purpose.kept);
        case "setup":
          return setUp(request, purpose.field);
        default:
          return purpose satisfies never;
      }
    },

    /** Answers a filled field. */
    async modal(request: Seen<"modal">): Promise<void> {
      const control = readControl(request.customId);
      if (control?.purpose.kind === "setup") return setUp(request, control.purpose.field);
      const said = requested(request, { kind: "text", text: request.fields[0] ?? "" });
      return turns.take(request, said, mannerOf(request, control));
    },
  };
}

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
    ? { isPrivate: undefined, audience, mayOpenField, replaces: under }
    : { isPrivate: true, audience, mayOpenField };
}
