import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";
import type { Action } from "../../src/reply/reply.ts";
import { shortened } from "../../src/reply/sentences.ts";
import { readPress } from "../../src/understand/press.ts";
import type { Audience, Owner, Purpose } from "../shared/control-ids.ts";
import { MAX_ACTION, spellControl } from "./custom-ids.ts";
import {
  MAX_BUTTONS_IN_ROW,
  MAX_LABEL,
  MAX_OPTION_LABEL,
  MAX_OPTIONS,
  MAX_PLACEHOLDER,
} from "./limits.ts";
import type { Words } from "./locales/words.ts";

/** A row of buttons, or of one select. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Whose controls they are, and in which language what Discord's side adds is said. */
export interface Frame {
  readonly owner: Owner;
  readonly audience: Audience;
  readonly words: Words;
}

/** So many concepts to choose from become a select. */
const MANY_CANDIDATES = 4;
const MAX_BUTTON_ROWS = 4;

/**
 * Gives a reply's actions a form, in their order: buttons, and a select where there are several concepts to choose from
 * or more buttons than fit.
 */
export function controlsFor(
  actions: readonly Action[],
  frame: Frame,
  extra: readonly APIButtonComponentWithCustomId[] = [],
): Row[] {
  const usable = [...new Map(actions.map((it) => [it.id, it])).values()].filter(
    (it) => it.id.length <= MAX_ACTION && it.label.trim() !== "",
  );
  const found = usable.filter((it) => readPress(it.id).kind === "ask");
  const candidates = found.length >= MANY_CANDIDATES ? found : [];
  const wished = usable.filter((it) => !candidates.includes(it));

  const room = MAX_BUTTONS_IN_ROW * MAX_BUTTON_ROWS - extra.length;
  const shown = wished.slice(0, room);
  const options = [...candidates, ...wished.slice(room)].slice(0, MAX_OPTIONS);
  const first = candidates[0];
  const isBefore = (it: Action) => !first || usable.indexOf(it) < usable.indexOf(first);
  const asButton = (it: Action) => button({ kind: "action", action: it.id }, it.label, frame);
  return [
    ...inRows([...extra, ...shown.filter(isBefore).map(asButton)]),
    ...(options.length > 0 ? [select(options, frame)] : []),
    ...inRows(shown.filter((it) => !isBefore(it)).map(asButton)),
  ];
}

/** A button. */
export const button = (
  purpose: Purpose,
  label: string,
  { owner, audience }: Frame,
  style: APIButtonComponentWithCustomId["style"] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style,
  label: shortened(label.trim(), MAX_LABEL),
  custom_id: spellControl(purpose, owner, audience),
});

/** Buttons side by side, as many as a row takes. */
export const inRows = (buttons: readonly APIButtonComponentWithCustomId[]): Row[] =>
  Array.from({ length: Math.ceil(buttons.length / MAX_BUTTONS_IN_ROW) }, (_, i) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(i * MAX_BUTTONS_IN_ROW, (i + 1) * MAX_BUTTONS_IN_ROW),
  }));

function select(actions: readonly Action[], { owner, audience, words }: Frame): Row {
  const options = actions.map(
    (it): APISelectMenuOption => ({
      label: shortened(it.label.trim(), MAX_OPTION_LABEL),
      value: it.id,
    }),
  );
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: spellControl({ kind: "choose" }, owner, audience),
        placeholder: shortened(words.sayings.choose, MAX_PLACEHOLDER),
        options,
      },
    ],
  };
}
