import { sameState } from "../content/canonical";
import { assemble, disassemble } from "./content-parts";
import type { Label, Part, Parts, Side } from "./parts";

/** Who changed a part since the base. "both" is a true conflict; without a base everything that differs is "unknown". */
export type Changed = "mine" | "theirs" | "both" | "unknown";

/** A part that differs between mine and theirs; a value that is undefined means the part is not there. */
export interface Difference extends Label {
  key: string;
  changed: Changed;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** What differs, in workbench terms. */
export interface Comparison {
  hasBase: boolean;
  differences: Difference[];
  mine: Side;
  theirs: Side;
  base: Side | null;
}

interface Values {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** The side chosen for each true conflict, by its key. */
export type Choices = ReadonlyMap<string, "mine" | "theirs">;

/** Compares three ways, or two ways without a base. */
export function compare(base: Side | null, mine: Side, theirs: Side): Comparison {
  const sides = disassemble(base, mine, theirs);
  const keys = new Set([...sides.mine.keys(), ...sides.theirs.keys()]);
  const differences = [...keys].flatMap((key): Difference[] => {
    const part = sides.mine.get(key) ?? sides.theirs.get(key)!;
    const of = (valueOf: (part: Part) => unknown): Values => {
      const [base, mine, theirs] = [sides.base, sides.mine, sides.theirs].map((parts) => parts?.get(key));
      return { base: base && valueOf(base), mine: mine && valueOf(mine), theirs: theirs && valueOf(theirs) };
    };
    const [values, compared] = [of(({ value }) => value), of(({ value, compared: some = value }) => some)];
    if (part.kind === "arrangement") [values, compared].forEach(restrictToShared);
    if (sameState(compared.mine, compared.theirs)) return [];
    const { kind, name, dashboard } = part;
    return [{ key, kind, name, dashboard, ...values, changed: base === null ? "unknown" : changedBy(compared) }];
  });
  return { hasBase: base !== null, differences, mine, theirs, base };
}

/** Parts that nobody but the user can decide. */
export function conflictsOf(comparison: Comparison): Difference[] {
  return comparison.differences.filter((difference) => difference.changed === "both");
}

/**
 * The merge: what only one side changed is taken from it, true conflicts by choice. Null without a base, and while a conflict has no
 * choice.
 */
export function merge(comparison: Comparison, choices: Choices): Side | null {
  const { base, mine, theirs } = comparison;
  if (base === null || conflictsOf(comparison).some((conflict) => !choices.has(conflict.key))) return null;
  const sides = disassemble(base, mine, theirs);
  const merged: Parts = new Map(sides.mine);
  for (const { key, changed } of comparison.differences) {
    const side = changed === "both" ? choices.get(key) : changed;
    if (side !== "theirs") continue;
    const part = sides.theirs.get(key);
    if (part === undefined) merged.delete(key);
    else merged.set(key, part);
  }
  return assemble(merged, sides);
}

/** Modules that one side added or removed do not count as moved: only those that both sides have are compared. */
function restrictToShared(values: Values): void {
  const [mine, theirs] = [values.mine ?? {}, values.theirs ?? {}] as [object, object];
  const shared = (value: unknown): object => Object.fromEntries(Object.entries(value ?? {}).filter(([id]) => id in mine && id in theirs));
  Object.assign(values, { base: shared(values.base), mine: shared(mine), theirs: shared(theirs) });
}

function changedBy({ base, mine, theirs }: Values): Changed {
  if (sameState(base, mine)) return "theirs";
  return sameState(base, theirs) ? "mine" : "both";
}
