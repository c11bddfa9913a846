declare module "wink-porter2-stemmer" {
  /** Porter's second stemmer for English; takes a word in lower case. */
  export default function stem(word: string): string;
}
