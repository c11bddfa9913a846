import { App, LogLevel } from "@slack/bolt";

// An app as small as Bolt allows: it says what it is told. `bench/slack.ts` starts it.
const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? "",
  appToken: process.env.SLACK_APP_TOKEN ?? "",
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? "" },
});
app.message(async ({ message, say }) => {
  if (message.subtype || !("text" in message) || "bot_id" in message) return;
  await say({
    text: message.text ?? "",
    thread_ts: message.ts,
    unfurl_links: false,
    unfurl_media: false,
  });
});
process.once("disconnect", () => void app.stop());
await app.start();
process.send?.("ready");
