import type { Json } from "../../json.ts";
import type { Installs } from "../installs.ts";
import { refuse } from "../refusal.ts";
import { botIdOf } from "../world.ts";
import type { Call, Method } from "./method.ts";

/** Tokens, connections and installing: https://docs.slack.dev/authentication */
export const access = (installs: Installs, invite: (app?: string) => string): readonly Method[] => [
  { name: "api.test", tier: 4, token: "none", does: () => ({}) },
  { name: "auth.test", tier: "special", token: "bot", does: test },
  {
    name: "apps.connections.open",
    tier: "special",
    token: "app",
    scopes: ["connections:write"],
    does: ({ grant }) => ({ url: invite(grant.app) }),
  },
  { name: "oauth.v2.access", tier: 4, token: "none", does: exchange(installs) },
  { name: "oauth.v2.exchange", tier: 4, token: "none", does: exchange(installs) },
  {
    name: "auth.revoke",
    tier: 3,
    token: "bot",
    does: ({ grant }) => {
      grant.isRevoked = true;
      return { revoked: true };
    },
  },
  {
    name: "apps.uninstall",
    tier: 1,
    token: "bot",
    does: ({ grant, world, body }) => {
      mustKnow(world, body);
      for (const it of grant.workspaces) installs.uninstall(it);
      return {};
    },
  },
];

function test({ grant }: Call): Json {
  const [workspace] = grant.workspaces;
  const user = workspace?.mentor;
  return {
    url: "https://slack.example/",
    team: grant.organisation?.name ?? workspace?.name,
    user: "mentor",
    team_id: grant.organisation ? null : workspace?.id,
    user_id: user?.id,
    bot_id: user && botIdOf(user),
    enterprise_id: workspace?.organisation?.id ?? null,
    is_enterprise_install: grant.organisation !== undefined,
  };
}

const exchange =
  (installs: Installs) =>
  ({ world, body }: Call): Json => {
    mustKnow(world, body);
    return body.grant_type === "refresh_token"
      ? installs.refresh(String(body.refresh_token ?? ""))
      : installs.exchange(String(body.code ?? ""), body.redirect_uri);
  };

function mustKnow({ app }: Call["world"], body: Json): void {
  if (body.client_id !== app.clientId) throw refuse("invalid_client_id");
  if (body.client_secret !== app.clientSecret) throw refuse("bad_client_secret");
}
