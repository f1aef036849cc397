import { atom } from "jotai/vanilla";
import { expect, test, vi } from "vitest";
import { ofWorkbench } from "../../../../src/Workbench/framework/state/of-workbench";
import { persistableFixableAtom } from "../../../../src/Workbench/framework/state/fixable-atom";
import { live, type Definition } from "./parts";

interface Chart {
  vector: string | null;
  bins: number;
  shown?: string;
}

/** A chart of what is loaded: the vector depends on it, the number of bins follows from it until somebody chooses. */
function chart() {
  const loaded = ofWorkbench(atom<readonly string[] | "loading" | "failed">("loading"));
  const vector = persistableFixableAtom<string | null>({
    initialValue: null,
    computeDependenciesState: ({ get }) => {
      const now = get(loaded);
      return now === "loading" ? "loading" : now === "failed" ? "error" : "loaded";
    },
    isValidFunction: ({ get, value }) => get(loaded).includes(value ?? ""),
    fixupFunction: ({ get }) => get(loaded)[0] ?? null,
  });
  const chosenBins = atom<number | null>(null);
  const bins = atom(
    (get) => get(chosenBins) ?? get(loaded).length,
    (_get, set, value: number) => set(chosenBins, value),
  );
  const shown = atom<string | undefined>(undefined);
  const definition: Definition<Chart> = {
    schema: {
      properties: { vector: { type: "string", nullable: true }, bins: { type: "float64" } },
      optionalProperties: { shown: { type: "string" } },
    },
    serialize: (get) => {
      const name = get(shown);
      return { vector: get(vector).value, bins: get(bins), ...(name !== undefined && { shown: name }) };
    },
    deserialize: (raw, set) => {
      if (raw.vector !== undefined) set(vector, raw.vector);
      if (raw.bins !== undefined) set(bins, raw.bins);
      if (raw.shown !== undefined) set(shown, raw.shown);
    },
  };
  return { loaded, vector, bins, shown, definition };
}

const odd = '{ "bins":7.0,  "vector":"FOPT" , "note":"kept"}';

test("S97 S148 what loads, fails, promotes, fits no more and is looked at gives the stored bytes and tells nothing", async () => {
  const { loaded, vector, bins, definition } = chart();
  const { part, store, changed } = live(definition, odd);
  for (const now of ["loading", ["FOPT", "FOPR"], "failed", [], ["FOPR"], ["FOPT"], ["WOPR"]] as const) {
    store.set(loaded, now);
    await Promise.resolve();
    store.get(vector);
    store.get(bins);
    expect(part.read()).toBe(odd);
  }
  expect(changed).not.toHaveBeenCalled();
});

test("S37 a choice taken back gives the stored bytes again", () => {
  const { loaded, vector, bins, definition } = chart();
  const { part, store, changed } = live(definition, odd);
  store.set(loaded, ["FOPT", "FOPR"]);
  store.set(vector, "FOPR");
  expect(part.read()).toBe('{"bins":7,"vector":"FOPR","note":"kept"}');
  store.set(bins, 8);
  store.set(vector, "FOPT");
  store.set(bins, 7);
  expect([part.read(), changed.mock.calls.length]).toEqual([odd, 4]);
});

test("S91 once a choice differs, what is drawn is written, as long as no stored value would be replaced by it", () => {
  const { loaded, bins, vector, definition } = chart();
  const { part, store } = live(definition, odd);
  store.set(loaded, ["WOPR"]);
  store.set(bins, 3);
  expect(part.read()).toBe('{"bins":3,"vector":"FOPT","note":"kept"}');
  store.set(vector, "gone");
  expect(part.read()).toBe('{"bins":3,"vector":"WOPR","note":"kept"}');
});

test("S148 after a change, too, what loads and fails later is no change of what was written", () => {
  const { loaded, vector, definition } = chart();
  const { part, store, changed } = live(definition, odd);
  store.set(loaded, ["FOPT", "FOPR"]);
  store.set(vector, "FOPR");
  const text = part.read();
  for (const now of ["loading", "failed", ["WOPR"], []] as const) {
    store.set(loaded, now);
    expect(part.read()).toBe(text);
  }
  expect(changed).toHaveBeenCalledOnce();
});

test("S22 a new module stores what is on screen with the first reading, and late data tells no change", () => {
  const { loaded, definition } = chart();
  const { part, store, changed } = live(definition, undefined, { isNew: true });
  expect(part.read()).toBe('{"vector":null,"bins":7}');
  store.set(loaded, ["FOPT", "FOPR"]);
  expect(part.read()).toBe('{"vector":"FOPT","bins":2}');
  store.set(loaded, ["WOPR"]);
  expect(part.read()).toBe('{"vector":"FOPT","bins":2}');
  expect(changed).not.toHaveBeenCalled();
});

test("S97 a module that is not new and has nothing stored has nothing stored until something is chosen", () => {
  const { loaded, bins, definition } = chart();
  const { part, store, changed } = live(definition, undefined);
  store.set(loaded, ["FOPT"]);
  expect([part.read(), changed.mock.calls.length]).toEqual([undefined, 0]);
  store.set(bins, 4);
  expect([part.read(), changed.mock.calls.length]).toEqual(['{"vector":"FOPT","bins":4}', 1]);
});

test("S93 what a template gave is the user's with the first reading: whole, without the mark, its other defaults alone", async () => {
  const { loaded, vector, definition } = chart();
  const { part, store, changed } = live(definition, '{"bins":5,"$template":true}');
  expect(part.problem).toBe(null);
  store.set(loaded, ["FOPT", "FOPR"]);
  await Promise.resolve();
  expect(store.get(vector)).toMatchObject({ value: null, valueInContext: "FOPT", isValidInContext: true });
  expect([part.read(), changed.mock.calls.length]).toEqual(['{"bins":5,"vector":"FOPT"}', 0]);
});

test("S33 each choice is told once, at once, and an equal one not", () => {
  const { vector, bins, shown, definition } = chart();
  const { store, changed } = live(definition, odd);
  store.set(bins, 7);
  store.set(vector, "FOPT");
  expect(changed).not.toHaveBeenCalled();
  store.set(bins, 8);
  store.set(shown, "all");
  expect(changed).toHaveBeenCalledTimes(2);
});

test("S86 a cleared optional setting does not come back, and what the schema does not know stays", () => {
  const { shown, definition } = chart();
  const { part, store } = live(definition, '{"vector":null,"bins":1,"shown":"all","later":{"a":[1]}}');
  store.set(shown, undefined);
  expect(part.read()).toBe('{"vector":null,"bins":1,"later":{"a":[1]}}');
});

test("S86 a part that ended tells no changes", () => {
  const { bins, definition } = chart();
  const { store, changed, stop } = live(definition, odd);
  stop();
  store.set(bins, 99);
  expect(changed).not.toHaveBeenCalled();
});

test("S148 an atom that loads by a promise is not followed, and its arrival is no change", async () => {
  const chosen = atom("a");
  const fetched = vi.fn((name: string) => Promise.resolve(`data of ${name}`));
  const data = atom(async (get) => fetched(get(chosen)));
  const definition: Definition<{ chosen: string }> = {
    schema: { properties: { chosen: { type: "string" } } },
    serialize: (get) => {
      void get(data);
      return { chosen: get(chosen) };
    },
    deserialize: (raw, set) => set(chosen, raw.chosen ?? ""),
  };
  const { part, store, changed } = live(definition, '{"chosen": "b"}');
  await store.get(data);
  expect(fetched.mock.calls).toEqual([["b"]]);
  expect([part.read(), changed.mock.calls.length]).toEqual(['{"chosen": "b"}', 0]);
  store.set(chosen, "c");
  expect(changed).toHaveBeenCalledOnce();
});
