import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { makeMind } from "../src/assemble.ts";
import type { Concept } from "../src/content/model.ts";
import type { Mind } from "../src/dialogue/mind.ts";
import { conversationId, learnerId, packId } from "../src/ids.ts";
import { createMentor } from "../src/mentor.ts";
import { createInProcessStore } from "../src/storage/in-process.ts";
import { openStorage } from "../src/storage/open.ts";
import type { Store } from "../src/storage/store.ts";
import { ms, percent, quantile } from "./figures.ts";
import { type Question, questions } from "./questions.ts";

const ROUNDS = 5;

/**
 * A whole turn, in process and through Redis, against MiniSearch answering the same questions from the same content.
 *
 * Accuracy is over the questions in scope: the first concept of the reply is one of those that answer it.
 */
export async function turn(args: readonly string[]): Promise<void> {
  const all = questions(args);
  const mind = await makeMind({ packs: [packId("distributed-systems")] });

  const inProcess = await ask(mind, createInProcessStore(), all);

  const dataDir = mkdtempSync(join(tmpdir(), "mentor-bench-"));
  const storage = await openStorage({ redisUrl: undefined, redisClusterNodes: undefined, dataDir });
  const throughRedis = await ask(mind, storage.store, all).finally(storage.close);
  rmSync(dataDir, { recursive: true, force: true });

  const peer = search([...mind.library.concepts.values()], all);
  for (const [name, it] of Object.entries({ inProcess, throughRedis, minisearch: peer })) {
    console.log(`${name}: ${it.times.length} questions, ${it.right} of ${it.inScope} right`);
  }
  console.log(
    `turn: p50 ${ms(quantile(inProcess.times, 0.5))} ms p99 ${ms(quantile(inProcess.times, 0.99))} ms ` +
      `through-redis p50 ${ms(quantile(throughRedis.times, 0.5))} ms accuracy ${percent(inProcess.right, inProcess.inScope)} % ` +
      `minisearch p50 ${ms(quantile(peer.times, 0.5))} ms accuracy ${percent(peer.right, peer.inScope)} %`,
  );
}

interface Run {
  readonly times: readonly number[];
  readonly right: number;
  readonly inScope: number;
}

/** Asks everything, each question by a learner of its own; the first round warms up and is not counted. */
async function ask(mind: Mind, store: Store, all: readonly Question[]): Promise<Run> {
  const mentor = createMentor(mind, store);
  const times: number[] = [];
  let right = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [i, { text, concepts }] of all.entries()) {
      const who = `bench-${round}-${i}`;
      const started = performance.now();
      const reply = await mentor.hear({
        learner: learnerId(who),
        conversation: conversationId(who),
        at: Date.now(),
        said: { kind: "text", text },
      });
      if (round > 0) times.push(performance.now() - started);
      if (round === ROUNDS && concepts.includes(reply?.concepts[0] ?? "")) right += 1;
    }
  }
  return { times, right, inScope: inScope(all) };
}

/** MiniSearch with its defaults, over the same texts. */
function search(concepts: readonly Concept[], all: readonly Question[]): Run {
  const engine = new MiniSearch({ fields: ["title", "aliases", "asked", "definition", "rest"] });
  engine.addAll(
    concepts.map((it) => ({
      id: it.id,
      title: it.title,
      aliases: it.aliases.join("\n"),
      asked: it.asked.join("\n"),
      definition: it.definition,
      rest: [...it.explanations, ...it.points.map((point) => ({ text: point.says }))]
        .map(({ text }) => text)
        .join("\n"),
    })),
  );
  const times: number[] = [];
  let right = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { text, concepts: wanted } of all) {
      const started = performance.now();
      const [best] = engine.search(text);
      if (round > 0) times.push(performance.now() - started);
      if (round === ROUNDS && wanted.includes(best?.id)) right += 1;
    }
  }
  return { times, right, inScope: inScope(all) };
}

const inScope = (all: readonly Question[]) => all.filter((it) => it.concepts.length > 0).length;
