import {
  areEnsembleIdentListsEqual,
  atomWithCompare,
  persistableFixableAtom,
  RegularEnsembleIdent,
} from "@webviz-portal/workbench/framework";
import { atom, createStore } from "jotai/vanilla";
import { expect, test, vi } from "vitest";

// Atoms in spellings of the public framework's modules that the reference example does not have.

test("a fixable atom's functions get the value, which may be none, and what is reckoned once for all of them", () => {
  const isThereAtom = atom(false);
  const reckon = vi.fn();
  const precomputedAtom = persistableFixableAtom({
    initialValue: 5,
    precomputeFunction: ({ value }) => {
      reckon(value);
      return { doubled: value !== undefined ? value * 2 : 0 };
    },
    computeDependenciesState: ({ get, value, precomputedValue }) => {
      if (!get(isThereAtom)) return "loading";
      return value !== undefined && precomputedValue.doubled < 0 ? "error" : "loaded";
    },
    isValidFunction: ({ precomputedValue }) => precomputedValue.doubled >= 10 && precomputedValue.doubled <= 50,
    fixupFunction: ({ value, precomputedValue }) => (value === undefined || precomputedValue.doubled < 10 ? 5 : 25),
  });
  const store = createStore();
  store.set(precomputedAtom, 40);
  expect(store.get(precomputedAtom)).toMatchObject({ value: 40, valueInContext: 40, isLoading: true, _source: "user" });
  store.set(isThereAtom, true);
  reckon.mockClear();
  expect(store.get(precomputedAtom)).toMatchObject({ value: 40, valueInContext: 25, isLoading: false, depsHaveError: false });
  expect(reckon.mock.calls).toEqual([[40]]);
  store.set(precomputedAtom, -1);
  expect(store.get(precomputedAtom)).toMatchObject({ value: -1, valueInContext: -1, depsHaveError: true });
});

test("what is reckoned waits for the data, unless it is asked for", () => {
  const reckon = vi.fn((_asked: unknown): string[] => {
    throw new Error("nothing is there yet");
  });
  const waiting = { initialValue: "a", isValidFunction: () => true, fixupFunction: () => "a", precomputeFunction: reckon };
  const calm = persistableFixableAtom<string, string[]>({ ...waiting, computeDependenciesState: () => "loading" });
  expect(createStore().get(calm)).toMatchObject({ isLoading: true, depsHaveError: false });
  expect(reckon).not.toHaveBeenCalled();
  const eager = persistableFixableAtom<string, string[]>({
    ...waiting,
    computeDependenciesState: ({ precomputedValue }) => (precomputedValue.length > 0 ? "loaded" : "loading"),
  });
  expect(createStore().get(eager)).toMatchObject({ isLoading: false, depsHaveError: true });
});

test("lists of idents are compared, and so is no list yet", () => {
  const ident = RegularEnsembleIdent.fromString("case::iter-0");
  const chosenAtom = atomWithCompare<RegularEnsembleIdent[] | null>(null, areEnsembleIdentListsEqual);
  const store = createStore();
  const heard = vi.fn();
  store.sub(chosenAtom, heard);
  store.set(chosenAtom, null);
  store.set(chosenAtom, [ident]);
  store.set(chosenAtom, [RegularEnsembleIdent.fromString("case::iter-0")]);
  expect(heard).toHaveBeenCalledOnce();
  store.set(chosenAtom, null);
  expect(store.get(chosenAtom)).toBeNull();
});
