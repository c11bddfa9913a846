import { afterAll, beforeAll, expect, test } from "vitest";
import { directWith, learnerOf } from "../../../adapters/discord/receive.ts";
import type { Delivery } from "../../../src/checkins/outlet.ts";
import { conversationId } from "../../../src/ids.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { spellPress } from "../../../src/understand/press.ts";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { lessons } from "../../support/discord/lessons.ts";
import type { User } from "../../support/discord/user.ts";
import type { Place } from "../../support/discord/world.ts";
import { mindOf } from "../../support/meet.ts";

let home: AtHome;
let general: Place;

beforeAll(async () => {
  home = await comeHome({ mind: await mindOf(lessons) });
  general = home.discord.channel(home.discord.guild("Study group", []), "general");
});
afterAll(async () => {
  await home?.close();
});

function somebody(): User {
  const user = home.discord.person(`member${home.discord.world.people.size}`);
  general.guild?.members.add(user.id);
  return user;
}

const asks: Reply = {
  move: "quiz",
  concepts: [],
  blocks: [{ kind: "text", markdown: "Good morning! A question for you." }],
  actions: [{ id: spellPress({ kind: "progress", about: "all" }), label: "My progress" }],
};

const checkIn = (user: User, key: string): Delivery => ({
  learner: learnerOf(user.id),
  conversation: directWith(user.id),
  reply: asks,
  key,
});

test("a check-in comes as a direct message, and its buttons change it in place", async () => {
  const ana = somebody();

  const delivered = await home.adapter.outlet.deliver(checkIn(ana, "ana 2026-11-24"));

  expect(delivered).toMatchObject({ kind: "sent" });
  const [message] = ana.sees(ana.dm());
  expect(message?.text).toContain("Good morning!");
  if (!message) throw new Error("nothing came");
  expect((await ana.presses(message, /progress/)).id).toBe(message.id);
});

test("a delivery that is tried again arrives once, by whatever process", async () => {
  const ana = somebody();
  const other = await home.another();

  await home.adapter.outlet.deliver(checkIn(ana, "twice"));
  await other.outlet.deliver(checkIn(ana, "twice"));
  await other.stop();

  expect(ana.sees(ana.dm())).toHaveLength(1);
});

test("when nobody knows whether it arrived it is tried again, and has arrived once", async () => {
  const ana = somebody();
  home.discord.breaks({ method: "POST", path: /\/messages$/, status: 500, after: true });

  await expect(home.adapter.outlet.deliver(checkIn(ana, "unsure"))).rejects.toThrow();
  expect(await home.adapter.outlet.deliver(checkIn(ana, "unsure"))).toMatchObject({ kind: "sent" });

  expect(ana.sees(ana.dm())).toHaveLength(1);
});

test("what is arranged in a channel still comes to its learner alone", async () => {
  const ana = somebody();
  const delivery = {
    ...checkIn(ana, "arranged"),
    conversation: conversationId(`discord:${general.id}`),
  };

  await home.adapter.outlet.deliver(delivery);

  expect(ana.sees(general)).toHaveLength(0);
  expect(ana.sees(ana.dm())).toHaveLength(1);
});

test("closed direct messages, and no server in common, end a delivery with a plain word", async () => {
  const [ana, ben] = [somebody(), home.discord.person("Ben")];
  ana.person.isClosed = true;

  expect(await home.adapter.outlet.deliver(checkIn(ana, "closed"))).toEqual({
    kind: "closed",
    why: "the user takes no direct messages from me",
  });
  expect(await home.adapter.outlet.deliver(checkIn(ben, "stranger"))).toMatchObject({
    kind: "closed",
  });
});

test("a channel that is gone, or closed to the mentor, ends a delivery", async () => {
  const forAll = (channel: string): Delivery => ({
    conversation: conversationId(`discord:${channel}`),
    reply: asks,
    key: `all ${channel}`,
  });
  const quiet = home.discord.channel(general.guild as NonNullable<Place["guild"]>, "quiet");
  home.discord.deny(quiet, "SendMessages");

  expect(await home.adapter.outlet.deliver(forAll("1"))).toMatchObject({ kind: "closed" });
  expect(await home.adapter.outlet.deliver(forAll(quiet.id))).toMatchObject({ kind: "closed" });
  expect(await home.adapter.outlet.deliver(forAll(general.id))).toMatchObject({ kind: "sent" });
});

test("when Discord asks to wait, the delivery waits so long and no request is held back", async () => {
  const ana = somebody();
  home.discord.breaks({
    method: "POST",
    path: /\/messages$/,
    status: 429,
    headers: { "retry-after": "7", "x-ratelimit-scope": "user", via: "1.1 google" },
    body: { message: "You are being rate limited.", retry_after: 7, global: false },
  });

  const started = Date.now();
  const delivered = await home.adapter.outlet.deliver(checkIn(ana, "patience"));

  expect(delivered).toMatchObject({ kind: "later" });
  expect(delivered.kind === "later" && delivered.afterMs).toBeGreaterThanOrEqual(6_900);
  expect(Date.now() - started).toBeLessThan(2_000);
});

test("the answer for a whole channel is hidden until one wants to see it, and a message can be changed", async () => {
  const channel = home.discord.channel(general.guild as NonNullable<Place["guild"]>, "answers");
  const conversation = conversationId(`discord:${channel.id}`);
  const deliver = (it: Pick<Delivery, "key" | "reply" | "message">) =>
    home.adapter.outlet.deliver({ conversation, ...it });

  const asked = await deliver({ key: "asked", reply: asks });
  await deliver({ key: "answered", reply: { ...asks, move: "grade" } });
  if (asked.kind !== "sent" || !asked.message) throw new Error("nothing was sent");
  const counted: Reply = { ...asks, blocks: [{ kind: "text", markdown: "Two answers." }] };
  await deliver({ key: "counted", reply: counted, message: asked.message });

  const seen = somebody().sees(channel);
  expect(seen.map((it) => it.isSpoiler)).toEqual([false, true]);
  expect(seen[0]?.text).toBe("Two answers.");
});

test("a question for a whole channel is answered by each member in private", async () => {
  const [ana, ben] = [somebody(), somebody()];
  const channel = home.discord.channel(general.guild as NonNullable<Place["guild"]>, "daily");
  await home.adapter.outlet.deliver({
    conversation: conversationId(`discord:${channel.id}`),
    reply: asks,
    key: "group",
  });
  const [question] = ana.sees(channel);
  if (!question) throw new Error("nothing came");

  const [anas, bens] = await Promise.all([
    ana.presses(question, /progress/),
    ben.presses(question, /progress/),
  ]);

  expect([anas.isPrivate, bens.isPrivate]).toEqual([true, true]);
  expect(ana.sees(channel).find((it) => it.id === question.id)?.text).toBe(question.text);
});
