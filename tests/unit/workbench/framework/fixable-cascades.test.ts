import { atom, createStore, type Getter } from "jotai/vanilla";
import { expect, test, vi } from "vitest";
import { ensemblesSettledAtom } from "../../../../src/Workbench/framework/ensembles/settled";
import { ModulePart } from "../../../../src/Workbench/framework/module-part";
import { persistableFixableAtom, Source, SourcedValue } from "../../../../src/Workbench/framework/state/fixable-atom";
import { partFormat } from "../../../../src/Workbench/framework/state/stored-part";

const tree: Record<string, Record<string, readonly string[]>> = {
  north: { oil: ["rate", "total"], gas: ["rate"] },
  south: { water: ["cut", "total"] },
};

/** Three choices, each of what the one before it has. */
function cascade() {
  const known = atom<typeof tree | null>(tree);
  const computeDependenciesState = ({ get }: { get: Getter }) => (get(known) ? ("loaded" as const) : ("loading" as const));
  const field = persistableFixableAtom<string | null>({
    initialValue: null,
    computeDependenciesState,
    isValidFunction: ({ get, value }) => value !== null && value in (get(known) ?? {}),
    fixupFunction: ({ get }) => Object.keys(get(known) ?? {})[0] ?? null,
  });
  const phase = persistableFixableAtom<string | null>({
    initialValue: null,
    computeDependenciesState,
    isValidFunction: ({ get, value }) => value !== null && value in (get(known)?.[get(field).valueInContext ?? ""] ?? {}),
    fixupFunction: ({ get }) => Object.keys(get(known)?.[get(field).valueInContext ?? ""] ?? {})[0] ?? null,
  });
  const vectors = atom((get) => get(known)?.[get(field).valueInContext ?? ""]?.[get(phase).valueInContext ?? ""] ?? []);
  const vector = persistableFixableAtom<string | null>({
    initialValue: null,
    computeDependenciesState,
    isValidFunction: ({ get, value }) => get(vectors).includes(value ?? ""),
    fixupFunction: ({ get }) => get(vectors)[0] ?? null,
  });
  return { known, field, phase, vector };
}

type Stored = Record<"field" | "phase" | "vector", string | null>;

function restore(stored: Stored | undefined) {
  const atoms = cascade();
  const { field, phase, vector } = atoms;
  const store = createStore();
  const text = stored && JSON.stringify(stored);
  const part = new ModulePart(text, store);
  const changed = vi.fn();
  part.restore(
    {
      serialize: (get) => ({ field: get(field).value, phase: get(phase).value, vector: get(vector).value }),
      deserialize: (raw, set) => {
        const all = raw as Stored;
        set(field, all.field);
        set(phase, all.phase);
        set(vector, all.vector);
      },
    },
    partFormat({
      properties: {
        field: { type: "string", nullable: true },
        phase: { type: "string", nullable: true },
        vector: { type: "string", nullable: true },
      },
    }),
    changed,
  );
  const drawn = () => [field, phase, vector].map((each) => store.get(each).valueInContext);
  const marked = () => [field, phase, vector].map((each) => !store.get(each).isValidInContext);
  return { ...atoms, store, part, text, changed, drawn, marked };
}

test("S91 a choice upstream adjusts what hangs on it without a warning, and going back brings all of it back", async () => {
  const { store, field, part, text, changed, drawn, marked } = restore({ field: "north", phase: "gas", vector: "rate" });
  await Promise.resolve();
  store.set(field, "south");
  expect([drawn(), marked()]).toEqual([
    ["south", "water", "cut"],
    [false, false, false],
  ]);
  expect(part.read()).toBe('{"field":"south","phase":"water","vector":"cut"}');
  store.set(field, "north");
  expect([drawn(), part.read()]).toEqual([["north", "gas", "rate"], text]);
  expect(changed).toHaveBeenCalledTimes(2);
});

test("S89 a stored choice upstream that is gone is marked and kept; a valid one clears the mark", async () => {
  const { store, field, part, text, marked, drawn } = restore({ field: "west", phase: "gas", vector: "rate" });
  await Promise.resolve();
  expect(marked()).toEqual([true, false, false]);
  expect(part.read()).toBe(text);
  store.set(field, "south");
  expect([marked(), drawn()]).toEqual([
    [false, false, false],
    ["south", "water", "cut"],
  ]);
});

test("S90 while all of it loads nothing is replaced, and nothing is told when it came", async () => {
  const { store, known, part, text, changed, drawn, marked } = restore({ field: "north", phase: "gas", vector: "rate" });
  store.set(known, null);
  await Promise.resolve();
  expect([drawn(), marked(), part.read()]).toEqual([["north", "gas", "rate"], [false, false, false], text]);
  store.set(known, { ...tree, north: { gas: ["total"] } });
  await Promise.resolve();
  expect([part.read(), changed.mock.calls.length]).toEqual([text, 0]);
});

test("S90 nothing is judged before the list of ensembles is settled", () => {
  const judged = vi.fn(() => false);
  const name = persistableFixableAtom<string>({ initialValue: "", isValidFunction: judged, fixupFunction: () => "fixed" });
  const store = createStore();
  store.set(ensemblesSettledAtom, false);
  store.set(name, new SourcedValue("a", Source.PERSISTENCE));
  expect(store.get(name)).toMatchObject({ valueInContext: "a", isLoading: true, isValidInContext: true });
  expect(judged).not.toHaveBeenCalled();
  store.set(ensemblesSettledAtom, true);
  expect(store.get(name)).toMatchObject({ valueInContext: "fixed", isLoading: false, isValidInContext: false });
});

test.each([{ _source: "persistence", value: 7 }, { source: "template", value: 7 }, { value: 7 }, [], { _source: "user" }])(
  "S89 a plain value that looks like an envelope is a value: %j",
  (value) => {
    const any = persistableFixableAtom<unknown>({ initialValue: null, isValidFunction: () => true, fixupFunction: () => null });
    const store = createStore();
    store.set(any, value);
    expect(store.get(any)).toMatchObject({ value, valueInContext: value, source: "user" });
    store.set(any, new SourcedValue(value, Source.PERSISTENCE));
    expect(store.get(any)).toMatchObject({ value, valueInContext: value, source: "persistence" });
  },
);

test("S91 undefined is never valid, whatever its function says, and is fixed", () => {
  const judged = vi.fn(() => true);
  const name = persistableFixableAtom<string | undefined>({
    initialValue: "first",
    isValidFunction: judged,
    fixupFunction: ({ value }) => (value === undefined ? "fixed" : "not asked"),
  });
  const store = createStore();
  store.set(name, undefined);
  expect(store.get(name)).toMatchObject({ value: undefined, valueInContext: "fixed", isValidInContext: true });
  expect(judged).not.toHaveBeenCalled();
});

test("S91 a function that throws is an error of its atom alone", () => {
  const { store, field, drawn } = restore(undefined);
  const broken = persistableFixableAtom<string>({
    initialValue: "",
    isValidFunction: ({ get }) => {
      if (get(field).valueInContext === "south") throw new Error("no south");
      return true;
    },
    fixupFunction: () => "fixed",
  });
  store.set(field, "south");
  expect([store.get(broken).depsHaveError, drawn()]).toEqual([true, ["south", "water", "cut"]]);
  store.set(field, "north");
  expect(store.get(broken)).toMatchObject({ depsHaveError: false, isValidInContext: true });
});

test("S89 values of classes are compared by their own equals, others by what is given", async () => {
  class Ident {
    constructor(readonly name: string) {}
    equals(other: unknown): boolean {
      return other instanceof Ident && other.name === this.name;
    }
  }
  const ident = persistableFixableAtom<Ident | null>({
    initialValue: new Ident(""),
    isValidFunction: () => false,
    fixupFunction: () => new Ident("fixed"),
  });
  const upper = persistableFixableAtom<string>({
    initialValue: "NONE",
    areEqualFunction: (one, other) => one.toUpperCase() === other.toUpperCase(),
    isValidFunction: () => false,
    fixupFunction: () => "fixed",
  });
  const store = createStore();
  for (const [value, isValidInContext] of [
    [new Ident(""), true],
    [new Ident("a"), false],
    [null, false],
  ] as const) {
    store.set(ident, new SourcedValue<Ident | null>(value, Source.PERSISTENCE));
    expect(store.get(ident).isValidInContext).toBe(isValidInContext);
  }
  store.set(upper, new SourcedValue("none", Source.TEMPLATE));
  expect(store.get(upper).isValidInContext).toBe(true);
});
