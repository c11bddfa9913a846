import { randomBytes } from "node:crypto";
import type { Json } from "../json.ts";
import { refuse } from "./refusal.ts";
import {
  type Grant,
  idOf,
  type Member,
  type Organisation,
  type Workspace,
  type World,
} from "./world.ts";

/** https://docs.slack.dev/authentication/using-token-rotation */
const TOKEN_LASTS_MS = 12 * 60 * 60_000;
const CODE_LASTS_MS = 10 * 60_000;

/** Installing Mentor into workspaces and taking it away again. */
export interface Installs {
  /** Installs it at once, as somebody did who owns the app. */
  install(workspace: Workspace): Grant;
  /** Somebody allows what an authorisation page asks for; gives where their browser is sent on to. */
  approve(authorize: string, by: Member, organisation?: Organisation): URL;
  /** Hands a token out for a code. @throws {Refusal} */
  exchange(code: string, redirect: unknown): Json;
  /** Hands a token out for a refresh token. @throws {Refusal} */
  refresh(refreshToken: string): Json;
  /** Takes Mentor out of a workspace; its tokens count no more, and it is told, in either order. */
  uninstall(workspace: Workspace, told?: readonly ("app_uninstalled" | "tokens_revoked")[]): void;
}

interface Code {
  readonly workspaces: readonly Workspace[];
  readonly organisation: Organisation | undefined;
  readonly by: Member;
  readonly redirect: string | null;
  readonly scopes: readonly string[];
  readonly at: number;
}

/** Starts an app's installations. */
export function createInstalls(world: World): Installs {
  const codes = new Map<string, Code>();

  const grantTo = (
    workspaces: readonly Workspace[],
    scopes: readonly string[],
    organisation?: Organisation,
  ): Grant => {
    for (const it of workspaces) it.mentor ??= joinMentor(world, it);
    const { rotates } = world.app.settings;
    const grant: Grant = {
      kind: "bot",
      token: `${rotates ? "xoxe." : ""}xoxb-${randomBytes(18).toString("hex")}`,
      scopes: new Set(scopes),
      workspaces,
      isRevoked: false,
      ...(organisation ? { organisation } : {}),
      ...(rotates
        ? {
            refreshToken: `xoxe-1-${randomBytes(18).toString("hex")}`,
            expiresAt: world.now() + TOKEN_LASTS_MS,
          }
        : {}),
    };
    world.grants.set(grant.token, grant);
    return grant;
  };

  return {
    install: (workspace) => grantTo([workspace], world.app.settings.scopes),
    approve(authorize, by, organisation) {
      const asked = new URL(authorize).searchParams;
      const scopes = (asked.get("scope") ?? "").split(",").filter(Boolean);
      if (asked.get("client_id") !== world.app.clientId) throw refuse("invalid_client_id");
      if (scopes.length === 0) throw refuse("invalid_scope");
      const code = randomBytes(12).toString("hex");
      const workspaces = organisation
        ? [...world.workspaces.values()].filter((it) => it.organisation === organisation)
        : [by.workspace];
      const redirect = asked.get("redirect_uri");
      codes.set(code, { workspaces, organisation, by, redirect, scopes, at: world.now() });
      const back = new URL(redirect ?? "https://mentor.example/slack/oauth_redirect");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back;
    },
    exchange(code, redirect) {
      const found = codes.get(code);
      if (!found) throw refuse("invalid_code");
      codes.delete(code);
      if (world.now() - found.at > CODE_LASTS_MS) throw refuse("code_expired");
      if (found.redirect !== null && redirect !== found.redirect) throw refuse("bad_redirect_uri");
      const { workspaces, organisation, by, scopes } = found;
      const grant = grantTo(workspaces, scopes, organisation);
      return { ...tokenOf(world, grant), authed_user: { id: by.id } };
    },
    refresh(refreshToken) {
      const old = [...world.grants.values()].find((it) => it.refreshToken === refreshToken);
      if (!old || old.isRevoked) throw refuse("invalid_refresh_token");
      return tokenOf(world, grantTo(old.workspaces, [...old.scopes], old.organisation));
    },
    uninstall(workspace, told = ["tokens_revoked", "app_uninstalled"]) {
      for (const it of world.grants.values())
        if (it.kind === "bot" && it.workspaces.includes(workspace)) it.isRevoked = true;
      const user = workspace.mentor?.id ?? "";
      for (const type of told)
        world.tell(
          type === "app_uninstalled" ? { type } : { type, tokens: { oauth: [], bot: [user] } },
          workspace,
        );
    },
  };
}

function joinMentor(world: World, workspace: Workspace): Member {
  const mentor: Member = {
    id: idOf("U"),
    name: "Mentor",
    workspace,
    isBot: true,
    isAdmin: false,
    isGone: false,
    zone: "America/Los_Angeles",
  };
  world.members.set(mentor.id, mentor);
  return mentor;
}

const tokenOf = ({ app, now }: World, grant: Grant): Json => {
  const [workspace] = grant.workspaces;
  return {
    access_token: grant.token,
    token_type: "bot",
    scope: [...grant.scopes].join(","),
    bot_user_id: workspace?.mentor?.id,
    app_id: app.id,
    team: grant.organisation ? null : { id: workspace?.id, name: workspace?.name },
    enterprise: grant.organisation ?? workspace?.organisation ?? null,
    is_enterprise_install: grant.organisation !== undefined,
    ...(grant.expiresAt === undefined
      ? {}
      : {
          refresh_token: grant.refreshToken,
          expires_in: Math.floor((grant.expiresAt - now()) / 1000),
        }),
  };
};
