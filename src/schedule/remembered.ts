/**
 * A function that remembers what it gave, for as many different keys as are usual at one time.
 *
 * For pure functions that are slow and, when a crowd is served, are asked the same again and again.
 */
export function remembering<A extends readonly unknown[], T>(
  most: number,
  keyOf: (...args: A) => string,
  make: (...args: A) => T,
): (...args: A) => T {
  const known = new Map<string, { readonly it: T }>();
  return (...args) => {
    const key = keyOf(...args);
    const found = known.get(key);
    if (found) return found.it;

    const it = make(...args);
    if (known.size >= most) known.clear();
    known.set(key, { it });
    return it;
  };
}
