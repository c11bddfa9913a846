import { z } from "zod";
import type { ConceptId, ConversationId, ItemId, VariantId } from "../ids.ts";

/** A concept's id in stored data. */
export const conceptField = z.custom<ConceptId>((it) => typeof it === "string");
/** An item's id in stored data. */
export const itemField = z.custom<ItemId>((it) => typeof it === "string");
/** An explanation's id in stored data. */
export const variantField = z.custom<VariantId>((it) => typeof it === "string");

/** A conversation's id in stored data. */
export const conversationField = z.custom<ConversationId>((it) => typeof it === "string");

/** A list whose unreadable entries are dropped rather than losing the whole. */
export function listOf<T extends z.ZodType>(entry: T) {
  const readable = z.array(entry);
  return z
    .array(z.unknown())
    .catch([])
    .transform((all): z.output<T>[] => {
      // All of it is readable but for what another release wrote, and reading all at once is much quicker.
      const read = readable.safeParse(all);
      return read.success ? read.data : all.flatMap((it) => readOne(entry, it));
    });
}

function readOne<T extends z.ZodType>(entry: T, value: unknown): z.output<T>[] {
  const read = entry.safeParse(value);
  return read.success ? [read.data] : [];
}
