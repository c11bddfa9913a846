import { conversationId, learnerId } from "../../src/ids.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Action, Reply } from "../../src/reply/reply.ts";
import type { Said } from "../../src/understand/incoming.ts";
import type { Adapter } from "../adapter.ts";
import { type Editor, openEditor, type Streams } from "./editor.ts";
import { createOutlet } from "./outlet.ts";
import { readTyped } from "./receive.ts";
import { render, renderSaying } from "./render.ts";
import { apology, FAREWELL, KEYS, TITLE } from "./sayings.ts";

/** Who sits at the terminal, and where. */
export interface Seat extends Streams {
  readonly mentor: Mentor;
  /** The name under which what they learn is kept. */
  readonly name: string;
}

const PLATFORM = "terminal";

/** Makes the mentor at home in a terminal: one learner, one conversation, until they leave. */
export function createTerminal({ mentor, name, ...streams }: Seat): Adapter {
  const learner = learnerId(`${PLATFORM}:${name}`);
  const conversation = conversationId(`${PLATFORM}:${name}`);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // A machine that has UTC has mostly not been told where it is.
  const where = timeZone === "UTC" ? {} : { zone: timeZone };
  const ending = Promise.withResolvers<void>();
  let editor: Editor | undefined;
  let actions: readonly Action[] = [];

  const show = (reply: Reply, { print, screen }: Editor) => {
    actions = reply.actions;
    print(render(reply, screen()));
  };
  const say = (markdown: string, { print, screen }: Editor) =>
    print(renderSaying(markdown, screen()));

  async function answer(said: Said, editor: Editor): Promise<void> {
    try {
      const reply = await mentor.hear({ learner, conversation, at: Date.now(), ...where, said });
      if (reply) show(reply, editor);
    } catch (error) {
      say(apology(error), editor);
    }
  }

  async function converse(editor: Editor): Promise<void> {
    if (editor.isInteractive) say(TITLE, editor);
    await answer({ kind: "opens" }, editor);
    for await (const line of editor.lines()) {
      const typed = readTyped(line, actions);
      switch (typed.kind) {
        case "nothing":
          break;
        case "quit":
          return;
        case "help":
          say(KEYS, editor);
          await answer({ kind: "text", text: "help" }, editor);
          break;
        case "said":
          await answer(typed.said, editor);
          break;
        default:
          typed satisfies never;
      }
    }
  }

  return {
    platform: PLATFORM,
    outlet: createOutlet(PLATFORM, conversation, (reply) => {
      if (editor) show(reply, editor);
      return editor !== undefined;
    }),
    ended: ending.promise,

    async start() {
      const opened = openEditor(streams);
      editor = opened;
      void converse(opened)
        .finally(() => {
          editor = undefined;
          opened.close();
          if (opened.isInteractive) say(FAREWELL, opened);
        })
        .then(ending.resolve, ending.reject);
    },

    async stop() {
      editor?.close();
      if (editor) await ending.promise;
    },
  };
}
