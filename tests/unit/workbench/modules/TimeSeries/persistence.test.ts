import { createStore } from "jotai/vanilla";
import { expect, test } from "vitest";
import { ensembleSetAtom } from "../../../../../src/Workbench/framework/ensembles/ensemble-choice";
import type { Store } from "../../../../../src/Workbench/framework/module-context";
import { ModulePart } from "../../../../../src/Workbench/framework/module-part";
import { Source, SourcedValue, type PersistableFixableAtom } from "../../../../../src/Workbench/framework/state/fixable-atom";
import { partFormat } from "../../../../../src/Workbench/framework/state/stored-part";
import * as words from "../../../../../src/Workbench/modules/TimeSeries/frame-words";
import { MIGRATIONS, SERIALIZED_STATE, STATE_VERSION } from "../../../../../src/Workbench/modules/TimeSeries/persistence";
import * as atoms from "../../../../../src/Workbench/modules/TimeSeries/settings/atoms/persistableAtoms";
import { deserializeSettings, serializeSettings } from "../../../../../src/Workbench/modules/TimeSeries/settings/persistence";
import { timeAtom } from "../../../../../src/Workbench/modules/TimeSeries/view/atoms/persistableAtoms";
import { deserializeView, serializeView } from "../../../../../src/Workbench/modules/TimeSeries/view/persistence";
import { ensemble, storeWith } from "./ensembles";

const values = { FOPR: [[1, 2, 3]], FPR: [[1, 2, 3]] };

function settingsOf(text: string | undefined, store: Store = createStore()): ModulePart {
  const part = new ModulePart(text, store);
  const format = partFormat(SERIALIZED_STATE.settings, STATE_VERSION.settings, MIGRATIONS.settings);
  part.restore({ serialize: serializeSettings, deserialize: deserializeSettings }, format, () => undefined);
  return part;
}

function viewOf(text: string | undefined, store: Store = createStore()): ModulePart {
  const part = new ModulePart(text, store);
  const format = partFormat(SERIALIZED_STATE.view, STATE_VERSION.view, MIGRATIONS.view);
  part.restore({ serialize: serializeView, deserialize: deserializeView }, format, () => undefined);
  return part;
}

/** As the first version wrote them, with and without each property. */
const ofVersion1 = [
  '{"ensembleIdent":"c::iter-0","compareWithEnsembleIdent":"c::iter-3","vectorName":"FPR","showRealizations":false,'
    + '"showMean":true,"showBand":false,"showMeasured":false}',
  '{"ensembleIdent":null,"compareWithEnsembleIdent":null,"vectorName":null}',
  '{ "vectorName": "FPR", "of a later version": [1.0, {"a": 1e2}] }',
  '{"compareWithEnsembleIdent":"c::iter-3","$title":"My chart"}',
  "{}",
];

test("S86 a session of the first version goes back byte for byte as long as nothing is chosen", async () => {
  const store = storeWith(ensemble("iter-0", values), ensemble("iter-3", values));
  for (const text of ofVersion1) {
    const part = settingsOf(text, store);
    expect([part.problem, part.read()]).toEqual([null, text]);
    await Promise.resolve();
    expect(part.read()).toBe(text);
  }
  for (const text of ['{"zoom":null}', '{"zoom":{"from":1.0e9,"to":1600000000.5}}', "{}"]) expect(viewOf(text, store).read()).toBe(text);
});

test("the first version's ensembles and vector are drawn as they were, and written as the second's once something is chosen", () => {
  const drawn = (text: string): unknown => {
    const store = storeWith(ensemble("iter-0", values), ensemble("iter-3", values));
    const part = settingsOf(text, store);
    store.set(atoms.shownAtoms.minMax, true);
    const written = JSON.parse(part.read() ?? "") as Record<string, unknown>;
    expect(written["$stateVersion"]).toBe(2);
    expect(written).not.toHaveProperty("compareWithEnsembleIdent");
    return [store.get(atoms.ensembleIdentsAtom).valueInContext, store.get(atoms.vectorNamesAtom).valueInContext, written];
  };
  expect(ofVersion1.map(drawn)).toMatchObject([
    [["c::iter-0", "c::iter-3"], ["FPR"], { ensembleIdents: ["c::iter-0", "c::iter-3"], showRealizations: false, showMean: true }],
    [["c::iter-0"], ["FOPR"], { showMeasured: true }],
    [["c::iter-0"], ["FPR"], { "of a later version": [1, { a: 100 }] }],
    [["c::iter-0", "c::iter-3"], ["FOPR"], { ensembleIdents: ["", "c::iter-3"], $title: "My chart" }],
    [["c::iter-0"], ["FOPR"], { vectorNames: ["FOPR"] }],
  ]);
});

test("S89 a stored ensemble or vector that is missing is kept and told, and a valid choice clears it", () => {
  const store = storeWith(ensemble("iter-3", values));
  const part = settingsOf('{"$stateVersion":2,"ensembleIdents":["c::iter-1"],"vectorNames":["WWCT"]}', store);
  expect(store.get(words.ensembleWarningsAtom)).toEqual([
    "iter-1 is not in this session any more. Your choice is kept until you choose another.",
  ]);
  expect(store.get(words.obstacleAtom)?.text).toContain("iter-1 is not in this session");
  store.set(atoms.shownAtoms.mean, false);
  expect(JSON.parse(part.read() ?? "")).toMatchObject({ ensembleIdents: ["c::iter-1"], vectorNames: ["WWCT"], showMean: false });
  store.set(atoms.ensembleIdentsAtom, ["c::iter-3"]);
  expect(store.get(words.ensembleWarningsAtom)).toEqual([]);
  expect(store.get(words.obstacleAtom)).toEqual({
    title: "WWCT",
    text: "WWCT is not in this ensemble. Your choice is kept until you choose another.",
  });
  store.set(atoms.vectorNamesAtom, ["FPR"]);
  expect(store.get(words.obstacleAtom)).toBe(null);
});

test("S89 of two ensembles the one that is there is drawn, and the frame names the other", () => {
  const store = storeWith(ensemble("iter-0", values), ensemble("iter-3", values));
  settingsOf('{"$stateVersion":2,"ensembleIdents":["c::gone","c::iter-3"]}', store);
  expect(store.get(words.obstacleAtom)).toBe(null);
  expect(store.get(atoms.chosenEnsemblesAtom).map(({ name }) => name)).toEqual(["iter-3"]);
  expect(store.get(words.missingAtom)[0]).toContain("gone is not in this session");
});

test("S90 nothing is told or replaced while the ensembles are loading", () => {
  const store = createStore();
  store.set(ensembleSetAtom, [{ ...ensemble("iter-3", values), state: "loading", entry: null }]);
  const part = settingsOf('{"ensembleIdent":"c::iter-3","vectorName":"WWCT"}', store);
  expect([store.get(words.missingAtom), store.get(words.obstacleAtom)]).toEqual([[], null]);
  store.set(atoms.shownAtoms.mean, false);
  expect(JSON.parse(part.read() ?? "")).toMatchObject({ ensembleIdents: ["c::iter-3"], vectorNames: ["WWCT"] });
});

test("S87 state of another shape is refused", () => {
  expect(settingsOf('{"vectorName":7}').problem?.message).toBe("vectorNames → item 1: must be a text.");
  expect(settingsOf('{"showMean":"yes"}').problem?.message).toBe("showMean: must be true or false.");
  expect(viewOf('{"zoom":{"from":5,"to":1}}').problem?.message).toBe("zoom: must begin before it ends.");
  expect(viewOf('{"timeUtcMs":"now"}').problem?.message).toBe("timeUtcMs: must be a number.");
});

test("fix-ups are valid in any session", () => {
  const sessions = [[], [ensemble("a", values)], [ensemble("a", { WOPR: [[1]] }), ensemble("b", values)]];
  const check = <T>(each: PersistableFixableAtom<T>, ...odd: unknown[]): void => {
    for (const session of sessions) {
      for (const value of [undefined, null, ...odd]) {
        const store = storeWith(...session);
        store.set(each, value as T);
        const fixed = store.get(each).valueInContext;
        store.set(each, new SourcedValue(fixed, Source.PERSISTENCE));
        expect([store.get(each).isValidInContext, store.get(each).valueInContext]).toEqual([true, fixed]);
      }
    }
  };
  check(atoms.ensembleIdentsAtom, [], ["c::a"], ["c::gone"], ["", "c::b"], ["", ""]);
  check(atoms.vectorNamesAtom, [], ["FOPR"], ["gone"], ["gone", "FPR"]);
  check(atoms.colorByAtom, "KVKH", "");
  check(timeAtom, NaN, -1, 0, 1e15, Infinity);
});

test("the time of the response is the last there is, until another is chosen; one between two is the nearer", () => {
  const store = storeWith(ensemble("a", values), ensemble("b", { FOPR: [[1, 2, 3, 4]] }));
  const at = (): string => new Date(store.get(timeAtom).valueInContext ?? NaN).toISOString().slice(0, 10);
  expect(at()).toBe("2020-03-01");
  store.set(atoms.ensembleIdentsAtom, ["c::a", "c::b"]);
  expect(at()).toBe("2020-04-01");
  store.set(timeAtom, Date.UTC(2020, 1, 10));
  expect(at()).toBe("2020-02-01");
  store.set(timeAtom, Date.UTC(1990, 1, 10));
  expect(at()).toBe("2020-01-01");
});
