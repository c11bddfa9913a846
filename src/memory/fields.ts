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
export const listOf = <T extends z.ZodType>(entry: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.flatMap((it) => {
        const read = entry.safeParse(it);
        return read.success ? [read.data as z.output<T>] : [];
      }),
    );
