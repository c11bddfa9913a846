import type { Delivered } from "../../src/checkins/outlet.ts";
import type { Library } from "../../src/content/model.ts";
import { conversationId, itemId, type LearnerId, learnerId } from "../../src/ids.ts";
import type { CheckIn } from "../../src/memory/checkin.ts";
import type { Learner } from "../../src/memory/learner.ts";
import { type Agenda, createMentor } from "../../src/mentor.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";
import type { Standing } from "../../src/schedule/due.ts";
import { nextDue } from "../../src/schedule/times.ts";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { choice, concept, library } from "./library.ts";
import { type Heard, mindOf } from "./meet.ts";

/** A learner who has check-ins, and a clock that the test moves on. */
export interface Regular {
  says(text: string): Promise<Heard>;
  presses(label: RegExp): Promise<Heard>;
  /** Moves the clock to a time: "2026-11-23T08:30+01:00". */
  at(time: string): void;
  /** Moves the clock to when the schedule has the next check-in, if not beyond, and lets it come due there. */
  untilDue(options?: { readonly lateBy?: number }): Promise<Heard | undefined>;
  /** Lets a check-in come due that the schedule had for a time. */
  due(due: number, answer?: Delivered): Promise<Heard | undefined>;
  now(): number;
  /** Where the schedule has the learner. */
  standing(): Standing | undefined;
  checkin(): Promise<CheckIn | undefined>;
  learner(): Promise<Learner>;
}

/** Concepts with enough questions for a few days of check-ins. */
export const questionable = (...names: readonly string[]): Library =>
  library(
    ...names.map((name) =>
      concept(
        name,
        { definition: "plain" },
        {
          quiz: Array.from({ length: 8 }, (_, i) => ({
            ...choice(`What about ${name} ${i}?`, "*yes it does", "no never", "only on Sundays"),
            id: itemId(`${name}-${i}`),
          })),
        },
      ),
    ),
  );

/** A learner meets the mentor, one minute before nine on Monday, 23 November 2026, in Berlin, and does something. */
export async function regular(name: string, content: Library): Promise<Regular> {
  const mind = await mindOf(content);
  const store = createInProcessStore();
  const who: LearnerId = learnerId(name);
  const conversation = conversationId(`dm:${name}`);
  let standing: Standing | undefined;
  const agenda: Agenda = {
    async enter(_, it) {
      standing = it;
    },
    async forget() {
      standing = undefined;
    },
  };
  const mentor = createMentor(mind, store, [], agenda);
  let clock = Date.parse("2026-11-23T08:59+01:00");
  let last: Reply | undefined;

  const heard = (reply: Reply): Heard => {
    last = reply;
    return { ...reply, text: replyMarkdown(reply) };
  };
  const hear = async (said: Said): Promise<Heard> => {
    const reply = await mentor.hear({ learner: who, conversation, at: clock, said });
    if (!reply) throw new Error("nothing was replied");
    return heard(reply);
  };
  const due: Regular["due"] = async (at, answer = { kind: "sent" }) => {
    // Whoever brings it has moved it on by its plan.
    if (standing) standing = { ...standing, due: nextDue(standing.plan, at) };
    let said: Heard | undefined;
    await mentor.speak(
      { learner: who, conversation, at: clock, said: { kind: "due", due: at } },
      async (reply) => {
        said = heard(reply);
        return answer;
      },
    );
    return said;
  };

  return {
    says: (text) => hear({ kind: "text", text }),
    presses(label) {
      const action = last?.actions.find((it) => label.test(it.label));
      const labels = last?.actions.map((it) => it.label).join(", ");
      if (!action) throw new Error(`no button ${label} among: ${labels}`);
      return hear({ kind: "press", action: action.id });
    },
    at(time) {
      clock = Date.parse(time);
    },
    async untilDue({ lateBy = 0 } = {}) {
      if (!standing) throw new Error("nothing is scheduled");
      const { due: at } = standing;
      clock = Math.max(clock, at + lateBy);
      return due(at);
    },
    due,
    now: () => clock,
    standing: () => standing,
    learner: () => store.learner(who),
    checkin: async () => (await store.learner(who)).profile.checkin,
  };
}
