/** The first of all that have the same key, in the order in which they come. */
export function firstOfEach<T>(all: readonly T[], keyOf: (each: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return all.filter((each) => {
    const key = keyOf(each);
    return !seen.has(key) && seen.add(key);
  });
}
