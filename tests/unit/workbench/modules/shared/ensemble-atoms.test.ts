import { atom, createStore } from "jotai/vanilla";
import { expect, test } from "vitest";
import { ensembleSetAtom, type EnsembleChoice } from "../../../../../src/Workbench/framework/ensembles/ensemble-choice";
import { Source, SourcedValue } from "../../../../../src/Workbench/framework/state/fixable-atom";
import { FIRST_ENSEMBLE } from "../../../../../src/Workbench/modules/_shared/first-ensemble";
import * as shared from "../../../../../src/Workbench/modules/_shared/ensemble-atoms";

function choice(name: string, state: EnsembleChoice["state"] = "available"): EnsembleChoice {
  return { ident: `c::${name}`, name: `my ${name}`, caseName: "", color: "#000", state, entry: null };
}

test("no choice is the session's first ensemble, wherever it stands; a named one is taken as it is, gone or not", () => {
  const store = createStore();
  const idents = shared.ensembleIdentsAtom();
  const one = shared.ensembleIdentAtom();
  const drawn = (): unknown => [store.get(idents).valueInContext, store.get(one).valueInContext];
  expect(drawn()).toEqual([[], null]);
  store.set(ensembleSetAtom, [choice("a"), choice("b")]);
  expect(drawn()).toEqual([["c::a"], "c::a"]);
  for (const source of [Source.USER, Source.PERSISTENCE, Source.TEMPLATE]) {
    store.set(idents, new SourcedValue([FIRST_ENSEMBLE, "c::b"], source));
    expect(store.get(idents).valueInContext).toEqual(["c::a", "c::b"]);
    store.set(idents, new SourcedValue(["c::gone", "c::b"], source));
    store.set(one, new SourcedValue("c::gone", source));
    expect(drawn()).toEqual([["c::gone", "c::b"], "c::gone"]);
    expect([store.get(idents).isValidInContext, store.get(one).isValidInContext]).toEqual([true, true]);
  }
});

test("what the fix-up gives is valid, whatever was there", () => {
  for (const ensembles of [[], [choice("a")], [choice("a"), choice("b")]]) {
    const store = createStore();
    store.set(ensembleSetAtom, ensembles);
    for (const value of [undefined, null, [], [FIRST_ENSEMBLE], [FIRST_ENSEMBLE, "c::a"], ["c::x", FIRST_ENSEMBLE]]) {
      const idents = shared.ensembleIdentsAtom();
      store.set(idents, value as readonly string[]);
      const fixed = store.get(idents).valueInContext;
      store.set(idents, new SourcedValue(fixed, Source.PERSISTENCE));
      expect([store.get(idents).isValidInContext, store.get(idents).valueInContext]).toEqual([true, fixed]);
    }
  }
});

test("S89 each ensemble that is gone or unavailable is named; one that is loading is not judged", () => {
  const store = createStore();
  store.set(ensembleSetAtom, [choice("a"), choice("b", "unavailable"), choice("d", "loading")]);
  const idents = atom(["c::a", "c::b", "c::gone", "c::d"]);
  expect(store.get(shared.ensembleWarnings(idents))).toEqual([
    "my b is not available right now. Your choice is kept.",
    "gone is not in this session any more. Your choice is kept until you choose another.",
  ]);
  expect(store.get(shared.ensemblesOf(idents)).map(({ name }) => name)).toEqual(["my a", "my b", "my d"]);
});

test("an ensemble has the name of its case beside its own where another one has the same name", () => {
  const [one, other, same] = [choice("a"), choice("b"), { ...choice("a"), ident: "d::a", caseName: "Satellite" }];
  expect([one, other, same].map((each) => shared.nameAmong([one, other, same], each))).toEqual(["my a", "my b", "my a (Satellite)"]);
  expect(shared.nameAmong([same, other], same)).toBe("my a");
});
