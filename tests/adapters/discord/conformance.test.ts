import { readControl } from "../../../adapters/discord/custom-ids.ts";
import { directWith, learnerOf } from "../../../adapters/discord/receive.ts";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { readText } from "../../support/discord/readable.ts";
import { type Control, type Shown, show } from "../../support/discord/show.ts";
import { conformance, type Seen, type Stage } from "../conformance.ts";
import { conversations } from "../conversations.ts";

/** What comes with a reply besides its actions: the field for an answer. */
const isAction = ({ id }: Control) => readControl(id)?.purpose.kind !== "write";

const open = async (): Promise<Stage> => {
  const home: AtHome = await comeHome();
  return {
    async meet(name) {
      const user = home.discord.person(name, { installs: true });
      const place = user.dm();
      let last: Shown | undefined;
      const seen = (shown: Shown, since: string): Seen => {
        last = shown;
        // A long reply comes in several messages.
        const all = user
          .sees(place)
          .filter((it) => BigInt(it.id) > BigInt(since) || it.id === shown.id)
          .filter((it) => it.kept.message.author.id !== user.id);
        return {
          text: all.map((it) => readText(it.text)).join("\n\n"),
          buttons: all.flatMap((it) => it.controls.filter(isAction).map(({ label }) => label)),
        };
      };
      const newest = () => user.sees(place).at(-1)?.id ?? "0";
      return {
        learner: learnerOf(user.id),
        conversation: directWith(user.id),
        async says(text) {
          const since = newest();
          return seen(await user.says(place, text), since);
        },
        async presses(button) {
          const control = last && show(last.kept).controls.filter(isAction)[button];
          if (!last || !control) throw new Error("no such button");
          const since = newest();
          const answered = await user.uses(last, control);
          return "fields" in answered
            ? { text: readText(answered.text), buttons: [] }
            : seen(answered, since);
        },
      };
    },
    close: home.close,
  };
};

conformance("discord", open);
conversations("discord", open);
