import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Said } from "../../src/understand/incoming.ts";
import { expectShown, type Stage, twinOf } from "./conformance.ts";

/** Where whole conversations lie beside the project, one JSON object a line; without them there is nothing to try. */
const BESIDE = join(import.meta.dirname, "../../../shared/eval/dialogues-dev.jsonl");

interface Conversation {
  readonly id: string;
  readonly turns: readonly {
    readonly say?: string;
    readonly press_first?: boolean;
    readonly press_label?: string;
  }[];
}

/** Holds a platform to whole conversations: word for word what the engine says without a platform. */
export function conversations(platform: string, open: () => Promise<Stage>): void {
  describe.skipIf(!existsSync(BESIDE))(`${platform}, in whole conversations`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open();
    }, 120_000);
    afterAll(() => stage?.close());

    const all = existsSync(BESIDE) ? readFileSync(BESIDE, "utf8").split("\n").filter(Boolean) : [];
    const read = all.map((line): Conversation => JSON.parse(line));
    test.for(read)("a learner is followed all the way: $id", async ({ id, turns }) => {
      const visitor = await stage.meet(id);
      const twin = await twinOf(visitor);
      let labels: readonly string[] = [];
      let actions: readonly string[] = [];
      for (const { say, press_label: label } of turns) {
        const button = label ? labels.findIndex((it) => new RegExp(label, "i").test(it)) : 0;
        if (say === undefined && actions[button] === undefined) return;
        const said: Said =
          say === undefined
            ? { kind: "press", action: actions[button] ?? "" }
            : { kind: "text", text: say };
        const reply = await twin(said);
        expectShown(
          say === undefined ? await visitor.presses(button) : await visitor.says(say),
          reply,
        );
        labels = reply.actions.map((it) => it.label);
        actions = reply.actions.map((it) => it.id);
      }
    });
  });
}
