import type { Json } from "../json.ts";
import { checkMessage } from "./check-message.ts";
import { refuse } from "./refusal.ts";
import type { Asked, World } from "./world.ts";
import { erase, rewrite, settle, write } from "./write.ts";

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const URL_LASTS_MS = 30 * 60_000;
const MOST_RESPONSES = 5;

/** Takes what is sent to a response URL. @throws {Refusal} */
export function respond(world: World, token: string, body: Json): void {
  const asked = [...world.asked.values()].find((it) => it.responseToken === token);
  if (!asked?.channel) throw refuse("used_url");
  if (world.now() - asked.at > URL_LASTS_MS) throw refuse("expired_url");
  if (asked.responses >= MOST_RESPONSES) throw refuse("used_url");
  asked.responses += 1;
  answer(world, asked, body);
}

/** Takes a message that answers something, by its response URL or its acknowledgement. @throws {Refusal} */
export function answer(world: World, asked: Asked, body: Json): void {
  const { channel, message, by } = asked;
  if (!channel) throw refuse("no_channel");
  const replaces = body.replace_original === true;
  const deletes = body.delete_original === true;
  if (!replaces && !deletes && body.response_type === undefined)
    world.problems.push(`${asked.what}: answered without a response_type`);
  if (deletes) {
    if (!message) throw refuse("no_original_message");
    erase(world, message);
    settle(world, asked, message);
    return;
  }
  checkMessage(body);
  if (replaces && message) {
    rewrite(world, message, body, asked);
    return;
  }
  if (message && body.response_type === undefined) {
    rewrite(world, message, body, asked);
    return;
  }
  const author = channel.workspace.mentor?.id ?? "";
  const thread = body.thread_ts === undefined ? undefined : String(body.thread_ts);
  const onlyFor = body.response_type === "in_channel" ? {} : { onlyFor: by.id };
  write(world, { channel, author, body, thread, answers: asked, ...onlyFor });
}
