import { createStore } from "jotai/vanilla";
import { describe, expect, test, vi } from "vitest";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../src/Workbench/framework/module";
import type { Store } from "../../../src/Workbench/framework/module-context";
import { ModulePart } from "../../../src/Workbench/framework/module-part";
import type { AnySchema } from "../../../src/Workbench/framework/schema/jtd-schema";
import { partFormat } from "../../../src/Workbench/framework/state/stored-part";
import * as notes from "../../../src/Workbench/modules/Notes/persistence";
import * as atoms from "../../../src/Workbench/modules/TimeSeries/atoms";
import * as timeSeries from "../../../src/Workbench/modules/TimeSeries/persistence";
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
const flag = (random: Random): boolean => random.next() < 0.5;

function zoom(random: Random): { from: number; to: number } | null {
  const from = random.number();
  const next = from * (1 + Number.EPSILON);
  return random.of([() => null, () => ({ from, to: from }), () => ({ from, to: random.number() }), () => ({ from, to: next })])();
}

const parts: Readonly<Record<string, Part>> = {
  "Notes, settings": {
    serialize: notes.serializeSettings,
    deserialize: notes.deserializeSettings,
    schema: notes.SERIALIZED_STATE.settings,
    set: {
      text: (store, random) => store.set(notes.textAtom, random.text()),
      largeText: (store, random) => store.set(notes.largeTextAtom, flag(random)),
    },
  },
  "Time series, settings": {
    serialize: timeSeries.serializeSettings,
    deserialize: timeSeries.deserializeSettings,
    schema: timeSeries.SERIALIZED_STATE.settings,
    set: {
      ensembleIdent: (store, random) => store.set(atoms.ensembleAtom, nullable(random)),
      compareWithEnsembleIdent: (store, random) => store.set(atoms.compareAtom, nullable(random)),
      vectorName: (store, random) => store.set(atoms.vectorAtom, nullable(random)),
      showRealizations: (store, random) => store.set(atoms.shownAtoms.realizations, flag(random)),
      showMean: (store, random) => store.set(atoms.shownAtoms.mean, flag(random)),
      showBand: (store, random) => store.set(atoms.shownAtoms.band, flag(random)),
      showMeasured: (store, random) => store.set(atoms.shownAtoms.measured, flag(random)),
    },
  },
  "Time series, view": {
    serialize: timeSeries.serializeView,
    deserialize: timeSeries.deserializeView,
    schema: timeSeries.SERIALIZED_STATE.view,
    set: { zoom: (store, random) => store.set(atoms.zoomAtom, zoom(random)) },
  },
  ...chartParts,
  ...mapParts,
};

describe.each(Object.entries(parts))("%s", (_name, { serialize, deserialize, schema, set }) => {
  test("S86 every stored property has an atom that is tried", () => {
    expect(Object.keys(serialize(createStore().get)).sort()).toEqual(Object.keys(set).sort());
  });

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

test("S86 the shortest view stays within the calendar, and a view that is none shows all of the time", () => {
  const store = createStore();
  for (const odd of [NaN, Infinity, -Infinity, 9e12, 1e300]) {
    store.set(atoms.zoomAtom, { from: 0, to: odd });
    expect(store.get(atoms.zoomAtom)).toBe(null);
  }
  for (const at of [-8.64e12, -0, 0.5, 1.7e9, 8.64e12]) {
    store.set(atoms.zoomAtom, { from: at, to: at });
    const { from, to } = store.get(atoms.zoomAtom)!;
    expect([to - from, Math.abs(from) <= 8.64e12, Math.abs(to) <= 8.64e12]).toEqual([7 * 86_400, true, true]);
  }
  store.set(atoms.zoomAtom, { from: 2e9, to: 1e9 });
  expect(store.get(atoms.zoomAtom)).toEqual({ from: 1e9, to: 2e9 });
});

test("S87 a note that is no text is refused, not shown", () => {
  for (const text of [null, 7, {}]) {
    const part = new ModulePart(JSON.stringify({ text }), createStore());
    part.restore(
      { serialize: notes.serializeSettings, deserialize: notes.deserializeSettings },
      partFormat(notes.SERIALIZED_STATE.settings),
      () => undefined,
    );
    expect(part.problem?.message).toBe("text: must be a text.");
  }
});
