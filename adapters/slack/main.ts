import { App, AuthorizationError, type Logger } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Mentor } from "../../src/mentor.ts";
import { RedisAway } from "../../src/storage/away.ts";
import { createLanes } from "../../src/storage/lanes.ts";
import type { Notes } from "../../src/storage/notes.ts";
import type { Adapter } from "../adapter.ts";
import type { Log } from "../log.ts";
import { type Meter, UNMEASURED } from "../meter.ts";
import { createWork } from "../shared/work.ts";
import { createAnswers, promptsFor, type ShowSetup } from "./answers.ts";
import { type Connection, createIntake } from "./connect.ts";
import { inLog } from "./failures.ts";
import { PLATFORM } from "./ids.ts";
import { listen } from "./listen.ts";
import { createOutlet } from "./outlet.ts";
import { createProfiles } from "./profiles.ts";
import { countTakenIn } from "./taken-in.ts";
import type { Workplace } from "./workplace.ts";
import type { Workspaces } from "./workspaces.ts";

/** What Mentor needs on Slack. */
export interface SlackParts {
  readonly mentor: Mentor;
  readonly notes: Notes;
  readonly workspaces: Workspaces;
  readonly connection: Connection;
  /** How Slack's Web API is asked. */
  readonly clientOptions: WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  readonly meter?: Meter;
  readonly showSetup: ShowSetup;
  /** What else listens: the Home tab, settings, workspaces that take the mentor away. */
  readonly workplace?: Pick<Workplace, "listen" | "tidy">;
}

/** The mentor on Slack. */
export interface Slack extends Adapter {
  /** Where requests arrive, once they do; undefined over a socket. */
  port(): number | undefined;
}

/** An event that Bolt could not serve. */
interface Unserved {
  readonly error: Error;
  readonly body: object;
}

/** Makes the mentor at home on Slack. */
export function createSlack(parts: SlackParts): Slack {
  const { mentor, notes, workspaces, clientOptions, logger, log, workplace } = parts;
  const { meter = UNMEASURED } = parts;
  const intake = createIntake(parts.connection, clientOptions, logger);
  const app = new App({
    receiver: intake.receiver,
    authorize: workspaces.authorize,
    clientOptions,
    logger,
    // What is remembered of conversations is remembered elsewhere.
    convoStore: false,
    extendedErrorHandler: true,
  });
  app.error(async ({ error, body }: Unserved) => {
    // Bolt would acknowledge it, and Slack not bring it again.
    if (error instanceof AuthorizationError && error.original instanceof RedisAway)
      takenIn.leave(body);
    log.error({ platform: PLATFORM, ...inLog(error) }, "an event could not be taken in");
  });
  const takenIn = countTakenIn(app, meter);
  const work = createWork(log, PLATFORM, inLog, meter);
  listen(app, {
    answers: createAnswers({ mentor, notes, showSetup: parts.showSetup }),
    work,
    profiles: createProfiles(),
    inOrder: createLanes(),
    prompts: promptsFor(mentor.mind),
  });
  workplace?.listen(app, work);

  return {
    platform: PLATFORM,
    outlet: createOutlet({ workspaces, notes }),
    port: intake.port,

    async start() {
      try {
        await intake.open();
      } catch (cause) {
        const { reason, code } = inLog(cause);
        throw new Error(`Slack can't be reached as Mentor: ${reasonOf(code) ?? reason ?? code}`, {
          cause,
        });
      }
      if (workplace)
        work.start("what earlier processes left could not be tidied up", "", workplace.tidy);
      log.info({ platform: PLATFORM, by: parts.connection.kind }, "Mentor is on Slack");
    },

    async stop() {
      await intake.close();
      // What was acknowledged is begun before what is under way is waited for.
      await takenIn.done();
      await work.finish();
    },
  };
}

/** What an operator can do something about, in plain words. */
function reasonOf(code: unknown): string | undefined {
  switch (code) {
    case "invalid_auth":
    case "not_authed":
    case "not_allowed_token_type":
      return "it doesn't know the token in SLACK_APP_TOKEN";
    default:
      return undefined;
  }
}
