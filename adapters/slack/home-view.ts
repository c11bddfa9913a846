import type { ActionsBlock, Button, HomeView, KnownBlock } from "@slack/types";
import { blockMarkdown } from "../../src/reply/markdown.ts";
import type { Action, Reply } from "../../src/reply/reply.ts";
import { readPress } from "../../src/understand/press.ts";
import { plain } from "./controls.ts";
import { MAX_ACTION_ID, MAX_ELEMENTS, MAX_LABEL } from "./limits.ts";
import { richText } from "./rich-text.ts";

/** What stands on somebody's Home tab: what the mentor would answer, if they asked for it. */
export interface HomeParts {
  readonly progress: Reply | undefined;
  readonly checkIns: Reply | undefined;
  readonly topics: Reply | undefined;
  /** What came of the last thing they did here. */
  readonly notice?: string | undefined;
}

/** What a control of the Home tab does. */
export type HomeControl =
  /** Opens the settings of check-ins. */
  | { readonly kind: "settings" }
  /** Changes something that stands on the tab. */
  | { readonly kind: "here"; readonly action: string }
  /** Is answered where there is room for it: in the direct messages. */
  | { readonly kind: "direct"; readonly action: string };

/** How the ids of these controls begin. */
export const HOME_CONTROL = "home:";

/** Reads a control's id; undefined where it is none of the Home tab's. */
export function readHomeControl(id: string): HomeControl | undefined {
  if (id === `${HOME_CONTROL}settings`) return { kind: "settings" };
  const [, kind, action] = /^home:(here|direct):(.+)$/s.exec(id) ?? [];
  return action ? { kind: kind as "here" | "direct", action } : undefined;
}

/** Writes somebody's Home tab. */
export function homeView({ progress, checkIns, topics, notice }: HomeParts): HomeView {
  const blocks: KnownBlock[] = [
    ...(notice ? [context(notice), DIVIDER] : []),
    ...part("How you are doing", progress, buttons(progress)),
    DIVIDER,
    ...part("Your check-ins", checkIns, [settingsButton(checkIns), ...buttons(checkIns)]),
    DIVIDER,
    ...part("To explore", topics, buttons(topics)),
    DIVIDER,
    context(
      "Ask me anything under Messages, by mentioning me in a channel, or with /mentor. Only you see this page. /mentor privacy tells what I keep of you, and deletes it.",
    ),
  ];
  return { type: "home", blocks };
}

/** Of a hundred blocks in a view: https://docs.slack.dev/reference/block-kit/blocks */
const MOST_IN_PART = 28;

const DIVIDER: KnownBlock = { type: "divider" };

const context = (text: string): KnownBlock => ({
  type: "context",
  elements: [{ type: "plain_text", text }],
});

function part(title: string, reply: Reply | undefined, elements: Button[]): KnownBlock[] {
  const controls: ActionsBlock[] =
    elements.length > 0 ? [{ type: "actions", elements: elements.slice(0, MAX_ELEMENTS) }] : [];
  return [
    { type: "header", text: { type: "plain_text", text: title } },
    ...(reply?.blocks.flatMap((it) => richText(blockMarkdown(it))) ?? []).slice(0, MOST_IN_PART),
    ...controls,
  ];
}

/** Times and days are chosen among the settings, where the time zone is confirmed; the rest are a press each. */
function buttons(reply: Reply | undefined): Button[] {
  const all = new Map((reply?.actions ?? []).map((it) => [it.id, it]));
  return [...all.values()].flatMap((it) => buttonFor(it) ?? []);
}

function buttonFor({ id, label }: Action): Button | undefined {
  const meaning = readPress(id);
  const isHere = meaning.kind === "checkin" && meaning.wish.kind !== "now";
  const isSetting = isHere && ["set", "choose-time"].includes(meaning.wish.kind);
  const actionId = `${HOME_CONTROL}${isHere ? "here" : "direct"}:${id}`;
  const text = plain(label, MAX_LABEL);
  if (isSetting || actionId.length > MAX_ACTION_ID || text.text === "") return undefined;
  return { type: "button", action_id: actionId, text };
}

function settingsButton(checkIns: Reply | undefined): Button {
  const isOn = checkIns?.actions.some((it) => {
    const meaning = readPress(it.id);
    return meaning.kind === "checkin" && ["pause", "stop"].includes(meaning.wish.kind);
  });
  return {
    type: "button",
    action_id: `${HOME_CONTROL}settings`,
    text: plain(isOn ? "Change time, days and topic" : "Choose a time", MAX_LABEL),
    ...(isOn ? {} : { style: "primary" }),
  };
}
