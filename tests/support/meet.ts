import { makeMind } from "../../src/assemble.ts";
import type { Library } from "../../src/content/model.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { createVoices } from "../../src/dialogue/voice.ts";
import { conversationId, learnerId, packId } from "../../src/ids.ts";
import { createMarker } from "../../src/learning/marking.ts";
import { createMentor } from "../../src/mentor.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import type { Store } from "../../src/storage/store.ts";
import { createFinder } from "../../src/understand/create-finder.ts";
import { createFollowUps } from "../../src/understand/follow-ups.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { languageOf } from "../../src/understand/language.ts";

/** A mentor's reply as a test looks at it: with all that the learner reads in `text`. */
export type Heard = Reply & { readonly text: string };

/** A learner who talks with the mentor. */
export interface Friend {
  says(text: string): Promise<Heard>;
  /** Presses the first button whose label matches, of the last reply. */
  presses(label: RegExp): Promise<Heard>;
  /** Presses a button of an earlier reply. */
  pressesAction(id: string): Promise<Heard>;
}

/** Where and when a meeting takes place; what is left out is made up. */
export interface Setting {
  readonly mind?: Mind;
  readonly library?: Library;
  readonly store?: Store;
  readonly conversation?: string;
  /** The time of what is said, epoch ms. */
  readonly at?: () => number;
}

/** All that the mentor knows of a made-up library. */
export async function mindOf(library: Library): Promise<Mind> {
  const finder = await createFinder(library);
  return {
    library,
    finder,
    followUps: createFollowUps(library),
    marker: createMarker(library, languageOf(finder.mend)),
    voices: createVoices(library.phrases),
  };
}

let real: Promise<Mind> | undefined;

/** All that the mentor knows of the packs that it ships with; made once a test file. */
export function realMind(): Promise<Mind> {
  real ??= makeMind({ packs: [packId("distributed-systems")] });
  return real;
}

/** A learner meets the mentor: on the real content, unless a library of the test's own is given. */
export function meet(name: string, setting: Setting = {}): Friend {
  const mind = setting.mind
    ? Promise.resolve(setting.mind)
    : setting.library
      ? mindOf(setting.library)
      : realMind();
  const store = setting.store ?? createInProcessStore();
  const mentor = mind.then((it) => createMentor(it, store));
  let last: Reply | undefined;

  const hear = async (said: Said): Promise<Heard> => {
    const reply = await (await mentor).hear({
      learner: learnerId(name),
      conversation: conversationId(setting.conversation ?? `dm:${name}`),
      at: setting.at?.() ?? Date.UTC(2026, 10, 2, 9),
      said,
    });
    if (!reply) throw new Error("nothing was replied");
    last = reply;
    return { ...reply, text: replyMarkdown(reply) };
  };
  return {
    says: (text) => hear({ kind: "text", text }),
    presses(label) {
      const action = last?.actions.find((it) => label.test(it.label));
      if (!action) {
        const labels = last?.actions.map((it) => it.label).join(", ");
        throw new Error(`no button ${label} among: ${labels}`);
      }
      return hear({ kind: "press", action: action.id });
    },
    pressesAction: (id) => hear({ kind: "press", action: id }),
  };
}
