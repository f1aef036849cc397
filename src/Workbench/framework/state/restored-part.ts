import type { Atom, Setter, WritableAtom } from "jotai/vanilla";
import { cloneJson } from "../../shim";
import type { DeserializeStateFunction } from "../module-functions";
import type { Store } from "../module-context";
import { isPersistableAtom, Source, SourcedValue } from "./fixable-atom";
import { InvalidAt } from "./part-problem";
import { valueAt, withValueAt } from "./paths";
import { readStoredPart, type PartFormat, type StoredPart } from "./stored-part";

type Setting = readonly [atom: WritableAtom<unknown, unknown[], unknown>, args: readonly unknown[]];

export interface RestoredPart extends StoredPart {
  /** Properties that the module's code refused: they have their defaults, and keep their stored values. */
  readonly refused: readonly InvalidAt[];
  /** What was set. */
  readonly atoms: readonly Atom<unknown>[];
}

/**
 * Gives a part's stored text to the module's code, and sets what it sets: all of it, or nothing when it throws. Throws what cannot be used.
 */
export function restorePart(text: unknown, deserialize: DeserializeStateFunction<object>, format: PartFormat, store: Store): RestoredPart {
  const stored = readStoredPart(text, format);
  const source = stored.isOfTemplate ? Source.TEMPLATE : Source.PERSISTENCE;
  const { settings, refused } = settingsOf(deserialize, stored.value);
  apply(settings, source, store);
  return { ...stored, refused, atoms: settings.map(([atom]) => atom) };
}

/** What the module's code sets for a part. Properties that it refuses one by one are left out. */
export function settingsOf(
  deserialize: DeserializeStateFunction<object>,
  value: Readonly<Record<string, unknown>>,
): { settings: readonly Setting[]; refused: readonly InvalidAt[] } {
  const refused: InvalidAt[] = [];
  for (let rest = value; ;) {
    const settings: Setting[] = [];
    try {
      deserialize(cloneJson(rest), ((atom: Setting[0], ...args: unknown[]) => void settings.push([atom, args])) as Setter);
      return { settings, refused };
    } catch (error) {
      if (!(error instanceof InvalidAt) || error.path.length === 0 || valueAt(rest, error.path) === undefined) throw error;
      refused.push(error);
      rest = withValueAt(rest, error.path, undefined);
    }
  }
}

/** Sets all of it, or nothing when an atom refuses its value: what others were set to before is taken back. */
function apply(settings: readonly Setting[], source: Source, store: Store): void {
  const before = new Map<Setting[0], unknown>();
  const set = ((atom: Setting[0], ...args: unknown[]): unknown => {
    if (!("init" in atom)) return atom.write(store.get, set, ...args);
    if (!before.has(atom)) before.set(atom, store.get(atom));
    return store.set(atom, ...args);
  }) as Setter;
  try {
    for (const [atom, args] of settings) {
      const [value] = args;
      if (isPersistableAtom(atom)) set(atom, value instanceof SourcedValue ? value : new SourcedValue(value, source));
      else set(atom, ...args);
    }
  } catch (error) {
    for (const [atom, value] of before) store.set(atom, value);
    throw error;
  }
}
