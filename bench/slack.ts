import type { Slack } from "../tests/support/slack/slack.ts";
import { startSlack } from "../tests/support/slack/slack.ts";
import type { User } from "../tests/support/slack/user.ts";
import type { Kept } from "../tests/support/slack/world.ts";
import type { Server } from "./bot.ts";
import { againstEcho } from "./echo.ts";

/** As much as anybody could ask for: the figures are to be Mentor's, not Slack's limits. */
const BOUNDLESS = { perChannel: { requests: 1e9, perMs: 1_000 }, generosity: 1e9 };

/**
 * Mentor on Slack, over Socket Mode, against a bare Bolt app that echoes, on the same machine in the same run: messages
 * per second with as many learners as there are asking at once, and at a steady pace the time from event to Web API call.
 */
export const slack = (): Promise<void> =>
  againstEcho("slack", async (): Promise<Server> => {
    const server = await startSlack({ speed: BOUNDLESS });
    const workspace = server.workspace("Study group");
    const { token } = server.installs.install(workspace);
    return {
      env: {
        SLACK_API_URL: server.api,
        SLACK_APP_TOKEN: server.appToken,
        SLACK_BOT_TOKEN: token,
      },
      learner(name) {
        const user = server.person(name, workspace);
        return { requestAfter: (text) => requestAfter(server, user, text) };
      },
      close: server.close,
    };
  });

/** Says something; resolves with the time until Mentor's request for it arrives, ms. */
async function requestAfter({ world }: Slack, user: User, text: string): Promise<number> {
  const dm = user.dm();
  const { promise, resolve } = Promise.withResolvers<number>();
  const started = performance.now();
  const look = ({ channel, author }: Kept) => {
    if (channel === dm && author !== user.id) resolve(performance.now() - started);
  };
  world.events.on("written", look);
  user.mutters(dm, text);
  const time = await promise;
  world.events.off("written", look);
  // What was said is of no more use here, and would make each look-up longer.
  world.messages.set(dm.id, []);
  return time;
}
