import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../../adapters/log.ts";
import { clientOptions, loggerFor } from "../../../adapters/slack/client-options.ts";
import { channelIn, directWith, learnerOf } from "../../../adapters/slack/ids.ts";
import { createOneWorkspace } from "../../../adapters/slack/one-workspace.ts";
import { createOutlet } from "../../../adapters/slack/outlet.ts";
import type { Delivery, Outlet } from "../../../src/checkins/outlet.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { createNotesInProcess } from "../../../src/storage/notes.ts";
import { spellPress } from "../../../src/understand/press.ts";
import { FAST } from "../../support/slack/limits.ts";
import { type Slack, startSlack } from "../../support/slack/slack.ts";
import type { User } from "../../support/slack/user.ts";
import type { Workspace } from "../../support/slack/world.ts";

let slack: Slack;
let team: Workspace;
let token: string;
const notes = createNotesInProcess();

beforeAll(async () => {
  slack = await startSlack({ speed: FAST });
  team = slack.workspace("Study group");
  ({ token } = slack.installs.install(team));
});
afterAll(async () => {
  await slack?.close();
});

/** What speaks first, as each process has it. */
function outlet(): Outlet {
  const logger = loggerFor(createLog({ logLevel: "silent" }));
  const workspaces = createOneWorkspace(token, clientOptions(slack.api, logger));
  return createOutlet({ workspaces, notes });
}

const somebody = (): User => slack.person(`member${slack.world.members.size}`, team);

const asks = (markdown = "Good morning! A question for you."): Reply => ({
  move: "quiz",
  concepts: [],
  blocks: [{ kind: "text", markdown }],
  actions: [{ id: spellPress({ kind: "progress", about: "all" }), label: "My progress" }],
});

const checkIn = (user: User, key: string, reply = asks()): Delivery => ({
  learner: learnerOf(team.id, user.id),
  conversation: directWith(team.id, user.id),
  reply,
  key,
});

const toChannel = (channel: string): Delivery => ({
  conversation: channelIn(team.id, channel),
  reply: asks(),
  key: `all ${channel}`,
});

test("a check-in comes as a direct message, and is changed in place", async () => {
  const ana = somebody();

  const delivered = await outlet().deliver(checkIn(ana, "ana 2026-11-24"));
  const message = delivered.kind === "sent" ? delivered.message : undefined;
  if (!message) throw new Error("nothing came");
  await outlet().deliver({ ...checkIn(ana, "later", asks("It is answered.")), message });

  expect(ana.sees(ana.dm())).toMatchObject([{ text: "It is answered.", thread: undefined }]);
});

test("a delivery that is tried again arrives once on Slack, by whatever process", async () => {
  const ana = somebody();

  const first = await outlet().deliver(checkIn(ana, "twice"));
  const second = await outlet().deliver(checkIn(ana, "twice"));

  expect(second).toEqual(first);
  expect(ana.sees(ana.dm())).toHaveLength(1);
});

test("a long check-in that broke off goes on where it did", async () => {
  const ana = somebody();
  const sentences = Array.from({ length: 1_500 }, (_, i) => `Told as story ${i}.`);
  const long = asks(sentences.join(" "));
  let posts = 0;
  const breaking = createOutlet({
    notes: {
      read: notes.read,
      async write(...it) {
        await notes.write(...it);
        posts += 1;
        if (posts === 1) throw new Error("the process ended");
      },
    },
    workspaces: createOneWorkspace(token, { slackApiUrl: slack.api }),
  });

  await expect(breaking.deliver(checkIn(ana, "long", long))).rejects.toThrow();
  await outlet().deliver(checkIn(ana, "long", long));

  const seen = ana.sees(ana.dm());
  expect(seen.length).toBeGreaterThan(1);
  expect(
    seen
      .map((it) => it.text)
      .join(" ")
      .replace(/\s+/g, " "),
  ).toBe(sentences.join(" "));
});

test("what is arranged in a channel still comes to its learner alone", async () => {
  const ana = somebody();
  const general = slack.channel("general", [ana]);

  await outlet().deliver({
    ...checkIn(ana, "arranged"),
    conversation: channelIn(team.id, general.id),
  });

  expect(ana.sees(general)).toHaveLength(0);
  expect(ana.sees(ana.dm())).toHaveLength(1);
});

test("what can't arrive any more ends a delivery with a plain word", async () => {
  const [ana, ben] = [somebody(), somebody()];
  ana.member.isGone = true;
  const archived = slack.channel("archived", [ben]);
  archived.isArchived = true;
  const without = slack.channel("without", [ben], { withoutMentor: true });
  const general = slack.channel("everybody", [ben]);

  expect(await outlet().deliver(checkIn(ana, "gone"))).toMatchObject({ kind: "closed" });
  expect(await outlet().deliver(toChannel("C0NOSUCH"))).toEqual({
    kind: "closed",
    why: "the channel is gone, or I'm not allowed to see it",
  });
  expect(await outlet().deliver(toChannel(archived.id))).toEqual({
    kind: "closed",
    why: "the channel is archived",
  });
  expect(await outlet().deliver(toChannel(without.id))).toEqual({
    kind: "closed",
    why: "I'm not in the channel; somebody has to invite me",
  });
  expect(await outlet().deliver(toChannel(general.id))).toMatchObject({ kind: "sent" });
});

test("nothing is said to another workspace than the token's", async () => {
  const elsewhere = { ...checkIn(somebody(), "elsewhere"), learner: learnerOf("T0OTHER", "U1") };

  expect(await outlet().deliver(elsewhere)).toMatchObject({ kind: "closed" });
  expect(
    await outlet().deliver({ ...toChannel("C1"), conversation: "discord:1" as never }),
  ).toMatchObject({
    kind: "closed",
  });
});

test("when Slack asks to wait, the delivery waits so long and is not tried unseen", async () => {
  const ana = somebody();
  slack.breaks({ method: /^chat\.postMessage$/, status: 429, retryAfter: 7 });
  const before = slack.noted.length;

  const delivered = await outlet().deliver(checkIn(ana, "waits"));

  expect(delivered).toEqual({ kind: "later", afterMs: 7_000 });
  expect(slack.noted.length - before).toBeLessThanOrEqual(2);
  expect(await outlet().deliver(checkIn(ana, "waits"))).toMatchObject({ kind: "sent" });
});
