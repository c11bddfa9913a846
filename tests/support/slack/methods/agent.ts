import { type Json, listOf } from "../../json.ts";
import { refuse } from "../refusal.ts";
import { keptIn } from "../world.ts";
import { type Call, channelFor, type Method } from "./method.ts";

/** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const MOST_PROMPTS = 4;

/** What an agent may show besides messages: https://docs.slack.dev/ai */
export const AGENT: readonly Method[] = [
  {
    name: "assistant.threads.setStatus",
    tier: "special",
    scopes: ["assistant:write", "chat:write"],
    token: "bot",
    does: setStatus,
  },
  {
    name: "assistant.threads.setSuggestedPrompts",
    tier: 4,
    scopes: ["assistant:write"],
    token: "bot",
    does: setSuggestedPrompts,
  },
  {
    name: "assistant.threads.setTitle",
    tier: 4,
    scopes: ["assistant:write"],
    token: "bot",
    does: (call) => {
      place(call);
      return {};
    },
  },
];

/** A channel in a workspace whose plan has agents. @throws {Refusal} */
function place(call: Call) {
  if (!call.world.app.settings.hasAgent) throw refuse("feature_not_enabled");
  return channelFor(call, call.body.channel_id);
}

function setStatus(call: Call): Json {
  const { world, body } = call;
  const channel = place(call);
  if (body.thread_ts === undefined) throw refuse("invalid_thread_ts");
  const { ts, thread } = keptIn(world, channel, body.thread_ts);
  if (body.loading_messages !== undefined && !Array.isArray(body.loading_messages))
    throw refuse("invalid_arguments");
  world.statuses.set(`${channel.id} ${thread ?? ts}`, String(body.status ?? ""));
  world.events.emit("status", channel);
  return {};
}

function setSuggestedPrompts(call: Call): Json {
  const { world, body } = call;
  const channel = place(call);
  const prompts = listOf(body.prompts);
  const isRight = prompts.every((it) => Boolean(it.title) && Boolean(it.message));
  if (prompts.length === 0 || prompts.length > MOST_PROMPTS || !isRight)
    throw refuse("invalid_arguments");
  world.prompts.set(channel.id, prompts);
  world.events.emit("status", channel);
  return {};
}
