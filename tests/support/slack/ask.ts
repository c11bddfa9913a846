import { randomUUID } from "node:crypto";
import { type Json, listOf, objectOf } from "../json.ts";
import { checkOption } from "./check-elements.ts";
import type { Deliveries, Delivery } from "./deliveries.ts";
import { createFaults } from "./faults.ts";
import { changeView, showModal } from "./methods/views.ts";
import { domainOf, interactionOf } from "./payloads.ts";
import { Refusal } from "./refusal.ts";
import { answer } from "./respond.ts";
import type { Asked, Channel, Kept, Member, View, World } from "./world.ts";
import { settle } from "./write.ts";

/** What somebody does to Mentor. */
export interface Question {
  readonly what: string;
  readonly kind: Delivery["kind"];
  readonly by: Member;
  readonly channel?: Channel | undefined;
  readonly message?: Kept | undefined;
  readonly view?: View | undefined;
  /** What is its own in the payload. */
  readonly payload: Json;
}

/** Brings it to Mentor, and does what its acknowledgement asks for. */
export function ask(world: World, deliveries: Deliveries, question: Question): Asked {
  const { what, kind, by, channel, message, view } = question;
  const asked: Asked = {
    what,
    by,
    channel,
    at: world.now(),
    triggerId: `${Date.now()}.${randomUUID()}`,
    responseToken: randomUUID(),
    message,
    view,
    triggers: 0,
    responses: 0,
  };
  world.asked.set(asked.triggerId, asked);
  void deliveries.bring({ kind, payload: payloadOf(world, asked, question) }).then((answered) => {
    asked.acknowledged = answered ?? {};
    try {
      if (answered) carryOut(world, asked, kind, answered);
    } catch (error) {
      asked.failed = error instanceof Refusal ? error.code : String(error);
      world.problems.push(`${what}: acknowledged with ${asked.failed}: ${detailOf(error)}`);
    }
    world.events.emit("asked", asked);
  });
  return asked;
}

const detailOf = (error: unknown) =>
  error instanceof Refusal ? JSON.stringify(error.more) : String(error);

function payloadOf(world: World, asked: Asked, { kind, by, channel, payload }: Question): Json {
  const responseUrl = `${world.base}/response/${asked.responseToken}`;
  if (kind === "slash_commands")
    return {
      token: "verification",
      team_id: by.workspace.id,
      team_domain: domainOf(by.workspace),
      ...(by.workspace.organisation
        ? {
            enterprise_id: by.workspace.organisation.id,
            enterprise_name: by.workspace.organisation.name,
          }
        : {}),
      channel_id: channel?.id ?? "",
      channel_name: channel?.name ?? "",
      user_id: by.id,
      user_name: by.name.toLowerCase(),
      api_app_id: world.app.id,
      is_enterprise_install: "false",
      response_url: responseUrl,
      trigger_id: asked.triggerId,
      ...payload,
    };
  return {
    ...interactionOf(world, by, asked.triggerId),
    ...(channel && asked.view === undefined
      ? { channel: { id: channel.id, name: channel.name }, response_url: responseUrl }
      : {}),
    ...payload,
  };
}

/** What an acknowledgement asks for: a message, or something for a modal. @throws {Refusal} */
function carryOut(world: World, asked: Asked, kind: Delivery["kind"], answered: Json): void {
  if (kind === "block_suggestion") {
    const faults = createFaults();
    const groups = listOf(answered.option_groups).flatMap((it) => listOf(it.options));
    const options = [...listOf(answered.options), ...groups];
    if (options.length > 100) faults.fault("/options", "no more than 100 items allowed");
    options.forEach((it, i) => {
      checkOption(it, `/options/${i}`, faults);
    });
    faults.done("invalid_arguments");
    return;
  }
  if (kind === "slash_commands" && Object.keys(answered).length > 0) answer(world, asked, answered);
  else if (asked.view?.surface === "modal" && kind === "interactive")
    submitted(world, asked, answered);
}

function submitted(world: World, asked: Asked, answered: Json): void {
  const { view } = asked;
  if (!view || !asked.what.startsWith("submission")) return;
  switch (answered.response_action) {
    case undefined:
      view.isOpen = false;
      world.events.emit("view", view);
      return;
    case "clear":
      for (let it: View | undefined = view; it; it = it.under) it.isOpen = false;
      world.events.emit("view", view);
      return;
    case "update":
      changeView(world, view, objectOf(answered.view));
      settle(world, asked, view);
      return;
    case "push":
      showModal(world, asked, objectOf(answered.view), view);
      return;
    case "errors": {
      const ids = listOf(view.body.blocks).map((it) => it.block_id);
      const unknown = Object.keys(objectOf(answered.errors)).filter((it) => !ids.includes(it));
      if (unknown.length > 0) throw new Refusal("invalid_arguments", { unknown });
      return;
    }
    default:
      throw new Refusal("invalid_arguments", { response_action: answered.response_action });
  }
}
