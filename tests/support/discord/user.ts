import { ComponentType, InteractionType } from "discord-api-types/v10";
import { type Json, objectOf } from "../json.ts";
import { until as untilChanged } from "../until.ts";
import { withNested } from "./check-components.ts";
import { ask, invocation } from "./interact.ts";
import { directMessages } from "./routes/application.ts";
import { type Control, type Shown, show } from "./show.ts";
import type { Asked, Kept, Person, Place, World } from "./world.ts";
import { write } from "./write.ts";

/** A modal that was opened. */
export interface Modal {
  readonly title: string;
  readonly text: string;
  readonly fields: readonly { readonly id: string; readonly label: string }[];
  /** Fills its fields, in order, and sends it. */
  submits(...values: readonly string[]): Promise<Shown>;
}

/** Somebody who uses Discord, as a script moves them. */
export interface User {
  readonly id: string;
  readonly person: Person;
  /** The direct messages with Mentor. */
  dm(): Place;
  /** Says something; resolves with Mentor's reply to it. */
  says(place: Place, text: string): Promise<Shown>;
  /** Says something to nobody in particular. */
  mutters(place: Place, text: string, repliesTo?: Shown): Kept;
  /** Replies to a message, with the ping on as it is by default. */
  replies(to: Shown, text: string): Promise<Shown>;
  /** Runs a command: `runs(place, "privacy export")`. */
  runs(place: Place, command: string, options?: Json): Promise<Shown>;
  /** Uses a message command. */
  picks(command: string, on: Kept): Promise<Shown>;
  /** Presses a button, or chooses an option, whose label matches. */
  presses(on: Shown, label: RegExp): Promise<Shown>;
  /** Uses a control, whatever comes of it. */
  uses(on: Shown, control: Control): Promise<Shown | Modal>;
  /** Presses a button that opens a modal. */
  opens(on: Shown, label: RegExp): Promise<Modal>;
  /** Chooses in a select that Discord fills: channels, roles. */
  selects(on: Shown, placeholder: RegExp, values: readonly string[]): Promise<Shown>;
  /** Types into a command's option; what Mentor proposes. */
  types(place: Place, command: string, option: string, typed: string): Promise<Suggestion[]>;
  /** What they see in a place, oldest first. */
  sees(place: Place): Shown[];
}

/** A choice that an autocomplete proposes. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

const MODAL = 9;

/** Makes a user of somebody. */
export function createUser(world: World, person: Person): User {
  const id = person.user.id;

  const outcome = async (asked: Asked): Promise<Shown> =>
    show(await until(world, `an answer to ${asked.kind}`, () => asked.settled));
  const send = (place: Place, text: string, repliesTo?: Kept) =>
    write(world, {
      place,
      author: id,
      body: {
        content: text,
        ...(repliesTo ? { allowed_mentions: { parse: ["users"], replied_user: true } } : {}),
      },
      uploads: [],
      ...(repliesTo ? { repliesTo } : {}),
    });
  const replyTo = async (kept: Kept, place: Place): Promise<Shown> => {
    const isAnswer = (it: Kept) =>
      it.message.author.id === world.mentor.user.id && isAfter(it, kept);
    const found = await until(world, `a reply to “${kept.message.content}”`, () => {
      const later = (world.messages.get(place.id) ?? []).filter(isAnswer);
      return (
        later.findLast((it) => it.message.message_reference?.message_id === kept.message.id) ??
        (place.guild ? undefined : later.at(-1))
      );
    });
    return show(found);
  };
  const press = (on: Shown, control: Control, values: readonly string[], resolved: Json = {}) => {
    const place = placeOf(world, on.place);
    return ask(world, {
      kind: "press",
      type: InteractionType.MessageComponent,
      by: person,
      place,
      message: on.kept,
      data: {
        custom_id: control.id,
        component_type: control.type,
        ...(control.type === ComponentType.Button ? {} : { values, resolved }),
      },
    });
  };
  const opened = (asked: Asked, on: Shown): Modal => {
    const data = objectOf(asked.answer?.data);
    return modalOf(data, (components) =>
      outcome(
        ask(world, {
          kind: "modal",
          type: InteractionType.ModalSubmit,
          by: person,
          place: asked.place,
          message: on.kept,
          data: { custom_id: data.custom_id, components },
        }),
      ),
    );
  };
  const controlOn = (on: Shown, label: RegExp): Control => {
    const controls = show(on.kept).controls;
    const found = controls.find((it) => label.test(it.label));
    if (!found)
      throw new Error(`no button ${label} among: ${controls.map((it) => it.label).join(", ")}`);
    return found;
  };

  return {
    id,
    person,
    dm: () => directMessages(world, id),
    async says(place, text) {
      return replyTo(send(place, text), place);
    },
    mutters: (place, text, repliesTo) => send(place, text, repliesTo?.kept),
    async replies(to, text) {
      const place = placeOf(world, to.place);
      return replyTo(send(place, text, to.kept), place);
    },
    runs: async (place, command, options = {}) =>
      outcome(ask(world, invocation(world, person, place, command, options))),
    async picks(command, on) {
      const place = placeOf(world, on.message.channel_id);
      const registered = world.commands.find((it) => it.name === command && it.type === 3);
      if (!registered) throw new Error(`no message command ${command}`);
      const data = {
        id: registered.id,
        name: command,
        type: 3,
        target_id: on.message.id,
        resolved: { messages: { [on.message.id]: on.message } },
      };
      const type = InteractionType.ApplicationCommand;
      return outcome(ask(world, { kind: "command", type, by: person, place, data }));
    },
    async presses(on, label) {
      const control = controlOn(on, label);
      return outcome(press(on, control, control.value === undefined ? [] : [control.value]));
    },
    async selects(on, placeholder, values) {
      const channels = Object.fromEntries(
        values.flatMap((it) => {
          const place = world.places.get(it);
          return place
            ? [[it, { id: it, name: place.name, type: place.type, permissions: "0" }]]
            : [];
        }),
      );
      return outcome(press(on, controlOn(on, placeholder), values, { channels }));
    },
    async opens(on, label) {
      const asked = press(on, controlOn(on, label), []);
      await until(world, "a modal", () => (asked.answer?.type === MODAL ? true : undefined));
      return opened(asked, on);
    },
    async uses(on, control) {
      const asked = press(on, control, control.value === undefined ? [] : [control.value]);
      await until(
        world,
        "an answer",
        () => asked.settled ?? (asked.answer?.type === MODAL || undefined),
      );
      return asked.settled ? show(asked.settled) : opened(asked, on);
    },
    async types(place, command, option, typed) {
      const call = invocation(world, person, place, command, { [option]: typed }, option);
      const asked = ask(world, call);
      const answer = await until(world, "suggestions", () => asked.answer);
      const { choices } = objectOf(answer.data);
      return (Array.isArray(choices) ? choices : []) as Suggestion[];
    },
    sees: (place) =>
      (world.messages.get(place.id) ?? [])
        .filter((it) => it.onlyFor === undefined || it.onlyFor === id)
        .map(show),
  };
}

const isAfter = (one: Kept, other: Kept) => BigInt(one.message.id) > BigInt(other.message.id);

function placeOf(world: World, id: string): Place {
  const place = world.places.get(id);
  if (!place) throw new Error(`no place ${id}`);
  return place;
}

function modalOf(data: Json, send: (components: readonly Json[]) => Promise<Shown>): Modal {
  const all = (Array.isArray(data.components) ? data.components : []).map(objectOf);
  const labels = all.filter((it) => it.type === ComponentType.Label);
  const text = all
    .flatMap(withNested)
    .flatMap((it) => (it.type === ComponentType.TextDisplay ? [String(it.content)] : []))
    .join("\n");
  return {
    title: String(data.title),
    text,
    fields: labels.map((it) => ({
      id: String(objectOf(it.component).custom_id),
      label: String(it.label),
    })),
    submits: (...values) =>
      send(
        labels.map((it, i) => {
          const { type, custom_id } = objectOf(it.component);
          const value = values[i] ?? "";
          const filled =
            type === ComponentType.TextInput ? { value } : { values: value ? [value] : [] };
          return {
            type: ComponentType.Label,
            id: i + 1,
            component: { type, id: i + 10, custom_id, ...filled },
          };
        }),
      ),
  };
}

/** Everything that changes something on this Discord says so by one of these. */
const CHANGES = ["written", "rewritten", "acknowledged", "registered", "typing", "deleted"];

/** Waits for something to be there. */
export const until = <T>(world: World, what: string, look: () => T | undefined): Promise<T> =>
  untilChanged(world, CHANGES, what, look);
