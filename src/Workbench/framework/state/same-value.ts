/** Whether two choices are the same: by their own `equals`, member by member, or as the same JSON. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (hasEquals(one)) return one.equals(other);
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, at) => sameValue(item, other[at]));
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  const members = one as Record<string, unknown>;
  return (
    isPlain(one)
    && keys.length === others.length
    && keys.every((key) => Object.hasOwn(other, key) && sameValue(members[key], (other as Record<string, unknown>)[key]))
  );
}

function hasEquals(value: object): value is { equals: (other: unknown) => boolean } {
  return "equals" in value && typeof value.equals === "function";
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
