import {
  type Client,
  Events,
  GatewayCloseCodes,
  REST,
  type RESTGetAPIGatewayBotResult,
  type RESTGetCurrentApplicationResult,
  Routes,
} from "discord.js";
import type { Check, Finding } from "../doctor/check.ts";
import { lookAtClock } from "../doctor/clock.ts";
import { createClient, type Reach, restOptions } from "./client.ts";
import { commandDefinitions } from "./definitions.ts";
import { changedCommands, registeredCommands } from "./registration.ts";
import { missingIn } from "./setup/permissions.ts";

/** How Discord is reached as Mentor. */
export interface Credentials extends Reach {
  readonly token: string;
}

const DISCORD = "https://discord.com/api";
const CONNECTS_WITHIN_MS = 30_000;
const A_MOMENT_MS = 500;
const FEW_CONNECTIONS = 5;
const WRONG_TOKEN = 401;

/** What there is to look at on Discord: token, clock, connection, commands, permissions. */
export function discordChecks(credentials: Credentials): readonly Check[] {
  const rest = new REST({ ...restOptions(credentials), retries: 0 }).setToken(credentials.token);
  let isKnown = true;
  /** Without a token that Discord knows, nothing else can be looked at. */
  const known = (look: () => Promise<readonly Finding[]>) => async () => (isKnown ? look() : []);

  return [
    {
      name: "Discord: the token",
      look: async () => {
        const findings = await lookAtToken(rest);
        isKnown = findings.length === 0;
        return findings;
      },
    },
    {
      name: "Discord: the clock",
      look: () => lookAtClock(`${credentials.api ?? DISCORD}/v10/gateway`),
    },
    { name: "Discord: the commands", look: known(() => lookAtCommands(rest)) },
    {
      name: "Discord: the connection, intents and permissions",
      look: known(() => lookAtConnection(rest, credentials)),
    },
  ];
}

async function lookAtToken(rest: REST): Promise<readonly Finding[]> {
  try {
    await rest.get(Routes.currentApplication());
    return [];
  } catch (error) {
    if (!(error instanceof Error && "status" in error && error.status === WRONG_TOKEN)) throw error;
    return [
      {
        wrong: "Discord doesn't know the token in DISCORD_TOKEN",
        cure: "in Discord's developer portal, under Bot, reset the token and put the new one there",
      },
    ];
  }
}

async function lookAtCommands(rest: REST): Promise<readonly Finding[]> {
  const { id } = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
  const changed = changedCommands(await registeredCommands(rest, id), commandDefinitions());
  if (changed.length === 0) return [];
  const names = changed.map((it) => it.replace(/^\d+ /, "/")).join(", ");
  return [
    {
      wrong: `Discord has other commands of Mentor's than this release: ${names}`,
      cure: "start Mentor: it registers its commands by itself",
    },
  ];
}

async function lookAtConnection(rest: REST, credentials: Credentials): Promise<readonly Finding[]> {
  const { session_start_limit: left } = (await rest.get(
    Routes.gatewayBot(),
  )) as RESTGetAPIGatewayBotResult;
  if (left.remaining < FEW_CONNECTIONS) {
    const minutes = Math.ceil(left.reset_after / 60_000);
    return [
      {
        wrong: `Discord allows only ${left.remaining} more connections today`,
        cure: `find out what restarts Mentor over and over; the count starts anew in ${minutes} min`,
      },
    ];
  }
  const client = createClient(credentials);
  try {
    const refused = await connect(client, credentials.token);
    return refused ? [refused] : lookAtServers(client);
  } finally {
    await client.destroy();
  }
}

/** Connects as Mentor does, and says why Discord won't have it. */
async function connect(client: Client, token: string): Promise<Finding | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Finding | undefined>();
  client.on(Events.Error, () => {});
  client.once(Events.ClientReady, () => resolve(undefined));
  client.on(Events.ShardDisconnect, ({ code }) => resolve(closedWith(code)));
  const late = setTimeout(resolve, CONNECTS_WITHIN_MS, {
    wrong: "Discord doesn't let Mentor in within half a minute",
    cure: "look at discordstatus.com, and whether a proxy lets web sockets through",
  });
  try {
    // Where the login itself fails, the code with which Discord closed the connection says why.
    await client.login(token).catch((error: unknown) => setTimeout(reject, A_MOMENT_MS, error));
    return await promise;
  } finally {
    clearTimeout(late);
  }
}

const closedWith = (code: number): Finding =>
  code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents
    ? {
        wrong: "Discord refuses the intents that Mentor asks for",
        cure: "Mentor asks for nothing privileged: look whether the token is that of its own bot",
      }
    : {
        wrong: `Discord closes the connection (code ${code})`,
        cure: "look the code up on docs.discord.com, under Gateway close event codes",
      };

/** Servers in which the mentor lacks what it needs, in every channel. */
function lookAtServers(client: Client): readonly Finding[] {
  return [...client.guilds.cache.values()].flatMap((guild): Finding[] => {
    const may = guild.members.me?.permissions.bitfield ?? 0n;
    const missing = missingIn({ may, isThread: false });
    return missing.length === 0
      ? []
      : [
          {
            wrong: `on the server ${guild.name} Mentor lacks: ${missing.join(", ")}`,
            cure: "in the server's settings, under Roles, allow that to Mentor's role",
          },
        ];
  });
}
