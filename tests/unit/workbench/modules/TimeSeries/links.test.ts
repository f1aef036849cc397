import { afterEach, expect, test, vi } from "vitest";
import type { Store } from "../../../../../src/Workbench/framework/module-context";
import type { ChannelData } from "../../../../../src/Workbench/framework/links/channel-data";
import { attemptsAtom } from "../../../../../src/Workbench/modules/_shared/loaded";
import { colouringAtom } from "../../../../../src/Workbench/modules/TimeSeries/colouring";
import { subject } from "../../../../../src/Workbench/modules/TimeSeries/frame-words";
import { responseChannelAtom, sparkline, syncedSettings } from "../../../../../src/Workbench/modules/TimeSeries/links";
import { panelsAtom } from "../../../../../src/Workbench/modules/TimeSeries/series";
import * as atoms from "../../../../../src/Workbench/modules/TimeSeries/settings/atoms/persistableAtoms";
import { timeAtom } from "../../../../../src/Workbench/modules/TimeSeries/view/atoms/persistableAtoms";
import { ensemble, parameter, serve, storeWith, type Values } from "./ensembles";

const one: Values = {
  FOPR: [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, NaN],
  ],
  FPR: [
    [0, 0, 1],
    [0, 0, 2],
    [0, 0, 3],
  ],
};

afterEach(() => vi.unstubAllGlobals());

async function contentsOf(store: Store): Promise<ChannelData> {
  store.sub(responseChannelAtom, () => undefined);
  await vi.waitFor(() => expect(store.get(responseChannelAtom)).not.toBe(null));
  return store.get(responseChannelAtom);
}

test("the response of each vector and ensemble is there by realization, without the view", async () => {
  serve({ a: one, b: { FOPR: [[9, 9]] } });
  const store = storeWith(ensemble("a", one), ensemble("b", { FOPR: [[9, 9]] }));
  store.set(atoms.ensembleIdentsAtom, ["c::a", "c::b"]);
  store.set(atoms.vectorNamesAtom, ["FOPR", "FPR"]);
  expect(store.get(responseChannelAtom)).toBe(null);
  expect(await contentsOf(store)).toEqual([
    {
      idString: "c::a|FOPR",
      displayName: "FOPR at Mar 2020, a",
      unit: "bar",
      ensembleIdentString: "c::a",
      values: new Map([
        [5, 3],
        [6, 6],
      ]),
    },
    { idString: "c::b|FOPR", displayName: "FOPR at Mar 2020, b", unit: "bar", ensembleIdentString: "c::b", values: new Map() },
    {
      idString: "c::a|FPR",
      displayName: "FPR at Mar 2020",
      unit: "bar",
      ensembleIdentString: "c::a",
      values: new Map([
        [5, 1],
        [6, 2],
        [7, 3],
      ]),
    },
  ]);
  store.set(timeAtom, Date.UTC(2020, 1, 1));
  expect(store.get(responseChannelAtom)?.map(({ values }) => [...values.values()])).toEqual([[2, 5, 8], [9], [0, 0, 0]]);
});

test("vectors are offered in the order of the first ensemble, then what only others have", () => {
  const store = storeWith(ensemble("a", { FOPR: [[1]], FPR: [[1]] }), ensemble("b", { FWIR: [[1]], FPR: [[1]], FOPR: [[1]] }));
  store.set(atoms.ensembleIdentsAtom, ["c::a", "c::b"]);
  expect(store.get(atoms.vectorsHereAtom).map(({ name }) => name)).toEqual(["FOPR", "FPR", "FWIR"]);
  expect(store.get(atoms.vectorNamesAtom).valueInContext).toEqual(["FOPR"]);
});

test("S147 the session's filter is applied to lines, channel and words, and nothing is loaded again for it", async () => {
  const asked = serve({ a: one });
  const store = storeWith(ensemble("a", one, { realizations: [7, 5] }));
  const contents = await contentsOf(store);
  expect([...(contents?.[0]?.values ?? [])]).toEqual([[5, 3]]);
  const panels = store.get(panelsAtom);
  const series = panels.state === "ready" ? panels.value[0]?.series[0] : undefined;
  expect(series).toMatchObject({ realizations: [7, 5], realizationsText: "2 of 3 realizations" });
  expect(series?.rows.map((row) => row[0])).toEqual([7, 1]);
  expect(subject(store.get)).toBe("FOPR · bar · a, 2 of 3 realizations");
  expect(sparkline(store.get)).toEqual({ kind: "line", points: [50, 99, 0], color: "#112233" });
  expect(asked).toEqual(["a/FOPR.bin"]);
});

test("data that does not come leaves an empty channel, and comes when it is asked for again", async () => {
  serve({});
  const store = storeWith(ensemble("a", one));
  expect(await contentsOf(store)).toEqual([]);
  expect(store.get(panelsAtom).state).toBe("failed");
  serve({ a: one });
  store.set(attemptsAtom, 1);
  await vi.waitFor(() => expect(store.get(responseChannelAtom)).toHaveLength(1));
});

test("other modules set the first ensemble, the first vector and the time; what is none of those is left alone", () => {
  const store = storeWith(ensemble("a", one), ensemble("b", one));
  const { ENSEMBLE, TIME_SERIES, DATE } = syncedSettings;
  const now = (): unknown => [store.get(ENSEMBLE), store.get(TIME_SERIES), store.get(DATE)];
  // What is shown where nobody chose is not passed on.
  expect(now()).toEqual([null, null, null]);
  store.set(atoms.ensembleIdentsAtom, ["c::a", "c::b"]);
  store.set(ENSEMBLE, "c::b");
  store.set(TIME_SERIES, "FPR");
  store.set(DATE, Date.UTC(2020, 0, 9));
  expect(now()).toEqual(["c::b", "FPR", Date.UTC(2020, 0, 9)]);
  expect(store.get(timeAtom).valueInContext).toBe(Date.UTC(2020, 0, 1));
  expect(store.get(atoms.ensembleIdentsAtom).value).toEqual(["c::b"]);
  const before = now();
  for (const odd of [null, "", {}, [], NaN, undefined]) {
    store.set(ENSEMBLE, odd);
    store.set(TIME_SERIES, odd);
    store.set(DATE, odd);
  }
  expect(now()).toEqual(before);
});

test("realizations are coloured between the least and the largest value in the ensembles shown, told by number", () => {
  const store = storeWith(
    ensemble("a", one, { parameters: [parameter("FWL", [7, 6, 5], [30, 20, 10]), parameter("FIXED", [5, 6], [1, 1])] }),
    ensemble("b", one, { parameters: [parameter("FWL", [5], [50])] }),
  );
  expect(store.get(atoms.parameterIdentsAtom)).toEqual(["FWL"]);
  store.set(atoms.colorByAtom, "FWL");
  const colouring = store.get(colouringAtom);
  expect([colouring?.low, colouring?.high, colouring?.valueOf("c::a", 7), colouring?.valueOf("c::a", 8)]).toEqual([10, 30, 30, null]);
  expect(colouring?.shareOf(20)).toBe(0.5);
  store.set(atoms.ensembleIdentsAtom, ["c::a", "c::b"]);
  expect(store.get(colouringAtom)?.high).toBe(50);
  store.set(atoms.colorByAtom, "GONE");
  expect(store.get(colouringAtom)).toBe(null);
});
