import type { Installation } from "@slack/oauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { directWith, learnerOf } from "../../../adapters/slack/ids.ts";
import { createInstallations, forRotating } from "../../../adapters/slack/installations.ts";
import { SCOPES } from "../../../adapters/slack/scopes.ts";
import { createSeal } from "../../../adapters/slack/seal.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { createNotesInProcess } from "../../../src/storage/notes.ts";
import { lessons } from "../../support/discord/lessons.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtWork, comeToWork, keyOf } from "../../support/slack/at-work.ts";
import type { User } from "../../support/slack/user.ts";

const HOUR_MS = 60 * 60_000;

let work: AtWork;
let ana: User;
let ben: User;

beforeAll(async () => {
  work = await comeToWork({ mind: await mindOf(lessons), rotates: true });
  ana = work.slack.person("Ana", work.slack.workspace("Acme"));
  ben = work.slack.person("Ben", work.slack.workspace("Bolt"));
});
afterAll(async () => {
  expect(work?.slack.world.problems).toEqual([]);
  await work?.close();
});

const hello: Reply = {
  move: "greet",
  concepts: [],
  blocks: [{ kind: "text", markdown: "Good morning" }],
  actions: [],
};

/** Mentor speaks first to somebody. */
const greet = (user: User, key: string, adapter = work.adapter) =>
  adapter.outlet.deliver({
    learner: learnerOf(user.member.workspace.id, user.id),
    conversation: directWith(user.member.workspace.id, user.id),
    reply: hello,
    key,
  });

/** How often a token was exchanged. */
const exchanges = () =>
  work.slack.noted.filter(
    ({ method, body, error }) =>
      method === "oauth.v2.access" && body.grant_type === "refresh_token" && error === undefined,
  ).length;

const kept = async () => {
  const texts: string[] = [];
  for await (const name of work.notes.names("slack:installation:"))
    texts.push((await work.notes.read(name)) ?? "");
  return texts;
};

describe("a workspace", () => {
  test("that hasn't added Mentor gets nothing of it", async () => {
    expect(await greet(ana, "early")).toMatchObject({ kind: "closed" });
  });

  test("adds Mentor on Mentor's page and Slack's, and is answered from then on", async () => {
    expect(await work.add(ana)).toContain("Thank you");
    expect(await work.add(ben)).toContain("Thank you");

    expect((await ana.says(ana.dm(), "What is caching?")).text).toContain("caching");
    expect((await ben.says(ben.dm(), "What is caching?")).text).toContain("caching");
  });

  test("is asked for exactly the scopes of the manifest", () => {
    const grants = [...work.slack.world.grants.values()].filter((it) => it.kind === "bot");

    expect(grants).not.toEqual([]);
    for (const it of grants) expect([...it.scopes].sort()).toEqual(Object.keys(SCOPES).sort());
  });

  test("has its token kept so that nobody reads it where it is kept", async () => {
    const texts = await kept();
    const tokens = [...work.slack.world.grants.values()].flatMap((it) => [
      it.token,
      it.refreshToken ?? it.token,
    ]);

    expect(texts).toHaveLength(2);
    for (const text of texts) for (const token of tokens) expect(text).not.toContain(token);
    for (const token of tokens) expect(work.log.join("\n")).not.toContain(token);
  });

  test("can't be made to add Mentor by somebody else's link", async () => {
    const own = `http://127.0.0.1:${work.adapter.port()}`;
    const before = work.slack.noted.filter((it) => it.method === "oauth.v2.access").length;

    const answer = await fetch(`${own}/slack/oauth_redirect?code=stolen&state=made-up`);

    expect(answer.ok).toBe(false);
    const after = work.slack.noted.filter((it) => it.method === "oauth.v2.access").length;
    expect(after).toBe(before);
  });
});

describe("a token that ends", () => {
  test("is exchanged before Mentor speaks first, though nothing was said for a day", async () => {
    const before = await kept();
    // Slack's clock is ahead, and Mentor's own tells that the token ends soon.
    await ends("Acme", HOUR_MS);

    expect(await greet(ana, "rotated")).toMatchObject({ kind: "sent" });

    expect(exchanges()).toBe(1);
    expect(await kept()).not.toEqual(before);
    expect(ana.sees(ana.dm()).at(-1)?.text).toBe("Good morning");
  });

  test("has ended and is looked for again while another process is exchanging it", async () => {
    await ends("Acme", -HOUR_MS);
    // It can be exchanged once, and that the other process did.
    work.slack.breaks({ method: /oauth\.v2\.access/, error: "invalid_refresh_token" });

    const before = exchanges();
    expect(await greet(ana, "raced")).toMatchObject({ kind: "sent" });
    expect(exchanges()).toBe(before + 1);
  });

  test("doesn't bring back a workspace that took Mentor away while it was exchanged", async () => {
    const notes = createNotesInProcess();
    const installations = createInstallations(notes, createSeal([keyOf(1)]));
    const installation = { team: { id: "T1" }, isEnterpriseInstall: false } as Installation;
    await installations.put("T1", { installation, installedAt: 1 });
    await installations.remove("T1");

    await forRotating(installations).storeInstallation(installation);

    expect(await installations.find("T1")).toBeUndefined();
  });

  test("is exchanged when something is said, too", async () => {
    await ends("Bolt", HOUR_MS);

    expect((await ben.says(ben.dm(), "What is sharding?")).text).toContain("sharding");
  });
});

test("an organisation adds Mentor to all of its workspaces at once", async () => {
  const { slack } = work;
  const group = slack.organisation("Group");
  const olga = slack.person("Olga", slack.workspace("North", group));
  const paul = slack.person("Paul", slack.workspace("South", group));

  expect(await work.add(olga, group)).toContain("Thank you");

  expect((await olga.says(olga.dm(), "What is quorum?")).text).toContain("quorum");
  expect((await paul.says(paul.dm(), "What is quorum?")).text).toContain("quorum");
  const settings = await work.mentor.settings(learnerOf(group.id, olga.id));
  expect(settings).toBeDefined();
  expect(
    await work.adapter.outlet.deliver({
      learner: learnerOf(group.id, paul.id),
      conversation: directWith(group.id, paul.id),
      reply: hello,
      key: "to an organisation",
    }),
  ).toMatchObject({ kind: "sent" });
});

test("what is remembered in one workspace is not met in another", async () => {
  await ana.says(ana.dm(), "remind me every day at 8:30");

  expect((await work.mentor.settings(idOf(ana))).checkin?.minute).toBe(510);
  const elsewhere = await work.mentor.settings(learnerOf(ben.member.workspace.id, ana.id));
  expect(elsewhere.checkin).toBeUndefined();
  // Mentor's token of one workspace doesn't reach a member of another.
  const crossed = await work.adapter.outlet.deliver({
    learner: learnerOf(ben.member.workspace.id, ana.id),
    conversation: directWith(ben.member.workspace.id, ana.id),
    reply: hello,
    key: "crossed",
  });
  expect(crossed.kind).toBe("closed");
});

const idOf = (user: User) => learnerOf(user.member.workspace.id, user.id);

/** Makes what is kept say that a workspace's token ends so many milliseconds from now. */
async function ends(name: string, inMs: number): Promise<void> {
  const installations = createInstallations(work.notes, createSeal([keyOf(1)]));
  const workspace = [...work.slack.world.workspaces.values()].find((it) => it.name === name);
  const found = await installations.find(workspace?.id ?? "");
  if (!found?.installation.bot) throw new Error(`${name} has no token`);
  const bot = { ...found.installation.bot, expiresAt: Math.floor((Date.now() + inMs) / 1000) };
  await installations.put(workspace?.id ?? "", {
    ...found,
    installation: { ...found.installation, bot },
  });
}
