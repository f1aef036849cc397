/**
 * The canonical text of a JSON value: compact, object keys in the order of their UTF-16 code units (integer-like keys first,
 * as in every JavaScript object), values by the rules of `JSON.stringify`. Equal states have equal texts, and so equal hashes.
 * Throws a TypeError for what is no JSON value, a circular one included.
 */
export function canonicalText(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) => (isPlainObject(member) ? sorted(member) : member)) as string | undefined;
  if (text === undefined) throw new TypeError("This is not a JSON value.");
  return text;
}

/** Whether two values are the same state. Absent (undefined) equals only absent. */
export function sameState(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalText(one) === canonicalText(other);
}

function sorted(object: Record<string, unknown>): Record<string, unknown> {
  // Without a prototype, a key named __proto__ is a key like any other.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(object).sort()) copy[key] = object[key];
  return copy;
}

/** Wrapped primitives are left to JSON.stringify, which unwraps them. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    && !(value instanceof Number) && !(value instanceof String) && !(value instanceof Boolean);
}
