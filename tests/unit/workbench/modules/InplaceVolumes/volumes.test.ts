import { afterEach, expect, test, vi } from "vitest";
import { Source, SourcedValue } from "../../../../../src/Workbench/framework/state/fixable-atom";
import * as words from "../../../../../src/Workbench/modules/InplaceVolumes/frame-words";
import { sparkline, syncedSettings, volumeChannelAtom } from "../../../../../src/Workbench/modules/InplaceVolumes/links";
import { volumesAtom, type Volumes } from "../../../../../src/Workbench/modules/InplaceVolumes/rows";
import * as atoms from "../../../../../src/Workbench/modules/InplaceVolumes/settings/atoms/persistableAtoms";
import { volumeText } from "../../../../../src/Workbench/modules/InplaceVolumes/view/numbers";
import { nextSort, sortedRows } from "../../../../../src/Workbench/modules/InplaceVolumes/view/sorting";
import { csvOf, summaryOf } from "../../../../../src/Workbench/modules/InplaceVolumes/view/table";
import { groupsOf } from "../../../../../src/Workbench/modules/InplaceVolumes/volumes";
import type { Store } from "../../../../../src/Workbench/framework/module-context";
import { ensemble, numbers, serve, storeWith, table } from "./volumes-data";

afterEach(() => vi.unstubAllGlobals());

async function volumesIn(store: Store): Promise<Volumes> {
  store.sub(volumesAtom, () => undefined);
  await vi.waitFor(() => expect(store.get(volumesAtom).state).toBe("ready"));
  const now = store.get(volumesAtom);
  if (now.state !== "ready" || now.value === null) throw new Error("There are no volumes.");
  return now.value;
}

test("groups are sums of their rows in each realization, and the statistics are of the sums", () => {
  const asked = { response: "STOIIP", realizations: numbers, filter: new Map(), groupBy: ["ZONE"] as const };
  const { groups, total } = groupsOf(table, asked);
  expect(groups.map(({ values, byRealization }) => [...values, ...byRealization.values()])).toEqual([
    ["Upper", 3, 4, 11],
    ["Lower", 7, 4, 7],
  ]);
  expect([...total.byRealization]).toEqual([
    [3, 10],
    [4, 8],
    [8, 18],
  ]);
  expect(total.statistics).toMatchObject({ mean: 12, min: 8, max: 18, count: 3 });
  // Between 10 and 18, and between 8 and 10: not the sums of the zones' percentiles.
  expect([total.statistics.p10, total.statistics.p90].map((value) => value.toFixed(2))).toEqual(["16.40", "8.40"]);
  expect(groups[0]?.statistics.p10).toBeCloseTo(9.6);
});

test("a filter leaves rows, realizations leave realizations, and no group is the total alone", () => {
  const filter = new Map([
    ["REGION", new Set(["East"])],
    ["FLUID", new Set(["oil"])],
  ] as const);
  const { groups, total } = groupsOf(table, { response: "STOIIP", realizations: [8, 3], filter, groupBy: ["ZONE", "FLUID"] });
  expect(groups.map(({ values, byRealization }) => [values, [...byRealization]])).toEqual([
    [
      ["Upper", "oil"],
      [
        [3, 2],
        [8, 5],
      ],
    ],
    [
      ["Lower", "oil"],
      [
        [3, 4],
        [8, 3],
      ],
    ],
  ]);
  expect([...total.byRealization]).toEqual([
    [3, 6],
    [8, 8],
  ]);
  const none = groupsOf(table, { response: "STOIIP", realizations: [], filter, groupBy: [] });
  expect([none.groups.length, none.total.statistics.count, none.total.statistics.mean]).toEqual([0, 0, NaN]);
});

test("the channel has the sum of what is filtered, by realization, for each ensemble, without the view", async () => {
  serve();
  const store = storeWith(ensemble("a"), ensemble("b", { realizations: [8] }));
  store.set(atoms.ensembleIdentsAtom, ["c::a", "c::b"]);
  store.set(atoms.filterAtom, [{ indexColumn: "ZONE", values: ["Upper"] }]);
  expect(store.get(volumeChannelAtom)).toBe(null);
  await volumesIn(store);
  expect(store.get(volumeChannelAtom)).toEqual([
    {
      idString: "c::a|STOIIP",
      displayName: "STOIIP, Upper, a",
      unit: "Sm³",
      ensembleIdentString: "c::a",
      values: new Map([
        [3, 3e6],
        [4, 4e6],
        [8, 11e6],
      ]),
    },
    { idString: "c::b|STOIIP", displayName: "STOIIP, Upper, b", unit: "Sm³", ensembleIdentString: "c::b", values: new Map([[8, 11e6]]) },
  ]);
  expect(words.subject(store.get)).toBe("STOIIP · Upper · a · b, 1 of 3 realizations");
  expect(sparkline(store.get)).toEqual({ kind: "bars", bars: [99], color: "#112233" });
});

test("rows of ensembles with other zones stand side by side, and what one does not have is left empty", async () => {
  serve();
  const other = { zones: ["Lower", "Deep"], regions: ["West", "East"], fluids: ["oil", "gas"], responses: [] };
  const store = storeWith(ensemble("a"), ensemble("b", {}, { ...other, responses: ensemble("a").entry?.volumes.responses as never }));
  store.set(atoms.ensembleIdentsAtom, ["c::a", "c::b"]);
  const volumes = await volumesIn(store);
  expect(volumes.rows.map(({ values, groups }) => [...values, ...groups.map((group) => group?.statistics.mean ?? null)])).toEqual([
    ["Upper", 6e6, null],
    ["Lower", 6e6, 6e6],
    ["Deep", null, 6e6],
  ]);
  const first = [null, "mean-1", "ZONE"] as const;
  const sorted = first.map((key) => sortedRows(volumes, key && { key, direction: "descending" }).map(({ values }) => values[0]));
  expect(sorted).toEqual([
    ["Upper", "Lower", "Deep"],
    ["Lower", "Deep", "Upper"],
    ["Upper", "Lower", "Deep"],
  ]);
  expect(summaryOf(volumes, volumes.rows)).toBe(
    "Oil in 10⁶ Sm³ by zone. a, mean of 3 realizations: Upper 6.00 (P10 9.60, P90 3.20), Lower 6.00 (P10 7.00, P90 4.60), "
      + "total 12.00 (P10 16.40, P90 8.40). b, mean of 3 realizations: Lower 6.00 (P10 9.60, P90 3.20), Deep 6.00 (P10 7.00, P90 4.60), "
      + "total 12.00 (P10 16.40, P90 8.40)",
  );
  const { head, rows } = csvOf(volumes);
  expect(head.slice(0, 6)).toEqual(["Zone", "Ensemble", "STOIIP mean (Sm³)", "STOIIP p10 (Sm³)", "STOIIP p90 (Sm³)", "realization 3"]);
  expect(rows).toHaveLength(8);
  expect(rows[1]).toEqual(["Upper", "b", null, null, null, null, null, null]);
  expect(rows[6]).toEqual(["Total", "a", 12e6, 16.4e6, 8.4e6, 10e6, 8e6, 18e6]);
});

test("a head sorts volumes from the largest, names from A, then the other way, then not", () => {
  const [largest, smallest] = [nextSort(null, "p10-0"), nextSort({ key: "p10-0", direction: "descending" }, "p10-0")];
  expect([largest?.direction, smallest?.direction, nextSort(smallest, "p10-0")]).toEqual(["descending", "ascending", null]);
  expect(nextSort(smallest, "ZONE")).toEqual({ key: "ZONE", direction: "ascending" });
});

test("volumes are said in millions with four digits of the largest", () => {
  const of = (largest: number): ((volume: number) => string) =>
    volumeText({ ensembles: [{ total: { statistics: { p10: largest } } }] as never, rows: [] });
  expect([of(33.35e6)(7.0312e6), of(4.2e9)(12.6e6), of(0.0312e6)(31_200), of(0)(0), of(1e6)(NaN)]).toEqual([
    "7.03",
    "13",
    "0.03120",
    "0",
    "–",
  ]);
});

test("S146 a response, a zone and an ensemble that are stored and not here are kept and told", async () => {
  serve();
  const store = storeWith(ensemble("a"));
  store.set(atoms.filterAtom, new SourcedValue([{ indexColumn: "ZONE", values: ["Gone", "Lower"] }], Source.PERSISTENCE));
  expect((await volumesIn(store)).rows.map(({ values }) => values[0])).toEqual(["Lower"]);
  expect(store.get(words.missingAtom)).toEqual(["Gone is not in these volumes. Your choice is kept until you change it."]);
  store.set(atoms.responseAtom, new SourcedValue("RECOVERABLE", Source.PERSISTENCE));
  expect(store.get(words.obstacleAtom)?.text).toContain("RECOVERABLE is not in these volumes");
  expect(store.get(volumeChannelAtom)).toEqual([]);
  store.set(atoms.responseAtom, "BULK");
  store.set(atoms.ensembleIdentsAtom, ["c::gone"]);
  expect(store.get(words.obstacleAtom)?.text).toContain("gone is not in this session any more");
  store.set(atoms.ensembleIdentsAtom, ["c::a"]);
  store.set(atoms.filterAtom, [{ indexColumn: "FLUID", values: [] }]);
  expect(store.get(words.obstacleAtom)?.text).toBe("Choose at least one fluid.");
});

test("fix-ups are valid in any session, and what is set from elsewhere is checked", () => {
  const odd = [
    [],
    [{ indexColumn: "ZONE", values: ["Gone"] }],
    [
      { indexColumn: "FACIES", values: ["a"] },
      { indexColumn: "FLUID", values: ["oil", "x"] },
    ],
  ];
  for (const session of [[], [ensemble("a")]]) {
    for (const value of odd) {
      const store = storeWith(...session);
      store.set(atoms.filterAtom, value);
      const fixed = store.get(atoms.filterAtom).valueInContext;
      store.set(atoms.filterAtom, new SourcedValue(fixed, Source.PERSISTENCE));
      expect([store.get(atoms.filterAtom).isValidInContext, store.get(atoms.filterAtom).valueInContext]).toEqual([true, fixed]);
    }
  }
  const store = storeWith(ensemble("a"));
  const { INPLACE_VOLUMES_FILTER: filter, INPLACE_VOLUMES_RESULT_NAME: name } = syncedSettings;
  for (const wrong of [null, 7, {}, "", [null], [{ indexColumn: "ZONE" }], [{ indexColumn: "ZONE", values: [1] }]])
    store.set(filter, wrong);
  for (const wrong of [null, 7, {}, ""]) store.set(name, wrong);
  expect([store.get(filter), store.get(name)]).toEqual([[], null]);
  store.set(filter, [{ indexColumn: "ZONE", values: ["Lower"] }]);
  store.set(name, "BULK");
  expect([store.get(atoms.filterAtom).value, store.get(atoms.responseAtom).value]).toEqual([
    [{ indexColumn: "ZONE", values: ["Lower"] }],
    "BULK",
  ]);
});
