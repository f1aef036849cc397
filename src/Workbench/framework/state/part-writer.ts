import type { Getter } from "jotai/vanilla";
import { jsonText, withDigitsOf } from "../../shim";
import { notInJson } from "../not-in-json";
import type { PartFunctions } from "../module-functions";
import { overlay } from "../schema/overlay";
import { isPersistableAtom, type FixableRead } from "./fixable-atom";
import type { InvalidAt } from "./part-problem";
import { valueAt, withValueAt } from "./paths";
import { sameValue } from "./same-value";
import { settingsOf } from "./restored-part";
import { OF_TEMPLATE, ownKeyIn, STATE_VERSION, TITLE } from "./own-keys";
import { readStoredPart, type PartFormat } from "./stored-part";

/** Writes one part of a module's state, laid over what was stored. */
export class PartWriter {
  #raw: Readonly<Record<string, unknown>> = {};
  #refused: readonly InvalidAt[] = [];
  /** What the module writes for each refused property as long as its user chose nothing; null until it can write. */
  #unchosen: readonly (string | undefined)[] | null = null;

  constructor(
    private readonly functions: PartFunctions,
    private readonly format: PartFormat,
  ) {}

  /** What to lay the next text over, and what of it stays until its user chooses something else. */
  over(raw: Readonly<Record<string, unknown>>, refused: readonly InvalidAt[], get: Getter): void {
    this.#raw = raw;
    this.#refused = refused;
    this.refused(get);
  }

  /** Properties whose stored values the module refused, and whose user chose no others. */
  refused(get: Getter): readonly InvalidAt[] {
    if (this.#refused.length === 0) return [];
    let now: (string | undefined)[];
    try {
      const state = this.functions.serialize(get);
      now = this.#refused.map(({ path }) => JSON.stringify(valueAt(state, path)));
    } catch {
      return this.#refused;
    }
    const unchosen = (this.#unchosen ??= now);
    return this.#refused.filter((_refused, at) => now[at] === unchosen[at]);
  }

  /** The text of the present state, and whether something that it depends on is still loading. Throws what cannot be stored. */
  write(get: Getter, title: string | null): { text: string; isLoading: boolean } {
    const effective = new EffectiveValues(get);
    const state = this.functions.serialize(effective.get);
    const place = notInJson(state);
    if (place !== null) throw new Error(`${place}: not a value that can be stored.`);
    const written = JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
    const taken = ownKeyIn(written);
    if (taken !== undefined) throw new Error(`${taken}: a name that the workbench keeps for itself.`);
    const { [OF_TEMPLATE]: _marker, ...raw } = this.#raw;
    const kept = this.refused(get).map(({ path }) => path);
    const overlaid = overlay(this.format.schema, raw, written) as Readonly<Record<string, unknown>>;
    const laid = kept.reduce((value, path) => withValueAt(value, path, valueAt(this.#raw, path)), overlaid);
    const text = jsonText(withDigitsOf(raw, this.#withOurs(laid, title)));
    // What the module would refuse to read is not stored.
    const { refused } = settingsOf(this.functions.deserialize, readStoredPart(text, this.format).value);
    const own = refused.find(({ path }) => !kept.some((other) => sameValue(other, path)));
    if (own) throw new Error(`${own.path.join(" → ")}: ${own.message}`);
    return { text, isLoading: effective.isLoading };
  }

  #withOurs(laid: Readonly<Record<string, unknown>>, title: string | null): Readonly<Record<string, unknown>> {
    const { version } = this.format;
    const titled = withValueAt(laid, [TITLE], title ?? undefined);
    return version === 1 ? titled : { ...titled, [STATE_VERSION]: version };
  }
}

/** Reads atoms as they count when they are stored: a user's choice as it is drawn, a stored one that does not fit as it was stored. */
class EffectiveValues {
  isLoading = false;

  constructor(private readonly read: Getter) {}

  readonly get: Getter = (asked) => {
    const value = this.read(asked);
    if (!isPersistableAtom(asked)) return value;
    const fixable = value as FixableRead<unknown>;
    this.isLoading ||= fixable.isLoading;
    return { ...fixable, value: fixable.isValidInContext ? fixable.valueInContext : fixable.value } as typeof value;
  };
}
