import type { Json } from "../../json.ts";
import { refuse } from "../refusal.ts";
import { botIdOf, type Channel, directMessages, type Member } from "../world.ts";
import { type Call, channelFor, type Method, memberFor } from "./method.ts";

/** Who and what is there: https://docs.slack.dev/reference/methods */
export const PEOPLE: readonly Method[] = [
  {
    name: "users.info",
    tier: 4,
    scopes: ["users:read"],
    token: "bot",
    does: (call) => ({ user: userOf(memberFor(call, call.body.user)) }),
  },
  {
    name: "bots.info",
    tier: 3,
    scopes: ["users:read"],
    token: "bot",
    does: ({ world, body }) => {
      const bot = [...world.members.values()].find((it) => botIdOf(it) === body.bot && it.isBot);
      if (!bot) throw refuse("bot_not_found");
      return { bot: { id: body.bot, app_id: world.app.id, user_id: bot.id, name: bot.name } };
    },
  },
  { name: "conversations.open", tier: 3, scopes: ["im:write"], token: "bot", does: open },
  {
    name: "conversations.info",
    tier: 3,
    token: "bot",
    does: (call) => ({ channel: channelInfo(readable(call)) }),
  },
  {
    name: "conversations.members",
    tier: 4,
    token: "bot",
    does: (call) => ({
      members: [...readable(call).members],
      response_metadata: { next_cursor: "" },
    }),
  },
  {
    name: "team.info",
    tier: 3,
    scopes: ["team:read"],
    token: "bot",
    does: ({ grant }) => {
      const [workspace] = grant.workspaces;
      return { team: { id: workspace?.id, name: workspace?.name } };
    },
  },
];

function open(call: Call): Json {
  const { world, body } = call;
  const users = String(body.users ?? "").split(",");
  if (users.length !== 1) throw refuse("not_enough_users");
  const member = memberFor(call, users[0]);
  if (member.isGone) throw refuse("user_disabled");
  if (member.isBot) throw refuse("cannot_dm_bot");
  return { channel: { id: directMessages(world, member).id } };
}

/** What kind of channel may be looked at with which scope. */
const READS = { im: "im:read", mpim: "mpim:read", public: "channels:read", private: "groups:read" };

function readable(call: Call): Channel {
  const channel = channelFor(call, call.body.channel);
  const needed = READS[channel.kind];
  if (!call.grant.scopes.has(needed))
    throw refuse("missing_scope", { needed, provided: [...call.grant.scopes].join(",") });
  return channel;
}

const channelInfo = ({ id, kind, name, creator, workspace, ...it }: Channel): Json => ({
  id,
  ...(kind === "im" ? {} : { name }),
  is_channel: kind === "public",
  is_group: kind === "private",
  is_private: kind !== "public",
  is_im: kind === "im",
  is_mpim: kind === "mpim",
  is_archived: it.isArchived,
  is_member: it.members.has(workspace.mentor?.id ?? ""),
  creator,
  context_team_id: workspace.id,
});

const userOf = ({ id, name, workspace, zone, isBot, isAdmin, isGone }: Member): Json => ({
  id,
  team_id: workspace.id,
  name: name.toLowerCase(),
  real_name: name,
  deleted: isGone,
  is_bot: isBot,
  is_admin: isAdmin,
  is_owner: false,
  is_primary_owner: false,
  tz: zone,
  tz_label: zone,
  tz_offset: 0,
  locale: "en-US",
  profile: { real_name: name, display_name: name },
});
