import { createStore } from "jotai/vanilla";
import { describe, expect, test, vi } from "vitest";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../src/Workbench/framework/module";
import type { Store } from "../../../src/Workbench/framework/module-context";
import { ModulePart } from "../../../src/Workbench/framework/module-part";
import type { AnySchema } from "../../../src/Workbench/framework/schema/jtd-schema";
import { partFormat } from "../../../src/Workbench/framework/state/stored-part";
import * as volumes from "../../../src/Workbench/modules/InplaceVolumes/persistence";
import * as volumesAtoms from "../../../src/Workbench/modules/InplaceVolumes/settings/atoms/persistableAtoms";
import * as volumesSettings from "../../../src/Workbench/modules/InplaceVolumes/settings/persistence";
import * as volumesViewAtoms from "../../../src/Workbench/modules/InplaceVolumes/view/atoms/persistableAtoms";
import { shownParts, sortKeys } from "../../../src/Workbench/modules/InplaceVolumes/view/serialized-view";
import * as volumesView from "../../../src/Workbench/modules/InplaceVolumes/view/persistence";
import * as notesState from "../../../src/Workbench/modules/Notes/persistence";
import * as notes from "../../../src/Workbench/modules/Notes/settings/persistence";
import * as timeSeries from "../../../src/Workbench/modules/TimeSeries/persistence";
import * as atoms from "../../../src/Workbench/modules/TimeSeries/settings/atoms/persistableAtoms";
import * as timeSeriesSettings from "../../../src/Workbench/modules/TimeSeries/settings/persistence";
import * as viewAtoms from "../../../src/Workbench/modules/TimeSeries/view/atoms/persistableAtoms";
import * as timeSeriesView from "../../../src/Workbench/modules/TimeSeries/view/persistence";
import { Random } from "./fakes/random";
import { chartParts } from "./modules/chart-parts";
import { mapParts } from "./modules/map-parts";

const RUNS = 500;

/** On a busy machine, ms. */
const PATIENCE_MS = 60_000;

interface Part {
  readonly serialize: SerializeStateFunction<object>;
  readonly deserialize: DeserializeStateFunction<object>;
  readonly schema: AnySchema;
  /** Sets each atom behind a stored property, with whatever the types allow. */
  readonly set: Readonly<Record<string, (store: Store, random: Random) => void>>;
}

const nullable = (random: Random): string | null => (random.next() < 0.2 ? null : random.text());
const texts = (random: Random): string[] => Array.from({ length: Math.floor(random.next() * 4) }, () => random.text());
const flag = (random: Random): boolean => random.next() < 0.5;

/** Any value that JSON has, so deep at most. */
function anything(random: Random, depth: number): unknown {
  const number = random.number();
  const some = (): unknown[] => Array.from({ length: Math.floor(random.next() * 3) }, () => anything(random, depth - 1));
  const members = (): unknown =>
    Object.fromEntries(some().map((value) => [random.of(["from", "key", "values", "indexColumn", "x"]), value]));
  const leaf = random.of([null, true, Number.isFinite(number) ? number : 0, random.text(), "ZONE"]);
  return depth === 0 ? leaf : random.of([() => leaf, some, members])();
}

/** What others say of the time is checked before it is set. No minus zero: JSON has none. */
function time(random: Random): number | null {
  const number = random.number();
  return Number.isFinite(number) ? number + 0 : null;
}

function zoom(random: Random): { from: number; to: number } | null {
  const from = random.number();
  const next = from * (1 + Number.EPSILON);
  return random.of([() => null, () => ({ from, to: from }), () => ({ from, to: random.number() }), () => ({ from, to: next })])();
}

const parts: Readonly<Record<string, Part>> = {
  "Notes, settings": {
    serialize: notes.serializeSettings,
    deserialize: notes.deserializeSettings,
    schema: notesState.SERIALIZED_STATE.settings,
    set: {
      text: (store, random) => store.set(notes.textAtom, random.text()),
      largeText: (store, random) => store.set(notes.largeTextAtom, flag(random)),
    },
  },
  "Time series, settings": {
    serialize: timeSeriesSettings.serializeSettings,
    deserialize: timeSeriesSettings.deserializeSettings,
    schema: timeSeries.SERIALIZED_STATE.settings,
    set: {
      ensembleIdents: (store, random) => store.set(atoms.ensembleIdentsAtom, texts(random).filter(Boolean)),
      vectorNames: (store, random) => store.set(atoms.vectorNamesAtom, texts(random)),
      showRealizations: (store, random) => store.set(atoms.shownAtoms.realizations, flag(random)),
      showMean: (store, random) => store.set(atoms.shownAtoms.mean, flag(random)),
      showBand: (store, random) => store.set(atoms.shownAtoms.band, flag(random)),
      showMinMax: (store, random) => store.set(atoms.shownAtoms.minMax, flag(random)),
      showMeasured: (store, random) => store.set(atoms.shownAtoms.measured, flag(random)),
      colorByParameter: (store, random) => store.set(atoms.colorByAtom, nullable(random)),
    },
  },
  "Time series, view": {
    serialize: timeSeriesView.serializeView,
    deserialize: timeSeriesView.deserializeView,
    schema: timeSeries.SERIALIZED_STATE.view,
    set: {
      zoom: (store, random) => store.set(viewAtoms.zoomAtom, zoom(random)),
      timeUtcMs: (store, random) => store.set(viewAtoms.timeAtom, time(random)),
    },
  },
  ...chartParts,
  "In-place volumes, settings": {
    serialize: volumesSettings.serializeSettings,
    deserialize: volumesSettings.deserializeSettings,
    schema: volumes.SERIALIZED_STATE.settings,
    set: {
      ensembleIdents: (store, random) => store.set(volumesAtoms.ensembleIdentsAtom, texts(random).filter(Boolean)),
      resultName: (store, random) => store.set(volumesAtoms.responseAtom, nullable(random)),
      groupBy: (store, random) =>
        store.set(
          volumesAtoms.groupByAtom,
          (["ZONE", "REGION", "FLUID"] as const).filter(() => flag(random)),
        ),
      indicesWithValues: (store, random) =>
        store.set(
          volumesAtoms.filterAtom,
          texts(random).map((indexColumn) => ({ indexColumn, values: texts(random) })),
        ),
    },
  },
  "In-place volumes, view": {
    serialize: volumesView.serializeView,
    deserialize: volumesView.deserializeView,
    schema: volumes.SERIALIZED_STATE.view,
    set: {
      shown: (store, random) => store.set(volumesViewAtoms.shownPartsAtom, random.of(shownParts)),
      sort: (store, random) => {
        const [key, direction] = [random.of(sortKeys), random.of(["ascending", "descending"] as const)];
        store.set(volumesViewAtoms.sortAtom, flag(random) ? null : { key, direction });
      },
    },
  },
  ...mapParts,
};

describe.each(Object.entries(parts))("%s", (_name, { serialize, deserialize, schema, set }) => {
  test("S86 every stored property has an atom that is tried", () => {
    expect(Object.keys(serialize(createStore().get)).sort()).toEqual(Object.keys(set).sort());
  });

  test(
    "S87 whatever is stored is used or refused, and stays as it is",
    () => {
      const random = new Random(87);
      const names = [...Object.keys(set), "$stateVersion", "$title"];
      for (let run = 0; run < RUNS; run++) {
        const members = names.filter(() => random.next() < 0.5).map((name) => [name, anything(random, 3)]);
        const text = JSON.stringify(run % 10 === 0 ? anything(random, 3) : Object.fromEntries(members));
        const part = new ModulePart(text, createStore());
        part.restore({ serialize, deserialize }, partFormat(schema), () => undefined);
        expect([undefined, "invalid", "newer"]).toContain(part.problem?.kind);
        expect(part.read()).toBe(text);
      }
    },
    PATIENCE_MS,
  );

  test(
    "S86 what is written is read back, and written again as the same text",
    () => {
      const complaints = vi.spyOn(console, "error");
      const random = new Random(20_261);
      for (let run = 0; run < RUNS; run++) {
        const store = createStore();
        const part = new ModulePart(undefined, store);
        part.restore({ serialize, deserialize }, partFormat(schema), () => undefined);
        for (const [name, change] of Object.entries(set)) if (random.next() < 0.7 || name === "zoom") change(store, random);
        const text = part.read();
        expect(part.refusal).toBe(null);
        const again = createStore();
        const reader = new ModulePart(text, again);
        reader.restore({ serialize, deserialize }, partFormat(schema), () => undefined);
        expect([reader.problem, reader.read()]).toEqual([null, text]);
        expect(serialize(again.get)).toEqual(serialize(store.get));
      }
      expect(complaints).not.toHaveBeenCalled();
    },
    PATIENCE_MS,
  );
});

test("S87 a note that is no text is refused, not shown", () => {
  for (const text of [null, 7, {}]) {
    const part = new ModulePart(JSON.stringify({ text }), createStore());
    part.restore(
      { serialize: notes.serializeSettings, deserialize: notes.deserializeSettings },
      partFormat(notesState.SERIALIZED_STATE.settings),
      () => undefined,
    );
    expect(part.problem?.message).toBe("text: must be a text.");
  }
});
