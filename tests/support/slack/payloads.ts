import type { Json } from "../json.ts";
import { botIdOf, idOf, type Member, type View, type Workspace, type World } from "./world.ts";

/** What every event comes in: https://docs.slack.dev/apis/events-api */
export const envelopeOf = (world: World, workspace: Workspace, event: Json): Json => {
  const { organisation, mentor } = workspace;
  const isOrganisation = [...world.grants.values()].some(
    (it) => it.organisation !== undefined && it.workspaces.includes(workspace),
  );
  return {
    token: "verification",
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: organisation?.id ?? null,
    api_app_id: world.app.id,
    event,
    type: "event_callback",
    event_id: idOf("Ev"),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        enterprise_id: organisation?.id ?? null,
        team_id: isOrganisation ? null : workspace.id,
        user_id: mentor?.id ?? "",
        is_bot: true,
        is_enterprise_install: isOrganisation,
      },
    ],
    is_ext_shared_channel: false,
  };
};

/** What is the same in everything interactive. */
export const interactionOf = (world: World, by: Member, triggerId: string): Json => ({
  token: "verification",
  api_app_id: world.app.id,
  team: { id: by.workspace.id, domain: domainOf(by.workspace) },
  enterprise: by.workspace.organisation ?? null,
  is_enterprise_install: false,
  user: { id: by.id, username: by.name.toLowerCase(), name: by.name, team_id: by.workspace.id },
  trigger_id: triggerId,
});

/** A workspace's name in addresses. */
export const domainOf = ({ name }: Workspace): string =>
  name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

/** A view as Slack tells of it. */
export const viewOf = (world: World, view: View, state: Json = {}): Json => {
  const { id, body, hash, member, under } = view;
  return {
    ...body,
    id,
    team_id: member.workspace.id,
    type: view.surface,
    private_metadata: body.private_metadata ?? "",
    callback_id: body.callback_id ?? "",
    state: { values: state },
    hash,
    clear_on_close: body.clear_on_close ?? false,
    notify_on_close: body.notify_on_close ?? false,
    close: body.close ?? null,
    submit: body.submit ?? null,
    previous_view_id: under?.id ?? null,
    root_view_id: rootOf(view).id,
    app_id: world.app.id,
    external_id: body.external_id ?? "",
    app_installed_team_id: member.workspace.id,
    bot_id: member.workspace.mentor ? botIdOf(member.workspace.mentor) : "",
  };
};

const rootOf = (view: View): View => (view.under ? rootOf(view.under) : view);
