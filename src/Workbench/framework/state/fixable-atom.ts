import { atom, type Atom, type Getter, type PrimitiveAtom, type WritableAtom } from "jotai/vanilla";
import { ensemblesSettledAtom } from "../ensembles/settled";
import { sameValue } from "./same-value";

/** Who set the value of a fixable atom: a user (or nobody yet), what was stored, or a template. */
export const Source = { USER: "user", PERSISTENCE: "persistence", TEMPLATE: "template" } as const;
export type Source = (typeof Source)[keyof typeof Source];

/** A value with who set it. A class and not a key: a plain value with a key "source" is a value. */
export class SourcedValue<T> {
  constructor(
    readonly value: T,
    readonly source: Source,
  ) {}
}

/** What the outside data that an atom depends on is up to. Nothing is judged before it is loaded. */
export type DependenciesState = "loaded" | "loading" | "error";

export interface FixableRead<T> {
  /** What was chosen. */
  readonly value: T;
  /** What a view draws: the choice where it fits, else what is taken in its place. */
  readonly valueInContext: T;
  /** False only for a stored or a template's value that does not fit what is loaded: warn, and replace nothing. */
  readonly isValidInContext: boolean;
  readonly isLoading: boolean;
  readonly depsHaveError: boolean;
  readonly source: Source;
  /** @deprecated The public framework's name of `source`. */
  readonly _source: Source;
}

export type PersistableFixableAtom<T> = WritableAtom<FixableRead<T>, [T | SourcedValue<T>], void>;

interface BaseOptions<T> {
  readonly initialValue: T;
  /** Default: the same members, or what the values' own `equals` says. */
  readonly areEqualFunction?: (one: T, other: T) => boolean;
}

export interface FixableAtomOptions<T> extends BaseOptions<T> {
  readonly precomputeFunction?: undefined;
  readonly computeDependenciesState?: (options: { value: T | undefined; get: Getter }) => DependenciesState;
  readonly isValidFunction: (options: { value: T; get: Getter }) => boolean;
  /** A value that is valid here and now. Asked for `undefined` and `null`, too. */
  readonly fixupFunction: (options: { value: T | undefined; get: Getter }) => T;
}

export interface PrecomputingFixableAtomOptions<T, P> extends BaseOptions<T> {
  /** What the other functions need, reckoned once. */
  readonly precomputeFunction: (options: { value: T | undefined; get: Getter }) => P;
  /** What it takes of `precomputedValue` is reckoned while the data loads, too. */
  readonly computeDependenciesState?: (options: { value: T | undefined; get: Getter; readonly precomputedValue: P }) => DependenciesState;
  readonly isValidFunction: (options: { value: T; get: Getter; precomputedValue: P }) => boolean;
  readonly fixupFunction: (options: { value: T | undefined; get: Getter; precomputedValue: P }) => T;
}

/** The choice behind each fixable atom. */
const choices = new WeakMap<object, PrimitiveAtom<SourcedValue<unknown>>>();

/**
 * An atom for a choice that depends on outside data. A user's choice that does not fit is fixed when it is read, and comes back when it
 * fits again; a stored or a template's one is kept and marked. A function that throws counts as an error of the data, for this atom alone.
 */
export function persistableFixableAtom<T, P>(options: PrecomputingFixableAtomOptions<T, P>): PersistableFixableAtom<T>;
export function persistableFixableAtom<T>(options: FixableAtomOptions<T>): PersistableFixableAtom<T>;
export function persistableFixableAtom<T, P>(
  options: FixableAtomOptions<T> | PrecomputingFixableAtomOptions<T, P>,
): PersistableFixableAtom<T> {
  const all = options as PrecomputingFixableAtomOptions<T, P | undefined>;
  const choice = atom(new SourcedValue(all.initialValue, Source.USER));
  const fixable: PersistableFixableAtom<T> = atom(
    (get) => judged(all, get(choice), get),
    (_get, set, update) => set(choice, update instanceof SourcedValue ? update : new SourcedValue(update, Source.USER)),
  );
  choices.set(fixable, choice as unknown as PrimitiveAtom<SourcedValue<unknown>>);
  return fixable;
}

/** The atom with the choice behind a fixable atom; undefined for other atoms. */
export function choiceBehind(candidate: Atom<unknown>): PrimitiveAtom<SourcedValue<unknown>> | undefined {
  return choices.get(candidate);
}

export function isPersistableAtom(candidate: unknown): candidate is PersistableFixableAtom<unknown> {
  return typeof candidate === "object" && candidate !== null && choices.has(candidate);
}

/** What is reckoned when it is first asked for, and no more. */
function once<T>(reckon: () => T): () => T {
  let reckoned: { readonly answer: T } | undefined;
  return () => (reckoned ??= { answer: reckon() }).answer;
}

function judged<T, P>(options: PrecomputingFixableAtomOptions<T, P | undefined>, choice: SourcedValue<T>, get: Getter): FixableRead<T> {
  const { value, source } = choice;
  const unjudged = {
    value,
    valueInContext: value,
    isValidInContext: true,
    isLoading: false,
    depsHaveError: false,
    source,
    _source: source,
  };
  // What a function asks of the ensembles is answered before they are there, too, but wrongly.
  if (!get(ensemblesSettledAtom)) return { ...unjudged, isLoading: true };
  try {
    const precompute = once(() => (options.precomputeFunction as typeof options.precomputeFunction | undefined)?.({ value, get }));
    const asked = {
      value,
      get,
      get precomputedValue() {
        return precompute();
      },
    };
    const dependencies = options.computeDependenciesState?.(asked) ?? "loaded";
    if (dependencies !== "loaded") return { ...unjudged, isLoading: dependencies === "loading", depsHaveError: dependencies === "error" };
    const precomputedValue = precompute();
    if (value !== undefined && options.isValidFunction({ value, get, precomputedValue })) return unjudged;
    const valueInContext = options.fixupFunction({ value, get, precomputedValue });
    const isNoChoice = (options.areEqualFunction ?? sameValue)(value, options.initialValue);
    return { ...unjudged, valueInContext, isValidInContext: source === Source.USER || isNoChoice };
  } catch {
    return { ...unjudged, depsHaveError: true };
  }
}
