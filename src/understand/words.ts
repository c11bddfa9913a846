import stemOf from "wink-porter2-stemmer";

/**
 * Puts a message into the plain form in which words are compared.
 *
 * Lower case, without accents, apostrophes, addresses, and the ways in which platforms write a mention, a channel, a
 * link or an emoji: none of these says what a learner means.
 */
export function normalise(text: string): string {
  return plain(text).toLowerCase();
}

/** The words of a message in order, in the form of {@link normalise}. */
export function wordsOf(text: string): string[] {
  return normalise(text).match(WORDS) ?? [];
}

/** The same words with the capitals that the learner gave them: "ACID" is not "acid". */
export function capitalisedWordsOf(text: string): string[] {
  return plain(text).match(WORDS) ?? [];
}

const WORDS = /[\p{L}\p{N}]+/gu;

function plain(text: string): string {
  return text
    .replace(/<(?:https?:|mailto:)[^|>\s]*\|([^>]*)>/giu, " $1 ")
    .replace(/<(?:[@#!]|a?:|https?:|mailto:)[^>\s]*>/giu, " ")
    .replace(/\bhttps?:\/\/\S+/giu, " ")
    .replace(/(^|\s)@[\w.-]+/gu, "$1 ")
    .replace(/(^|\s):[a-z0-9_+-]+:(?=\s|$)/giu, "$1 ")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/['’‘ʼ`´]/gu, "");
}

/** Words that say nothing of the subject: the glue of English, and how people ask for an explanation. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above actually after again all also am an and any anybody anyone are arent as at be because been before being
  below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont down during each either else
  even ever every explain few for from further get gets getting give go goes going good got had hadnt has hasnt have havent
  having he hed hell help her here heres hers herself hey hi hello him himself his how hows however i id if ill im in instead
  into is isnt it itd its itself ive just kind let lets like lot lots many may maybe me mean means might more most much must
  my myself need neither no nor not now of off ok okay on once only onto or other others ought our ours ourselves out over own
  people please pls quite rather really s same see shall she shes should shouldnt so some somebody someone something sort
  still such sure t tell than thank thanks that thats the their theirs them themselves then there theres these they theyd
  theyll theyre theyve thing things this those though through to too u under understand until up upon ur us use used uses
  using very want wants was wasnt wat way ways we wed well went were werent weve what whatever whats when whens where wheres
  whether which while who whom whos whose why will with within without wont would wouldnt wats wut yeah yes yet you youd youll your
  youre yours yourself yourselves youve`.match(/\S+/g),
);

const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/**
 * The stem under which a word's forms are one: "partitions", "partitioned" and "partitioning" are.
 *
 * British and American spellings share a stem too. Stems only ever meet other stems, so a spelling that is bent without
 * need does no harm.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;

  const found = stemOf(american(word));
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, found);
  return found;
}

/** The stems of a text's words that are no stop words, in order. */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);
}

function american(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/is(e[drs]?|ers?|ing|ations?)$/, "iz$1")
    .replace(/ys(e[drs]?|ers?|ing)$/, "yz$1")
    .replace(/our(s|ed|ing|al)?$/, "or$1")
    .replace(/tre(s?)$/, "ter$1");
}
