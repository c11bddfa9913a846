import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json } from "../json.ts";
import { until } from "../until.ts";
import { createDeliveries, type Deliveries } from "./deliveries.ts";
import { createInstalls, type Installs } from "./installs.ts";
import { SLACKS_OWN, type Speed } from "./limits.ts";
import { manifestSettings } from "./manifest.ts";
import { access } from "./methods/access.ts";
import { AGENT } from "./methods/agent.ts";
import { CHAT } from "./methods/chat.ts";
import { PEOPLE } from "./methods/people.ts";
import { VIEWS } from "./methods/views.ts";
import { envelopeOf } from "./payloads.ts";
import { overHttp } from "./signed-http.ts";
import { type Sockets, serveSockets } from "./sockets.ts";
import { createUser, type User } from "./user.ts";
import { createWebApi, type Noted, type Trouble } from "./web-api.ts";
import {
  type AppSettings,
  CHANGES,
  type Channel,
  idOf,
  type Organisation,
  type Workspace,
  type World,
} from "./world.ts";

/** How a Slack is set up; what is left out is as usual. */
export interface SlackSetting {
  readonly speed?: Speed;
  readonly settings?: Partial<AppSettings>;
  /** How long after each failure an event comes again. */
  readonly retryAfterMs?: readonly number[];
}

/** A Slack of the test's own, on real sockets; it refuses what Slack refuses. */
export interface Slack {
  readonly world: World;
  /** For `SLACK_API_URL`. */
  readonly api: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly sockets: Sockets;
  readonly deliveries: Deliveries;
  readonly installs: Installs;
  /** Every request that came. */
  readonly noted: readonly Noted[];
  organisation(name: string): Organisation;
  /** A workspace in which nobody is yet. */
  workspace(name: string, organisation?: Organisation): Workspace;
  person(name: string, workspace: Workspace, about?: PersonDetails): User;
  /** A channel with some people, and with Mentor where it was installed. */
  channel(name: string, members: readonly User[], about?: ChannelDetails): Channel;
  /** Brings everything to a web address from now on; over Socket Mode without one. */
  pointsAt(url: string | undefined): void;
  /** Makes requests fail. */
  breaks(trouble: Omit<Trouble, "times"> & { readonly times?: number }): void;
  /** Lets time pass, as far as Slack's own rules look at it. */
  later(ms: number): void;
  until<T>(what: string, look: () => T | undefined): Promise<T>;
  close(): Promise<void>;
}

/** What is known of somebody. */
export interface PersonDetails {
  readonly zone?: string;
  readonly isAdmin?: boolean;
}

/** What a channel is like. */
export interface ChannelDetails {
  readonly kind?: "public" | "private";
  /** Mentor isn't a member. */
  readonly withoutMentor?: boolean;
}

/** https://docs.slack.dev/apis/events-api#retries */
const SLACKS_RETRIES_MS = [0, 60_000, 300_000];

/** Starts a Slack on which Mentor has an app and nobody is yet. */
export async function startSlack(setting: SlackSetting = {}): Promise<Slack> {
  const { speed = SLACKS_OWN, settings = {}, retryAfterMs = SLACKS_RETRIES_MS } = setting;
  const appToken = `xapp-1-${randomBytes(20).toString("hex")}`;
  let offset = 0;
  let url: string | undefined;

  const world: World = {
    events: new EventEmitter().setMaxListeners(0),
    app: {
      id: idOf("A"),
      clientId: "1234567890.1234567890",
      clientSecret: randomBytes(16).toString("hex"),
      signingSecret: randomBytes(16).toString("hex"),
      appToken,
      settings: { ...manifestSettings(), ...settings },
    },
    workspaces: new Map(),
    members: new Map(),
    channels: new Map(),
    messages: new Map(),
    views: new Map(),
    grants: new Map(),
    asked: new Map(),
    statuses: new Map(),
    prompts: new Map(),
    problems: [],
    base: "",
    now: () => Date.now() + offset,
    tell(event, workspace) {
      if (!isSubscribed(world.app.settings, event)) return;
      const payload = envelopeOf(world, workspace, event);
      void deliveries.bring({ kind: "events_api", payload });
    },
  };
  world.grants.set(appToken, {
    kind: "app",
    token: appToken,
    scopes: new Set(["connections:write"]),
    workspaces: [],
    isRevoked: false,
  });
  const installs = createInstalls(world);
  const methods = [
    ...CHAT,
    ...VIEWS,
    ...PEOPLE,
    ...AGENT,
    ...access(installs, (app) => sockets.invite(app)),
  ];
  const web = createWebApi(world, methods, speed);
  const server = createServer(web.listener);
  const sockets = serveSockets(world, server);
  const deliveries = createDeliveries(world, retryAfterMs, () =>
    url === undefined ? sockets.carry : overHttp(world, url),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  world.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    world,
    api: `${world.base}/api/`,
    appToken,
    signingSecret: world.app.signingSecret,
    clientId: world.app.clientId,
    clientSecret: world.app.clientSecret,
    sockets,
    deliveries,
    installs,
    noted: web.noted,
    organisation: (name) => ({ id: idOf("E"), name }),
    workspace(name, organisation) {
      const workspace: Workspace = {
        id: idOf("T"),
        name,
        mentor: undefined,
        ...(organisation ? { organisation } : {}),
      };
      world.workspaces.set(workspace.id, workspace);
      return workspace;
    },
    person(name, workspace, { zone = "Europe/Berlin", isAdmin = false } = {}) {
      const member = {
        id: idOf("U"),
        name,
        workspace,
        zone,
        isAdmin,
        isBot: false,
        isGone: false,
      };
      world.members.set(member.id, member);
      return createUser(world, deliveries, member);
    },
    channel(name, members, { kind = "public", withoutMentor = false } = {}) {
      const [first] = members;
      if (!first) throw new Error("a channel has somebody who opened it");
      const { workspace } = first.member;
      const ids = members.map((it) => it.id);
      const channel: Channel = {
        id: idOf("C"),
        kind,
        name,
        workspace,
        creator: first.id,
        members: new Set([...ids, ...(withoutMentor ? [] : [workspace.mentor?.id ?? ""])]),
        isArchived: false,
      };
      world.channels.set(channel.id, channel);
      return channel;
    },
    pointsAt(to) {
      url = to;
    },
    breaks: (trouble) => web.troubles.push({ times: 1, ...trouble }),
    later(ms) {
      offset += ms;
    },
    until: (what, look) => until(world, CHANGES, what, look),
    async close() {
      deliveries.close();
      await sockets.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

/** Whether the app is told of such an event, and holds the scope that it takes. */
function isSubscribed({ events, scopes }: AppSettings, event: Json): boolean {
  const name = event.type === "message" ? `message.${event.channel_type}` : String(event.type);
  const scope = NEEDS[name];
  return events.includes(name) && (scope === undefined || scopes.includes(scope));
}

const NEEDS: Readonly<Record<string, string>> = {
  "message.im": "im:history",
  app_mention: "app_mentions:read",
};
