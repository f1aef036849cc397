/** What the browser gives; null where it has no such thing, or refuses it: blocked storage throws when it is only looked at. */
export function orNull<T>(look: () => T): NonNullable<T> | null {
  try {
    return look() ?? null;
  } catch {
    return null;
  }
}
