/** The place ("zoom → from") of something that JSON does not hold as it is; null when there is none. It leaves undefined properties out. */
export function notInJson(value: unknown, place = "state"): string | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : place;
  if (typeof value !== "object") return place;
  if (Array.isArray(value))
    return firstOf(
      Array.from(value, (item: unknown, index) => [String(index), item]),
      place,
    );
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return place;
  return firstOf(
    Object.entries(value).filter(([, item]) => item !== undefined),
    place,
  );
}

function firstOf(items: readonly (readonly [string, unknown])[], place: string): string | null {
  for (const [name, item] of items) {
    const found = notInJson(item, place === "state" ? name : `${place} → ${name}`);
    if (found !== null) return found;
  }
  return null;
}
