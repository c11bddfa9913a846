import { dockStart } from "@nlpjs/basic";
import MiniSearch from "minisearch";
import { loadLibrary } from "../src/content/load.ts";
import type { Concept, Library } from "../src/content/model.ts";
import { packId } from "../src/ids.ts";
import { createFinder } from "../src/understand/create-finder.ts";
import { STOP_WORDS, stem, wordsOf } from "../src/understand/words.ts";
import { ms, percent, quantile } from "./figures.ts";
import { type Question, questions } from "./questions.ts";
import { makeBigger } from "./understanding/bigger-pack.ts";

/** Finds the concept that a question is about; undefined declines it. */
type Ask = (question: string) => Promise<string | undefined> | string | undefined;

const CONTENT = new URL("../content", import.meta.url).pathname;
const CACHE = new URL("../.cache", import.meta.url).pathname;
const ROUNDS = 3;
/** Search engines know no "none of these": so many of the lines that the pack does not teach may pass. */
const PASS = 0.05;

/**
 * Which concept is meant and whether the pack teaches it: the mentor, MiniSearch and nlp.js on the same content.
 *
 * `--questions FILE` names labelled questions. A question in scope is right when it is answered with a concept that answers it;
 * one out of scope when it is declined. `--times 10` also asks a made-up pack ten times as large, which is to be learnt first.
 */
export async function understanding(args: readonly string[]): Promise<void> {
  const all = questions(args);
  const library = await loadLibrary(CONTENT, [packId("distributed-systems")], CACHE);
  const at = args.indexOf("--times");
  if (at >= 0) await compareSizes(library, Number(args[at + 1]), all);

  const results = [
    await measure("ours", await askMentor(library), all),
    await measure("minisearch", askMiniSearch(library), all),
    await measure("nlp.js", await askNlpJs(library), all),
  ];
  console.log("in scope with a name / without / out of scope declined");
  console.log(`understanding: ${results.join(" | ")}`);
}

/** How much longer a question takes with a pack so many times as large. */
async function compareSizes(library: Library, times: number, all: readonly Question[]) {
  const ask = await askMentor(library);
  const askBigger = await askMentor(makeBigger(library, times));
  const one = (await timesOf(ask, all)).times;
  const many = (await timesOf(askBigger, all)).times;
  const ratio = (q: number) => ms((quantile(many, q) ?? 0) / (quantile(one, q) ?? 1));
  console.log(`${times} times the pack: median x${ratio(0.5)} p99 x${ratio(0.99)}`);
}

async function timesOf(ask: Ask, all: readonly Question[]) {
  const times: number[] = [];
  const answers: (string | undefined)[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, { text }] of all.entries()) {
      const started = performance.now();
      answers[i] = await ask(text);
      if (round > 0) times.push(performance.now() - started);
    }
  }
  return { times, answers };
}

async function measure(name: string, ask: Ask, all: readonly Question[]): Promise<string> {
  const { times, answers } = await timesOf(ask, all);
  const share = (isIn: (it: Question) => boolean) => {
    const chosen = [...all.entries()].filter(([, it]) => isIn(it));
    const right = chosen.filter(([i, { concepts }]) => {
      const answer = answers[i];
      return answer === undefined ? concepts.length === 0 : concepts.includes(answer);
    });
    return percent(right.length, chosen.length);
  };
  const shares = [
    share((it) => it.concepts.length > 0 && it.names),
    share((it) => it.concepts.length > 0 && !it.names),
    share((it) => it.concepts.length === 0),
  ];
  return `${name} ${shares.join("/")} % p99 ${ms(quantile(times, 0.99))} ms`;
}

async function askMentor(library: Library): Promise<Ask> {
  const finder = await createFinder(library, { cacheDir: CACHE });
  return (question) => {
    const { ranked, covered } = finder.find(question);
    return covered >= finder.threshold ? ranked[0]?.concept : undefined;
  };
}

/** MiniSearch as well as we know how: stems, no stop words, names and questions before explanations. */
function askMiniSearch(library: Library): Ask {
  const engine = new MiniSearch({
    fields: ["names", "asked", "definition", "rest"],
    tokenize: wordsOf,
    processTerm: (word) => (STOP_WORDS.has(word) ? null : stem(word)),
  });
  engine.addAll([...library.concepts.values()].map(document));

  const options = { boost: { names: 3, asked: 3, definition: 1, rest: 1 } };
  const best = (question: string) => engine.search(question, options)[0];
  const foreign = library.packs
    .flatMap((it) => it.offTopic)
    .map((line) => best(line)?.score ?? 0)
    .sort((a, b) => b - a);
  const from = foreign[Math.floor(PASS * foreign.length)] ?? 0;
  return (question) => {
    const found = best(question);
    return found && found.score > from ? found.id : undefined;
  };
}

const document = (it: Concept) => ({
  id: it.id,
  names: [it.title, ...it.aliases, ...it.hints].join("\n"),
  asked: [...it.asked, ...it.followUps.flatMap((one) => [one.question, ...one.also])].join("\n"),
  definition: it.definition,
  rest: [
    ...it.explanations.map(({ text }) => text),
    ...it.points.flatMap(({ says, also }) => [says, ...also]),
    ...it.misconceptions.flatMap(({ claim, correction }) => [claim, correction]),
  ].join("\n"),
});

/** nlp.js with an intent a concept, and what the pack does not teach as its "None". */
async function askNlpJs(library: Library): Promise<Ask> {
  const settings = {
    nlp: { autoSave: false, nlu: { log: false, useNoneFeature: true } },
    "nlu-en": { log: false },
  };
  const nlp = (await dockStart({ settings, use: ["Basic", "LangEn"] })).get("nlp");
  nlp.addLanguage("en");
  for (const it of library.concepts.values()) {
    for (const line of [it.title, ...it.aliases, ...it.asked]) {
      nlp.addDocument("en", line, it.id);
    }
  }
  for (const line of library.packs.flatMap((it) => it.offTopic)) {
    nlp.addDocument("en", line, "None");
  }
  await nlp.train();
  return async (question) => {
    const { intent } = await nlp.process("en", question);
    return intent === "None" ? undefined : intent;
  };
}
