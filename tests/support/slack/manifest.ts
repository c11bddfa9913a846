import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { listOf, objectOf } from "../json.ts";
import type { AppSettings } from "./world.ts";

/** What Mentor's app may have and is told of, as its own manifest asks for it. */
export function manifestSettings(): AppSettings {
  const file = join(import.meta.dirname, "../../../slack-manifest.yaml");
  const { features, oauth_config, settings } = objectOf(parse(readFileSync(file, "utf8")));
  const { slash_commands, shortcuts, agent_view } = objectOf(features);
  const events = objectOf(objectOf(settings).event_subscriptions).bot_events;
  return {
    scopes: objectOf(objectOf(oauth_config).scopes).bot as string[],
    events: events as string[],
    commands: listOf(slash_commands).map((it) => String(it.command)),
    shortcuts: Object.fromEntries(
      listOf(shortcuts).map((it) => [
        String(it.callback_id),
        it.type === "global" ? "global" : "message",
      ]),
    ),
    rotates: false,
    hasAgent: agent_view !== undefined,
  };
}
