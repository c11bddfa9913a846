import {
  Client,
  type ClientOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
} from "discord.js";

/** How Discord is reached. */
export interface Reach {
  /** Another address than Discord's own. */
  readonly api: string | undefined;
  /** Requests a second, where Discord takes more of this bot than of others. */
  readonly requestsPerSecond?: number;
  /** The shards that this process serves, of how many; undefined where there is only one. */
  readonly shards?: { readonly ids: readonly number[]; readonly of: number };
}

/** A request that takes longer is tried again. */
const TIMEOUT_MS = 10_000;
const RETRIES = 2;

/** Nothing privileged: servers, and messages in servers and direct messages. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** How requests are made for somebody who waits: what fails is tried again, with the nonce that makes it harmless. */
export const restOptions = ({ api, requestsPerSecond }: Reach): Partial<RESTOptions> => ({
  timeout: TIMEOUT_MS,
  retries: RETRIES,
  ...(api ? { api } : {}),
  ...(requestsPerSecond ? { globalRequestsPerSecond: requestsPerSecond } : {}),
});

/** discord.js, set up to remember no more than it needs: servers, their channels and the mentor itself. */
export function createClient(reach: Reach): Client {
  const isSelf = (it: { readonly id: string; readonly client: Client }) =>
    it.id === it.client.user?.id;
  const nothing = 0;
  const { shards } = reach;

  const options: ClientOptions = {
    intents: INTENTS,
    // Without it discord.js drops messages in direct messages that it hasn't seen before.
    partials: [Partials.Channel],
    rest: restOptions(reach),
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: nothing,
      DMMessageManager: nothing,
      GuildMessageManager: nothing,
      ReactionManager: nothing,
      ReactionUserManager: nothing,
      PresenceManager: nothing,
      VoiceStateManager: nothing,
      StageInstanceManager: nothing,
      GuildBanManager: nothing,
      GuildInviteManager: nothing,
      GuildEmojiManager: nothing,
      GuildStickerManager: nothing,
      GuildScheduledEventManager: nothing,
      AutoModerationRuleManager: nothing,
      EntitlementManager: nothing,
      ThreadMemberManager: nothing,
      BaseGuildEmojiManager: nothing,
      GuildMemberManager: { maxSize: 0, keepOverLimit: isSelf },
      UserManager: { maxSize: 0, keepOverLimit: isSelf },
    }),
    sweepers: { ...Options.DefaultSweeperSettings, threads: { interval: 3_600, lifetime: 14_400 } },
    ...(shards ? { shards: [...shards.ids], shardCount: shards.of } : {}),
  };
  return new Client(options);
}
