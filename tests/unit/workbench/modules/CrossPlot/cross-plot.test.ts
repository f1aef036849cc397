import { createStore } from "jotai/vanilla";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ensembleSetAtom } from "../../../../../src/Workbench/framework/ensembles/ensemble-choice";
import { receivedAtom, type ChannelContent, type Received } from "../../../../../src/Workbench/framework/links/channel-data";
import type { Store } from "../../../../../src/Workbench/framework/module-context";
import { Source, SourcedValue } from "../../../../../src/Workbench/framework/state/fixable-atom";
import * as atoms from "../../../../../src/Workbench/modules/CrossPlot/settings/atoms/persistableAtoms";
import { syncedSettings } from "../../../../../src/Workbench/modules/CrossPlot/synced-settings";
import { stateAtom, subjectAtom, type PlotState } from "../../../../../src/Workbench/modules/CrossPlot/view/atoms";
import { barsDrawing } from "../../../../../src/Workbench/modules/CrossPlot/view/bars";
import { correlationsOf } from "../../../../../src/Workbench/modules/CrossPlot/correlations";
import { correlationsTable, pointsTable } from "../../../../../src/Workbench/modules/CrossPlot/view/csv";
import { modeAtom } from "../../../../../src/Workbench/modules/CrossPlot/view/persistence";
import { pointsDrawing, realizationOf } from "../../../../../src/Workbench/modules/CrossPlot/view/points";
import { serveFiles, smallEnsemble, withoutData, type Files } from "../../fakes/small-ensembles";

let files: Files;
let store: Store;

beforeEach(() => {
  files = serveFiles();
  store = createStore();
});
afterEach(() => vi.unstubAllGlobals());

/** Four realizations, two months; NTG explains FOPT, FWL the other way round. */
const prior = (name = "prior") => {
  const FOPT = [2, 5, 6, 9].map((value) => [0, value]);
  const parameters = { FWL: [4, 3, 2, 1], NTG: [1, 2, 3, 4], SAME: [7, 7, 7, 7] };
  return smallEnsemble(files, { name, realizations: [3, 5, 7, 9], vectors: { FOPT }, parameters });
};

async function settled(): Promise<PlotState> {
  await vi.waitFor(() => expect(store.get(stateAtom).kind).not.toBe("loading"));
  return store.get(stateAtom);
}

async function ready(): Promise<Extract<PlotState, { kind: "ready" }>> {
  const state = await settled();
  if (state.kind !== "ready") throw new Error(JSON.stringify(state));
  return state;
}

const content = (idString: string, of: string, values: readonly (readonly [number, number])[]): ChannelContent => ({
  idString,
  displayName: idString,
  unit: "Sm³",
  ensembleIdentString: `c::${of}`,
  values: new Map(values),
});

const connect = (receivers: Readonly<Record<string, readonly ChannelContent[]>>): void =>
  store.set(
    receivedAtom,
    Object.fromEntries(
      Object.entries(receivers).map(([id, contents]): [string, Received] => [id, { state: "ready", from: "Time series", contents }]),
    ),
  );

describe("the points", () => {
  test("are of the first parameter and the last time until something is chosen", async () => {
    store.set(ensembleSetAtom, [prior()]);
    const { response, x } = await ready();
    expect(pointsTable(response, x!)).toEqual({
      head: ["Ensemble", "Realization", "FWL", "FOPT (Sm³)"],
      rows: [3, 5, 7, 9].map((realization, at) => ["prior", realization, 4 - at, [2, 5, 6, 9][at]]),
    });
    expect(store.get(subjectAtom)).toBe("FOPT against FWL · 1 Feb 2020 · prior");
  });

  test("are read one by one, with the correlation, and the line after them", async () => {
    store.set(ensembleSetAtom, [prior()]);
    store.set(atoms.parameterAtom, "NTG");
    const { response, x } = await ready();
    const { marks, label, correlation } = pointsDrawing(response, x!, { colour: [0, 0, 0], showsLine: true, hover: () => null });
    // Means 2.5 and 5.5; of products 11, of squares 5 and 25: r = 11 / sqrt(125), slope 2.2, intercept 0.
    expect(correlation.r).toBeCloseTo(11 / Math.sqrt(125), 6);
    expect(marks.map(({ key }) => realizationOf(key))).toEqual([3, 5, 7, 9, null]);
    expect(marks[1]?.lines).toEqual(["prior, realization 5", "NTG: 2", "FOPT: 5 Sm³", "r 0.98, n 4"]);
    expect(marks.at(-1)?.lines).toEqual(["Regression: 0 + 2.2 × NTG", "r 0.98, n 4"]);
    expect(label).toBe("Cross plot of FOPT in Sm³ on 1 Feb 2020 against NTG. prior: 4 realizations, r 0.98, n 4. FOPT from 2 to 9");
  });

  test("S89 of an ensemble that is gone are none, and it is named; a stored parameter that is gone is kept and named", async () => {
    store.set(ensembleSetAtom, [prior()]);
    store.set(atoms.parameterAtom, new SourcedValue("GONE", Source.PERSISTENCE));
    const state = await ready();
    expect([state.x?.name, state.warnings]).toEqual(["FWL", [expect.stringContaining("GONE is not in this ensemble: FWL is drawn.")]]);
    expect(store.get(atoms.parameterAtom).value).toBe("GONE");
    store.set(atoms.ensembleAtom, "c::iter-9");
    expect(await settled()).toMatchObject({ kind: "obstacle", text: expect.stringContaining("iter-9 is not in this session any more") });
  });

  test("of a session without ensembles are none, and it is said how there will be some", () => {
    expect(store.get(stateAtom)).toMatchObject({
      kind: "obstacle",
      needsEnsembles: true,
      text: "Choose an ensemble, or connect the response of another module, such as Time series.",
    });
  });
});

test("ensemble and parameter follow other modules, but for what is no name", async () => {
  store.set(ensembleSetAtom, [prior(), prior("second")]);
  store.set(syncedSettings.ENSEMBLE, "c::second");
  store.set(syncedSettings.PARAMETER, "NTG");
  for (const odd of [null, "", 7, ["NTG"]]) {
    store.set(syncedSettings.ENSEMBLE, odd);
    store.set(syncedSettings.PARAMETER, odd);
  }
  expect(await ready()).toMatchObject({ response: { ensemble: { name: "second" } }, x: { name: "NTG" } });
  expect([store.get(syncedSettings.ENSEMBLE), store.get(syncedSettings.PARAMETER)]).toEqual(["c::second", "NTG"]);
});

describe("what is connected", () => {
  test("is the response, with the parameters of its own ensemble", async () => {
    store.set(ensembleSetAtom, [withoutData("other"), prior(), prior("second")]);
    connect({
      response: [
        content("A", "prior", [
          [3, 1],
          [5, 2],
          [11, 9],
        ]),
        content("B", "second", [[3, 1]]),
      ],
    });
    expect(await ready()).toMatchObject({
      response: {
        name: "A",
        ensemble: { name: "prior" },
        values: new Map([
          [3, 1],
          [5, 2],
        ]),
      },
    });
    store.set(atoms.contentAtom, "B");
    expect(await ready()).toMatchObject({ response: { name: "B", ensemble: { name: "second" } } });
    store.set(atoms.contentAtom, new SourcedValue("C", Source.PERSISTENCE));
    expect((await ready()).warnings).toEqual([expect.stringContaining("The series chosen is not offered any more: A is drawn.")]);
  });

  test("can be what lies along x, of the same ensemble alone", async () => {
    store.set(ensembleSetAtom, [prior(), prior("second")]);
    connect({ response: [content("A", "prior", [[3, 1]])], x: [content("X", "prior", [[3, 8]])] });
    const { response, x } = await ready();
    expect(pointsTable(response, x!).rows).toEqual([["prior", 3, 8, 1]]);
    connect({ response: [content("A", "prior", [[3, 1]])], x: [content("X", "second", [[3, 8]])] });
    expect(await settled()).toMatchObject({ kind: "obstacle", text: expect.stringContaining("A is of prior, and X of second") });
  });

  test("and gone is said", () => {
    store.set(ensembleSetAtom, [prior()]);
    store.set(receivedAtom, { response: { state: "missing", from: "Map · Depth" } });
    expect(store.get(stateAtom)).toMatchObject({ kind: "obstacle", text: expect.stringContaining("no values from Map · Depth") });
  });
});

describe("the correlations", () => {
  test("choose a parameter when a bar is pressed, and are written with those that are not drawn", async () => {
    store.set(ensembleSetAtom, [{ ...prior(), realizations: [3, 5, 9] }]);
    store.set(modeAtom, "correlations");
    const { response, parameters, x } = await ready();
    expect(x).toBe(null);
    const all = correlationsOf(response, parameters);
    const choose = vi.fn<(parameter: string) => void>();
    const { marks, label } = barsDrawing(response, all, { colour: [0, 0, 0], chosen: null, choose });
    // Of 1, 2, 4 and 2, 5, 9: products 10.667, squares 4.667 and 24.667.
    expect(marks.map(({ lines }) => lines[0])).toEqual(["FWL: r −0.99, n 3", "NTG: r 0.99, n 3"]);
    marks[1]?.press?.();
    expect(choose).toHaveBeenCalledWith("NTG");
    expect(label).toBe("Correlations of FOPT on 1 Feb 2020 with parameters of prior. FWL −0.99. NTG 0.99");
    expect(correlationsTable(response, all).rows.map((row) => row[2])).toEqual(["FWL", "NTG"]);
    expect(barsDrawing(response, all, { colour: [0, 0, 0], chosen: null, choose: null }).marks[0]?.press).toBe(undefined);
  });
});
