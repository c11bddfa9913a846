import type { Statement } from "./statements.ts";

/** What single words and pairs of words tell of how misconceptions sound: "always", "no need", "is just". */
export type Manner = ReadonlyMap<string, number>;

/** The different stems of a statement, and each with the one after it. */
export function turnsOf({ stems }: Statement): string[] {
  return [...new Set([...stems, ...stems.slice(1).map((it, i) => `${stems[i]} ${it}`)])];
}

/** Above 0 where a statement sounds as true ones do, whatever it is about; below 0 where it sounds as misconceptions do. */
export function soundsRight(manner: Manner, statement: Statement): number {
  const known = turnsOf(statement).flatMap((it) => manner.get(it) ?? []);
  return known.reduce((sum, it) => sum + it, 0) / Math.sqrt(known.length || 1);
}
