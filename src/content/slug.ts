import { createHash } from "node:crypto";

/** A heading's words as an id: lower case, hyphens between the words. */
export function slug(words: string): string {
  return words
    .toLowerCase()
    .normalize("NFKD")
    .replace(/['’\p{M}]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * A short id for a question, the same as long as its words are: six characters that fit into a button's id
 * and say nothing about the answer.
 */
export function shortId(words: string): string {
  const digest = createHash("sha256").update(words.trim().replace(/\s+/g, " ")).digest();
  return digest.readUIntBE(0, 6).toString(36).padStart(6, "0").slice(-6);
}
