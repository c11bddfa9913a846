import { expect } from "vitest";
import { readControl } from "../../../adapters/slack/action-ids.ts";
import { directWith, learnerOf } from "../../../adapters/slack/ids.ts";
import { comeHome, MODES } from "../../support/slack/at-home.ts";
import { readText } from "../../support/slack/readable.ts";
import { type Control, type Shown, show } from "../../support/slack/show.ts";
import { conformance, type Seen, type Stage } from "../conformance.ts";
import { conversations } from "../conversations.ts";

/** What comes with a reply besides its actions: the field for an answer. */
const isAction = ({ actionId }: Control) => readControl(actionId)?.purpose.kind !== "write";

const openIn = (mode: (typeof MODES)[number]) => async (): Promise<Stage> => {
  const home = await comeHome({ mode });
  const { slack, workspace } = home;
  return {
    async meet(name) {
      const user = slack.person(name, workspace);
      const dm = user.dm();
      // What somebody says by itself begins a thread, and the rest is said within it.
      const root = user.willSay(dm);
      let last: Shown | undefined;
      const newest = () => Number(user.sees(dm).at(-1)?.ts ?? 0);
      const seen = async (shown: Shown, since: number): Promise<Seen> => {
        last = shown;
        // A long reply comes in several messages.
        const all = user
          .sees(dm)
          .filter((it) => Number(it.ts) > since || it.ts === shown.ts)
          .filter((it) => it.author !== user.id);
        return {
          text: all.map((it) => readText(it.text)).join("\n\n"),
          buttons: all.flatMap((it) => it.controls.filter(isAction).map(({ label }) => label)),
        };
      };
      return {
        learner: learnerOf(workspace.id, user.id),
        conversation: directWith(workspace.id, user.id, root),
        async says(text) {
          const since = newest();
          const isFirst = user.sees(dm).length === 0;
          return seen(await user.says(dm, text, isFirst ? undefined : root), since);
        },
        async presses(button) {
          const control = last && show(last.kept).controls.filter(isAction)[button];
          if (!last || !control) throw new Error("no such button");
          const since = newest();
          const outcome = await user.uses(last, control);
          return outcome.kind === "view"
            ? { text: readText(outcome.open.text), buttons: [] }
            : seen(outcome.shown, since);
        },
      };
    },
    async close() {
      expect(slack.world.problems).toEqual([]);
      expect(slack.noted.filter((it) => it.error)).toEqual([]);
      await home.close();
    },
  };
};

for (const mode of MODES) {
  conformance(`slack, over ${mode}`, openIn(mode));
  conversations(`slack, over ${mode}`, openIn(mode));
}
