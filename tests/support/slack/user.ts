import { type Json, listOf, objectOf } from "../json.ts";
import { until } from "../until.ts";
import { ask } from "./ask.ts";
import type { Deliveries } from "./deliveries.ts";
import { homeOf } from "./methods/views.ts";
import { viewOf } from "./payloads.ts";
import { type Control, controlsOfView, type Shown, show, textOfView } from "./show.ts";
import {
  type Asked,
  CHANGES,
  type Channel,
  directMessages,
  type Kept,
  type Member,
  timestamp,
  type View,
  type World,
} from "./world.ts";
import { messageOf, write } from "./write.ts";

/** A view as somebody has it before them: a modal, or their Home tab. */
export interface Open {
  readonly title: string;
  readonly text: string;
  readonly controls: readonly Control[];
  readonly fields: readonly { readonly blockId: string; readonly label: string }[];
  readonly isOpen: boolean;
  readonly view: View;
}

/** What Mentor does about something. */
export type Outcome =
  | { readonly kind: "message"; readonly shown: Shown }
  | { readonly kind: "view"; readonly open: Open };

/** Somebody who uses Slack, as a script moves them. */
export interface User {
  readonly id: string;
  readonly member: Member;
  /** The direct messages with Mentor. */
  dm(): Channel;
  /** Says something; resolves with Mentor's reply to it. */
  says(channel: Channel, text: string, thread?: string): Promise<Shown>;
  /** The `ts` that what they say next in a channel will have; a thread of its own begins with it. */
  willSay(channel: Channel): string;
  /** Says something to nobody in particular. */
  mutters(channel: Channel, text: string, thread?: string): Kept;
  /** Runs a command, `runs(channel, "/mentor quiz caching")`; resolves with what comes of it. */
  runs(channel: Channel, command: string): Promise<Shown>;
  /** Runs a command that opens a modal. */
  calls(channel: Channel, command: string): Promise<Open>;
  /** Presses a button or chooses an option whose label matches. */
  presses(on: Shown | Open, label: RegExp): Promise<Shown>;
  /** Presses a button that opens a modal. */
  opens(on: Shown | Open, label: RegExp): Promise<Open>;
  /** Uses a control, whatever comes of it. */
  uses(on: Shown | Open, control: Control): Promise<Outcome>;
  /** Uses a control and waits for nothing. */
  touches(on: Shown | Open, control: Control, chosen?: Json): Asked;
  /** Fills a modal's fields, in order, and sends it; what comes of it. */
  submits(modal: Open, ...values: readonly string[]): Promise<Shown>;
  /** Sends a modal, whatever comes of it: what Mentor acknowledged with. */
  sends(modal: Open, ...values: readonly string[]): Promise<Json>;
  /** Types into a menu whose options come from Mentor; what it proposes. */
  types(on: Shown | Open, label: RegExp, typed: string): Promise<readonly string[]>;
  /** Uses the shortcut over a message. */
  picks(callbackId: string, on: Kept): Promise<Outcome>;
  /** Uses a shortcut that stands anywhere. */
  starts(callbackId: string): Promise<Open>;
  /** Opens Mentor's Home tab; resolves once there is something new on it. */
  home(): Promise<Open>;
  /** Opens the tab with the direct messages. */
  opensMessages(): void;
  /** What they see in a channel, oldest first. */
  sees(channel: Channel): Shown[];
}

/** Makes a user of somebody. */
export function createUser(world: World, deliveries: Deliveries, member: Member): User {
  const { id, workspace } = member;
  const announced = new Map<string, string>();
  const wait = <T>(what: string, look: () => T | undefined) => until(world, CHANGES, what, look);

  const settled = (asked: Asked): Promise<Kept | View> =>
    wait(`an answer to ${asked.what}`, () => {
      if (asked.failed) throw new Error(`${asked.what} failed: ${asked.failed}`);
      return asked.settled;
    });
  const outcome = async (asked: Asked): Promise<Outcome> => {
    const found = await settled(asked);
    return "surface" in found
      ? { kind: "view", open: openOf(found) }
      : { kind: "message", shown: show(found) };
  };
  const message = async (asked: Asked): Promise<Shown> => {
    const found = await outcome(asked);
    if (found.kind === "view") throw new Error(`${asked.what} opened “${found.open.title}”`);
    return found.shown;
  };
  const opened = async (asked: Asked): Promise<Open> => {
    const found = await outcome(asked);
    if (found.kind === "message") throw new Error(`${asked.what} opened nothing`);
    return found.open;
  };
  const replyTo = (kept: Kept): Promise<Shown> =>
    wait(`a reply to “${kept.body.text}”`, () => {
      const mentor = workspace.mentor?.id;
      const found = (world.messages.get(kept.channel.id) ?? []).find(
        (it) =>
          it.author === mentor &&
          Number(it.ts) > Number(kept.ts) &&
          (it.thread === (kept.thread ?? kept.ts) ||
            (it.thread === undefined && kept.channel.kind === "im")),
      );
      return found && show(found);
    });
  const command = (channel: Channel, words: string): Asked => {
    const [name = "", ...rest] = words.split(" ");
    if (!world.app.settings.commands.includes(name)) throw new Error(`${name} is no command here`);
    return ask(world, deliveries, {
      what: words,
      kind: "slash_commands",
      by: member,
      channel,
      payload: { command: name, text: escaped(rest.join(" ")) },
    });
  };
  const touch = (on: Shown | Open, control: Control, chosen?: Json): Asked => {
    const isView = "view" in on;
    const kept = isView ? undefined : on.kept;
    const view = isView ? on.view : undefined;
    return ask(world, deliveries, {
      what: `a press of “${control.label}”`,
      kind: "interactive",
      by: member,
      channel: kept?.channel,
      message: kept,
      view,
      payload: {
        type: "block_actions",
        ...(view ? { view: viewOf(world, view) } : {}),
        container: view
          ? { type: "view", view_id: view.id }
          : {
              type: "message",
              message_ts: kept?.ts,
              channel_id: kept?.channel.id,
              is_ephemeral: kept?.onlyFor !== undefined,
              ...(kept?.thread === undefined ? {} : { thread_ts: kept.thread }),
            },
        // Of what one alone sees, only where it stands is told.
        ...(kept && kept.onlyFor === undefined ? { message: messageOf(world, kept) } : {}),
        state: { values: {} },
        actions: [
          {
            type: control.type,
            action_id: control.actionId,
            block_id: control.blockId,
            action_ts: timestamp(world.now()),
            ...(control.option
              ? { selected_option: control.option }
              : { text: control.element.text, value: control.value }),
            ...chosen,
          },
        ],
      },
    });
  };
  const submission = (modal: Open, values: readonly string[]): Asked => {
    const { view } = modal;
    const opener = [...world.asked.values()].findLast((it) => it.settled === view);
    return ask(world, deliveries, {
      what: `submission of “${modal.title}”`,
      kind: "interactive",
      by: member,
      channel: opener?.channel,
      message: opener?.message,
      view,
      payload: {
        type: "view_submission",
        view: viewOf(world, view, stateOf(view, values)),
        response_urls: [],
      },
    });
  };
  const homeOpened = (tab: "home" | "messages") => {
    const view = homeOf(world, member);
    const channel = directMessages(world, member);
    world.tell(
      {
        type: "app_home_opened",
        user: id,
        channel: channel.id,
        tab,
        event_ts: timestamp(world.now()),
        ...(view && tab === "home" ? { view: viewOf(world, view) } : {}),
      },
      workspace,
    );
  };
  const shortcut = (callbackId: string, payload: Json, on?: Kept): Asked => {
    const kind = world.app.settings.shortcuts[callbackId];
    if (kind !== (on ? "message" : "global")) throw new Error(`no shortcut ${callbackId} here`);
    return ask(world, deliveries, {
      what: `the shortcut ${callbackId}`,
      kind: "interactive",
      by: member,
      channel: on?.channel,
      message: on,
      payload: { callback_id: callbackId, action_ts: timestamp(world.now()), ...payload },
    });
  };
  const say = (channel: Channel, text: string, thread?: string) => {
    if (!channel.members.has(id)) throw new Error(`${member.name} isn't in ${channel.name}`);
    const ts = announced.get(channel.id);
    announced.delete(channel.id);
    return write(world, { channel, author: id, body: { text }, thread, ts });
  };

  return {
    id,
    member,
    dm: () => directMessages(world, member),
    says: (channel, text, thread) => replyTo(say(channel, escaped(text), thread)),
    willSay(channel) {
      const ts = timestamp(world.now());
      announced.set(channel.id, ts);
      return ts;
    },
    mutters: (channel, text, thread) => say(channel, escaped(text), thread),
    runs: (channel, words) => message(command(channel, words)),
    calls: (channel, words) => opened(command(channel, words)),
    presses: (on, label) => message(touch(on, controlOn(on, label))),
    opens: (on, label) => opened(touch(on, controlOn(on, label))),
    uses: (on, control) => outcome(touch(on, control)),
    touches: touch,
    submits: (modal, ...values) => message(submission(modal, values)),
    async sends(modal, ...values) {
      const asked = submission(modal, values);
      return wait(`an answer to ${asked.what}`, () => asked.acknowledged);
    },
    async types(on, label, typed) {
      const control = controlOn(on, label);
      const view = "view" in on ? on.view : undefined;
      const asked = ask(world, deliveries, {
        what: `“${typed}”`,
        kind: "block_suggestion",
        by: member,
        view,
        payload: {
          type: "block_suggestion",
          action_id: control.actionId,
          block_id: control.blockId,
          value: typed,
          ...(view ? { view: viewOf(world, view) } : {}),
        },
      });
      const answer = await wait("options", () => asked.acknowledged);
      return listOf(answer.options).map((it) => String(objectOf(it.text).text));
    },
    picks: (callbackId, on) =>
      outcome(
        shortcut(
          callbackId,
          { type: "message_action", message_ts: on.ts, message: messageOf(world, on) },
          on,
        ),
      ),
    starts: (callbackId) => opened(shortcut(callbackId, { type: "shortcut" })),
    async home() {
      const before = homeOf(world, member)?.hash;
      homeOpened("home");
      return openOf(
        await wait("something on the Home tab", () => {
          const now = homeOf(world, member);
          return now?.hash === before ? undefined : now;
        }),
      );
    },
    opensMessages: () => homeOpened("messages"),
    sees: (channel) =>
      (world.messages.get(channel.id) ?? [])
        .filter((it) => !it.isDeleted && (it.onlyFor === undefined || it.onlyFor === id))
        .map(show),
  };
}

/** Slack escapes what somebody types before it hands it on; what they chose to mention stays. */
const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll(/<(?!@U[A-Z0-9]+>|#C[A-Z0-9]+\|?[^>]*>)/g, "&lt;")
    .replaceAll(/(?<!<@U[A-Z0-9]+|<#C[A-Z0-9]+\|?[^>]*)>/g, "&gt;");

function controlOn(on: Shown | Open, label: RegExp): Control {
  const controls = "view" in on ? controlsOfView(on.view) : show(on.kept).controls;
  const found = controls.find((it) => label.test(it.label));
  if (found) return found;
  throw new Error(`no button ${label} among: ${controls.map((it) => it.label).join(", ")}`);
}

/** A view as somebody has it before them. */
export function openOf(view: View): Open {
  const inputs = listOf(view.body.blocks).filter((it) => it.type === "input");
  return {
    title: String(objectOf(view.body.title).text ?? ""),
    text: textOfView(view),
    controls: controlsOfView(view),
    fields: inputs.map((it) => ({
      blockId: String(it.block_id),
      label: String(objectOf(it.label).text),
    })),
    isOpen: view.isOpen,
    view,
  };
}

/** What was filled in, as Slack tells of it. */
function stateOf({ body }: View, values: readonly string[]): Json {
  const inputs = listOf(body.blocks).filter((it) => it.type === "input");
  return Object.fromEntries(
    inputs.map((block, i) => {
      const element = objectOf(block.element);
      const given = values[i];
      return [String(block.block_id), { [String(element.action_id)]: filled(element, given) }];
    }),
  );
}

function filled(element: Json, given: string | undefined): Json {
  const { type } = element;
  const grouped = listOf(element.option_groups).flatMap((it) => listOf(it.options));
  const options = [...listOf(element.options), ...grouped];
  const option = (value: string) =>
    options.find((it) => it.value === value || objectOf(it.text).text === value) ?? {
      text: { type: "plain_text", text: value },
      value,
    };
  switch (type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return { type, value: given || element.initial_value || null };
    case "timepicker":
      return { type, selected_time: given || element.initial_time || null };
    case "checkboxes":
    case "multi_static_select":
    case "multi_external_select":
      return {
        type,
        selected_options:
          given === undefined
            ? (element.initial_options ?? [])
            : given.split(",").filter(Boolean).map(option),
      };
    case "conversations_select":
      return { type, selected_conversation: given || element.initial_conversation || null };
    case "channels_select":
      return { type, selected_channel: given || element.initial_channel || null };
    default:
      return { type, selected_option: given ? option(given) : (element.initial_option ?? null) };
  }
}
