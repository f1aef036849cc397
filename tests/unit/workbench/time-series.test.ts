import { createStore } from "jotai/vanilla";
import { expect, test } from "vitest";
import type { EnsembleEntry } from "../../../src/Workbench/data/ensembles";
import { ensembleSetAtom, type EnsembleChoice } from "../../../src/Workbench/framework/ensembles/ensemble-choice";
import { ModulePart } from "../../../src/Workbench/framework/module-part";
import { partFormat } from "../../../src/Workbench/framework/state/stored-part";
import * as atoms from "../../../src/Workbench/modules/TimeSeries/atoms";
import {
  deserializeSettings,
  deserializeView,
  SERIALIZED_STATE,
  serializeSettings,
  serializeView,
} from "../../../src/Workbench/modules/TimeSeries/persistence";
import { percentile, statisticsOf } from "../../../src/Workbench/modules/TimeSeries/statistics";

const vectors = [
  { name: "FOPR", description: "", unit: "Sm³/d", file: "FOPR.bin" },
  { name: "FPR", description: "", unit: "bar", file: "FPR.bin" },
];

function choice(name: string, state: EnsembleChoice["state"]): EnsembleChoice {
  const entry = state === "available" ? ({ ident: `c::${name}`, name, vectors } as unknown as EnsembleEntry) : null;
  return { ident: `c::${name}`, name, caseName: "", color: "#000", state, entry };
}

test("P10 is the high case; percentiles lie between the two nearest values", () => {
  expect(percentile([1, 2, 3, 4, 5], 0.1)).toBeCloseTo(1.4);
  const { mean, p10, p90 } = statisticsOf(
    [1, 2, 3, 4, 5].map((value) => Float32Array.of(value)),
    1,
  );
  expect([mean[0], p10[0], p90[0]].map((value) => value?.toFixed(2))).toEqual(["3.00", "4.60", "1.40"]);
});

test("S89 a stored ensemble or vector that is missing is kept and told, and a valid choice clears it", () => {
  const store = createStore();
  store.set(ensembleSetAtom, [choice("iter-3", "available")]);
  deserializeSettings({ ensembleIdent: "c::iter-1", vectorName: "WWCT" }, store.set);
  expect(store.get(atoms.ensembleWarningAtom)).toContain("iter-1 is not in this session any more");
  expect(serializeSettings(store.get)).toMatchObject({ ensembleIdent: "c::iter-1", vectorName: "WWCT" });
  store.set(atoms.ensembleAtom, "c::iter-3");
  expect(store.get(atoms.ensembleWarningAtom)).toBe(null);
  expect(store.get(atoms.vectorWarningAtom)).toContain("WWCT is not in this ensemble");
  store.set(atoms.vectorAtom, "FPR");
  expect(store.get(atoms.obstacleAtom)).toBe(null);
});

test("S90 nothing is told or replaced while the ensembles are loading", () => {
  const store = createStore();
  store.set(ensembleSetAtom, [choice("iter-3", "loading")]);
  deserializeSettings({ ensembleIdent: "c::iter-3", vectorName: "WWCT" }, store.set);
  expect([atoms.ensembleWarningAtom, atoms.vectorWarningAtom].map((warning) => store.get(warning))).toEqual([null, null]);
  expect(store.get(atoms.obstacleAtom)).toBe(null);
  expect(serializeSettings(store.get)).toMatchObject({ ensembleIdent: "c::iter-3", vectorName: "WWCT" });
});

test("S87 state of another shape is refused", () => {
  const settings = new ModulePart('{"vectorName":7}', createStore());
  settings.restore(
    { serialize: serializeSettings, deserialize: deserializeSettings },
    partFormat(SERIALIZED_STATE.settings),
    () => undefined,
  );
  expect(settings.problem?.message).toBe("vectorName: must be a text.");
  const view = new ModulePart('{"zoom":{"from":5,"to":1}}', createStore());
  view.restore({ serialize: serializeView, deserialize: deserializeView }, partFormat(SERIALIZED_STATE.view), () => undefined);
  expect(view.problem?.message).toBe("zoom: must begin before it ends.");
});
