import { createStore } from "jotai/vanilla";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ensembleSetAtom, type EnsembleChoice } from "../../../../../src/Workbench/framework/ensembles/ensemble-choice";
import { ensemblesSettledAtom } from "../../../../../src/Workbench/framework/ensembles/settled";
import { hoverAtom } from "../../../../../src/Workbench/framework/links/hover";
import type { Store } from "../../../../../src/Workbench/framework/module-context";
import { Source, SourcedValue } from "../../../../../src/Workbench/framework/state/fixable-atom";
import * as atoms from "../../../../../src/Workbench/modules/Map/settings/atoms/persistableAtoms";
import type { SurfaceName } from "../../../../../src/Workbench/modules/Map/settings/serialized-settings";
import { chosenMapAtom, mapAtom, type MapState, type ShownMap } from "../../../../../src/Workbench/modules/Map/view/atoms";
import { statisticText, subjectText, summaryText } from "../../../../../src/Workbench/modules/Map/words";
import { settled } from "../../fakes/clock";
import { withoutData } from "../../fakes/small-ensembles";

const grid = { xOrigin: 0, yOrigin: 0, xIncrement: 100, yIncrement: 100, columns: 2, rows: 2 };
const files = new Map<string, readonly number[]>();

/** Two surfaces of a realization of 10, 20 and 60 m, and of their hundredth. */
function ensemble(name: string, realizations: readonly number[] = [3, 5, 9], surfaces = ["Top", "Base"]): EnsembleChoice {
  const middle = [0, 0, 0, NaN];
  const mode = [1, 1, 2, NaN];
  files.set(`${name}/Top.bin`, [...middle, ...mode, 10, 20, 60]);
  files.set(`${name}/Base.bin`, [...middle, ...mode, 0.1, 0.2, 0.6]);
  const entry = {
    ...{ ident: `c::${name}`, name, caseName: "Case", color: "#205020", path: name, realizations: [3, 5, 9] },
    surfaces: surfaces.map((surface) => ({ name: surface, attribute: "depth", unit: "m", file: `${surface}.bin`, grid, modes: 1 })),
  };
  return {
    ident: entry.ident,
    name,
    caseName: "Case",
    color: "#205020",
    state: "available",
    entry,
    realizations,
  } as unknown as EnsembleChoice;
}

function storeWith(...ensembles: EnsembleChoice[]): Store {
  const store = createStore();
  store.set(ensembleSetAtom, ensembles);
  store.set(ensemblesSettledAtom, true);
  return store;
}

async function shown(store: Store, of = mapAtom): Promise<MapState> {
  store.sub(of, () => undefined);
  store.get(of);
  await settled();
  return store.get(of);
}

async function drawn(store: Store, of = mapAtom): Promise<ShownMap> {
  const state = await shown(store, of);
  if (state.kind !== "ready") throw new Error(JSON.stringify(state));
  return state;
}

beforeEach(() => {
  vi.stubGlobal("fetch", (url: URL) => {
    const values = files.get(url.pathname.split("/ensembles/")[1] ?? "");
    return Promise.resolve(values ? new Response(Float32Array.from(values).buffer) : new Response(null, { status: 404 }));
  });
});

describe("what is drawn", () => {
  test("S146 is the mean of the first surface of the first ensemble, to begin with", async () => {
    const map = await drawn(storeWith(ensemble("prior"), ensemble("posterior")));
    expect([...map.field.values]).toEqual([30, 30, 60, NaN]);
    expect(subjectText(map)).toBe("Top · depth · Mean of 3 realizations · prior");
    expect(summaryText(map)).toBe(
      "Map of Top, depth, prior, Mean of 3 realizations. Mean 40 m, least 30 m at x 0, y 0 m, greatest 60 m at x 0, y 100 m",
    );
  });

  test("S147 is of the realizations that the filter leaves", async () => {
    const store = storeWith(ensemble("prior", [3, 5]));
    expect([...(await drawn(store)).field.values]).toEqual([15, 15, 30, NaN]);
    store.set(atoms.statisticAtom, "stdDev");
    const map = await drawn(store);
    expect([...map.field.values]).toEqual([5, 5, 10, NaN]);
    expect(statisticText(map)).toBe("Standard deviation of 2 of 3 realizations");
  });

  test("S147 is nothing where the filter leaves nothing, and says so", async () => {
    expect(await shown(storeWith(ensemble("prior", [])))).toMatchObject({ kind: "obstacle", title: "No realizations" });
  });

  test("S89 a realization that the filter takes away is kept as a choice, with a warning", async () => {
    const store = storeWith(ensemble("prior", [5, 9]));
    store.set(atoms.statisticAtom, "realization");
    store.set(atoms.realizationAtom, new SourcedValue<number | null>(3, Source.PERSISTENCE));
    const map = await drawn(store);
    expect([map.realization, store.get(atoms.realizationAtom).value]).toEqual([5, 3]);
    expect(map.warnings).toEqual([
      "Realization 3 is not among the 2 of 3 realizations: 5 is drawn. Your choice is kept until you choose another.",
    ]);
    store.set(ensembleSetAtom, [ensemble("prior", [3])]);
    expect(await drawn(store)).toMatchObject({ realization: 3, warnings: [] });
  });

  test("S89 a surface that the ensemble lacks is kept as a choice, with a warning", async () => {
    const store = storeWith(ensemble("prior", [3], ["Base"]));
    const chosen = { surfaceName: "Top", attributeName: "depth" };
    store.set(atoms.surfaceAtom, new SourcedValue<SurfaceName | null>(chosen, Source.PERSISTENCE));
    const map = await drawn(store);
    expect([map.surface.name, store.get(atoms.surfaceAtom).value]).toEqual(["Base", chosen]);
    expect(map.warnings[0]).toContain("Top, depth is not in this ensemble: Base, depth is drawn.");
  });

  test("S89 an ensemble that is gone, or not available, is named, and nothing takes its place", async () => {
    for (const missing of [[], [withoutData("old")]]) {
      const store = storeWith(ensemble("prior"), ...missing);
      store.set(atoms.ensembleAtom, "c::old");
      const state = await shown(store);
      expect(state).toMatchObject({ kind: "obstacle" });
      expect(state.kind === "obstacle" && state.text).toContain("old");
      expect(store.get(atoms.ensembleAtom).value).toBe("c::old");
    }
  });

  test("data that does not come is a failure, and comes with the next try", async () => {
    const lost = ensemble("lost");
    files.delete("lost/Top.bin");
    expect(await shown(storeWith(lost))).toMatchObject({ kind: "failed", title: "Top" });
    expect(await shown(storeWith())).toMatchObject({ kind: "obstacle", needsEnsembles: true });
  });
});

describe("what other modules point at", () => {
  test("is drawn while it lasts, where the map follows", async () => {
    const store = storeWith(ensemble("prior"));
    await drawn(store);
    store.set(hoverAtom, { realization: 5, ensembleIdent: "c::prior" });
    expect(await drawn(store)).toMatchObject({ realization: 5, isPointedAt: true });
    expect(statisticText(await drawn(store))).toBe("Realization 5, pointed at");
    expect([...(await drawn(store)).field.values]).toEqual([20, 20, 40, NaN]);
    expect(await drawn(store, chosenMapAtom)).toMatchObject({ realization: null, statistic: "mean" });
    store.set(atoms.followsHoverAtom, false);
    expect(await drawn(store)).toMatchObject({ realization: null });
  });

  test("is not drawn where it is of another ensemble, filtered away, or no realization", async () => {
    const store = storeWith(ensemble("prior", [3, 5]));
    for (const hover of [null, { realization: 3, ensembleIdent: "c::other" }, { realization: 9 }, { timeUtcMs: 0 }]) {
      store.set(hoverAtom, hover);
      expect(await drawn(store)).toMatchObject({ realization: null, isPointedAt: false });
    }
  });
});

test("a range that is none is automatic", () => {
  const store = createStore();
  for (const range of [null, { low: 2, high: 1 }, { low: 1, high: 1 }, { low: NaN, high: 1 }, { low: -1e308, high: 1e308 }]) {
    store.set(atoms.rangeAtom, range);
    expect(store.get(atoms.rangeAtom)).toBe(null);
  }
  store.set(atoms.rangeAtom, { low: -1, high: 1 });
  expect(store.get(atoms.rangeAtom)).toEqual({ low: -1, high: 1 });
});
