import { isObject, type Content } from "../content/content";

/** A list in the content whose members have ids. */
export interface ListOf {
  of(content: Content): unknown;
  idKey: string;
}

/** Ids of the list's members in their order; null where it is no list, or a member has no id of its own. */
export function idsOf(content: Content, { of, idKey }: ListOf): string[] | null {
  const list = of(content);
  if (!Array.isArray(list)) return null;
  const ids = list.map((member: unknown) => (isObject(member) ? member[idKey] : undefined));
  return ids.every((id): id is string => typeof id === "string") && new Set(ids).size === ids.length ? ids : null;
}

/** The merged members in the order of the side that moved something; what only the other side has comes behind. */
export function mergeOrder(
  merged: readonly string[],
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const inAll = (ids: readonly string[]): string[] => ids.filter((id) => base.includes(id) && mine.includes(id) && theirs.includes(id));
  const isMineMoved = inAll(mine).join("\n") !== inAll(base).join("\n");
  const [lead, other] = isMineMoved ? [mine, theirs] : [theirs, mine];
  return [...new Set([...lead, ...other])].filter((id) => merged.includes(id));
}
