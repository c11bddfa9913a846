declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A person who learns, as one platform knows them; the same person on two platforms is two learners. */
export type LearnerId = Branded<"LearnerId">;

/** A place where a learner and the mentor talk: a direct message, a thread, a channel. */
export type ConversationId = Branded<"ConversationId">;

/** A concept: the name of its file without `.md`. Progress is stored under it, so it never changes. */
export type ConceptId = Branded<"ConceptId">;

/** A pack of concepts: the name of its folder. */
export type PackId = Branded<"PackId">;

/** One of a concept's explanations, unique within the concept. */
export type VariantId = Branded<"VariantId">;

/** A quiz question or an open question, unique within its concept. */
export type ItemId = Branded<"ItemId">;

/** Takes a platform's own key for a person as a learner's id. */
export const learnerId = (text: string) => text as LearnerId;
/** Takes a platform's own key for a place as a conversation's id. */
export const conversationId = (text: string) => text as ConversationId;
/** Takes a file's name as a concept's id. */
export const conceptId = (text: string) => text as ConceptId;
/** Takes a folder's name as a pack's id. */
export const packId = (text: string) => text as PackId;
/** Takes a slug as the id of an explanation. */
export const variantId = (text: string) => text as VariantId;
/** Takes a slug as the id of a question. */
export const itemId = (text: string) => text as ItemId;
