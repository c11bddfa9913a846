/** JSON as it came over the wire: nothing is known of it yet. */
export type Json = { readonly [key: string]: unknown };

/** What is an object of a wire value; an empty one where it is none. */
export const objectOf = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** The objects of a wire value that is a list; none where it is no list. */
export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map(objectOf) : [];
