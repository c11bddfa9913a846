import { randomBytes } from "node:crypto";
import { type Json, objectOf } from "../../json.ts";
import { checkView } from "../check-view.ts";
import { viewOf } from "../payloads.ts";
import { refuse } from "../refusal.ts";
import { type Asked, idOf, type Member, type View, type World } from "../world.ts";
import { settle } from "../write.ts";
import { type Call, type Method, memberFor } from "./method.ts";

/** https://docs.slack.dev/surfaces/modals */
const TRIGGER_LASTS_MS = 3_000;
const MOST_IN_STACK = 3;

/** Modals and Home tabs: https://docs.slack.dev/reference/methods */
export const VIEWS: readonly Method[] = [
  { name: "views.open", tier: 4, token: "bot", does: (call) => openModal(call, false) },
  { name: "views.push", tier: 4, token: "bot", does: (call) => openModal(call, true) },
  { name: "views.update", tier: 4, token: "bot", does: update },
  { name: "views.publish", tier: 4, token: "bot", does: publish },
];

/** Shows a modal to somebody; Slack's answer to an acknowledgement may do so too. */
export function showModal(world: World, asked: Asked, body: Json, under: View | undefined): View {
  checkView(body, "modal");
  const view = createView(world, asked.by, body, "modal", under);
  settle(world, asked, view);
  return view;
}

/** Puts something else into a view that is open. */
export function changeView(world: World, view: View, body: Json): void {
  checkView(body, view.surface);
  view.body = bodyOf(body);
  view.hash = hash();
  world.events.emit("view", view);
}

function openModal({ world, body }: Call, pushes: boolean): Json {
  const asked = world.asked.get(String(body.trigger_id ?? body.interactivity_pointer ?? ""));
  if (!asked) throw refuse("invalid_trigger_id");
  if (asked.triggers > 0) throw refuse("exchanged_trigger_id");
  if (world.now() - asked.at > TRIGGER_LASTS_MS) throw refuse("expired_trigger_id");
  if (pushes && asked.view?.surface !== "modal") throw refuse("no_view_to_push");
  if (pushes && depthOf(asked.view) >= MOST_IN_STACK) throw refuse("push_limit_reached");
  const under = asked.view?.surface === "modal" ? asked.view : undefined;
  const view = showModal(world, asked, objectOf(body.view), pushes ? under : undefined);
  asked.triggers += 1;
  return { view: viewOf(world, view) };
}

const depthOf = (view: View | undefined): number => (view ? 1 + depthOf(view.under) : 0);

function update({ world, body }: Call): Json {
  const byId = world.views.get(String(body.view_id ?? ""));
  const view =
    byId ??
    [...world.views.values()].find(
      (it) => body.external_id !== undefined && it.body.external_id === body.external_id,
    );
  if (!view?.isOpen) throw refuse("not_found");
  if (body.hash !== undefined && body.hash !== view.hash) throw refuse("hash_conflict");
  changeView(world, view, objectOf(body.view));
  return { view: viewOf(world, view) };
}

function publish(call: Call): Json {
  const { world, body } = call;
  const member = memberFor(call, body.user_id);
  const shown = homeOf(world, member);
  if (shown) {
    if (body.hash !== undefined && body.hash !== shown.hash) throw refuse("hash_conflict");
    changeView(world, shown, objectOf(body.view));
    return { view: viewOf(world, shown) };
  }
  checkView(objectOf(body.view), "home");
  const view = createView(world, member, objectOf(body.view), "home", undefined);
  return { view: viewOf(world, view) };
}

/** Somebody's Home tab, once there is something on it. */
export const homeOf = (world: World, member: Member): View | undefined =>
  [...world.views.values()].find((it) => it.surface === "home" && it.member === member);

function createView(
  world: World,
  member: Member,
  body: Json,
  surface: View["surface"],
  under: View | undefined,
): View {
  const view: View = {
    id: idOf("V"),
    surface,
    member,
    body: bodyOf(body),
    hash: hash(),
    under,
    isOpen: true,
  };
  world.views.set(view.id, view);
  world.events.emit("view", view);
  return view;
}

const hash = () => `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString("hex")}`;

/** Blocks and elements are given ids where they have none. */
const bodyOf = (body: Json): Json => ({
  ...body,
  blocks: (Array.isArray(body.blocks) ? body.blocks : []).map((it, i) => ({
    block_id: `b${i}`,
    ...objectOf(it),
  })),
});
