import type {
  ActionsBlock,
  Button,
  PlainTextElement,
  PlainTextOption,
  StaticSelect,
} from "@slack/types";
import type { Action } from "../../src/reply/reply.ts";
import { shortened } from "../../src/reply/sentences.ts";
import { readPress } from "../../src/understand/press.ts";
import type { Audience, Owner, Purpose } from "../shared/control-ids.ts";
import { SAYINGS } from "../shared/sayings.ts";
import { spellControl } from "./action-ids.ts";
import { MAX_ELEMENTS, MAX_LABEL, MAX_MESSAGE, MAX_OPTION_VALUE } from "./limits.ts";
import { inert } from "./text.ts";

/** Whose controls they are. */
export interface Frame {
  readonly owner: Owner;
  readonly audience: Audience;
}

/** So many concepts to choose from become a select. */
const MANY_CANDIDATES = 4;
/** More than these next to each other are a wall. */
const MOST_BUTTONS = 15;
const MOST_OPTIONS = 25;

/**
 * Gives a reply's actions a form, in their order: buttons, and a select where there are several concepts to choose from
 * or more buttons than fit.
 */
export function controlsFor(
  actions: readonly Action[],
  frame: Frame,
  extra: readonly Button[] = [],
): ActionsBlock[] {
  const usable = [...new Map(actions.map((it) => [it.id, it])).values()].filter(
    (it) => it.id.length <= MAX_OPTION_VALUE && labelOf(it.label) !== "",
  );
  const found = usable.filter((it) => readPress(it.id).kind === "ask");
  const candidates = found.length >= MANY_CANDIDATES ? found : [];
  const wished = usable.filter((it) => !candidates.includes(it));
  const shown = wished.slice(0, MOST_BUTTONS);
  const options = [...candidates, ...wished.slice(MOST_BUTTONS)].slice(0, MOST_OPTIONS);
  const first = candidates[0];
  const isBefore = (it: Action) => !first || usable.indexOf(it) < usable.indexOf(first);
  const asButton = (it: Action) => button({ kind: "action", action: it.id }, it.label, frame);

  const before = [...extra, ...shown.filter(isBefore).map(asButton)];
  const after = shown.filter((it) => !isBefore(it)).map(asButton);
  for (let most = options.length; ; most -= 1) {
    const choose = most > 0 ? [select(options.slice(0, most), frame)] : [];
    const blocks = inBlocks([...before, ...choose, ...after]);
    // Ids and labels that are longer when written as JSON could together be more than a message takes.
    if (most === 0 || JSON.stringify(blocks).length < MAX_MESSAGE) return blocks;
  }
}

/** A button. */
export const button = (
  purpose: Purpose,
  label: string,
  { owner, audience }: Frame,
  style?: "primary" | "danger",
): Button => ({
  type: "button",
  action_id: spellControl(purpose, owner, audience),
  text: plain(label, MAX_LABEL),
  ...(style ? { style } : {}),
});

/** Controls side by side, as many blocks of them as it takes. */
export const inBlocks = (elements: readonly ActionsBlock["elements"][number][]): ActionsBlock[] =>
  Array.from({ length: Math.ceil(elements.length / MAX_ELEMENTS) }, (_, i) => ({
    type: "actions",
    elements: elements.slice(i * MAX_ELEMENTS, (i + 1) * MAX_ELEMENTS),
  }));

/** Text without any form, cut to what fits. */
export const plain = (text: string, most: number): PlainTextElement => ({
  type: "plain_text",
  text: shortened(labelOf(text), most),
});

/** A label on one line; nothing in it calls anybody. */
const labelOf = (text: string) =>
  inert(text)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

function select(actions: readonly Action[], { owner, audience }: Frame): StaticSelect {
  const options = actions.map(
    (it): PlainTextOption => ({ text: plain(it.label, MAX_LABEL), value: it.id }),
  );
  return {
    type: "static_select",
    action_id: spellControl({ kind: "choose" }, owner, audience),
    placeholder: plain(SAYINGS.choose, MAX_LABEL),
    options,
  };
}
