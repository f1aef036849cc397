import { atom, createStore, type Atom } from "jotai/vanilla";
import { expect, test, vi } from "vitest";
import { ModulePart } from "../../../src/Workbench/framework/module-part";
import type { ModuleRegistration } from "../../../src/Workbench/framework/module-registration";
import { ModuleRegistry } from "../../../src/Workbench/framework/module-registry";
import { setIfDefined } from "../../../src/Workbench/framework/set-if-defined";
import { ModuleDisplay } from "../../../src/Workbench/framework/module-display";
import { partFormat } from "../../../src/Workbench/framework/state/stored-part";
import "./probe-module";

const number = { type: "float64" } as const;
const speedFormat = partFormat({ optionalProperties: { speed: number } });

const host = {} as HTMLElement;

function showing(): { showing: ModuleDisplay; failures: unknown[] } {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const failures: unknown[] = [];
  return { showing: new ModuleDisplay(createStore(), (error) => failures.push(error)), failures };
}

test("a view that throws at once, later, or in what it watches ends alone, and tells once", async () => {
  const number = atom(0);
  const boom = new Error("boom");
  for (const render of [
    () => {
      throw boom;
    },
    async () => {
      await Promise.resolve();
      throw boom;
    },
    (_host: HTMLElement, context: { watch: (of: Atom<number>, to: (value: number) => void) => void }) =>
      context.watch(number, (value) => {
        if (value > 0) throw boom;
      }),
  ]) {
    const { showing: shown, failures } = showing();
    await shown.run(render, host);
    shown.store.set(number, 1);
    shown.store.set(number, 2);
    expect(failures).toEqual([boom]);
    expect(shown.signal.aborted).toBe(true);
  }
});

test("a view that left is not called again", async () => {
  const number = atom(0);
  const seen: number[] = [];
  const left = vi.fn();
  const { showing: shown } = showing();
  await shown.run((_host, context) => {
    context.watch(number, (value) => seen.push(value));
    return left;
  }, host);
  shown.store.set(number, 1);
  shown.end();
  shown.store.set(number, 2);
  expect(seen).toEqual([0, 1]);
  expect(left).toHaveBeenCalledOnce();
});

test("S86 a module that cannot write its state keeps the last text it wrote", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const store = createStore();
  const speed = atom(1);
  const part = new ModulePart('{"speed":2,"unknown":true}', store);
  part.restore(
    {
      serialize: (get) => {
        if (get(speed) < 0) throw new Error("negative");
        return { speed: get(speed) };
      },
      deserialize: (raw, set) => set(speed, (raw as { speed: number }).speed),
    },
    speedFormat,
    () => undefined,
  );
  store.set(speed, 3);
  expect(part.read()).toBe('{"speed":3,"unknown":true}');
  store.set(speed, -1);
  expect(part.read()).toBe('{"speed":3,"unknown":true}');
});

test.each([
  ["NaN", { speed: NaN }, "speed: not a value that can be stored."],
  ["an infinity", { deep: [{ speed: Infinity }] }, "deep → 0 → speed: not a value that can be stored."],
  ["a date", { at: new Date(0) }, "at: not a value that can be stored."],
  ["a map", { names: new Map() }, "names: not a value that can be stored."],
  ["a function", { speed: () => 1 }, "speed: not a value that can be stored."],
  ["a gap", { list: Array(2) }, "list → 0: not a value that can be stored."],
  ["a class", { what: new (class Own {})() }, "what: not a value that can be stored."],
  ["nothing", undefined, "state: not a value that can be stored."],
])("S86 a state with %s is not stored, and the module is marked", (_what, odd, refusal) => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const store = createStore();
  const state = atom<object | undefined>({ speed: 2 });
  const told = vi.fn();
  const part = new ModulePart('{"speed":1}', store, "Probe", told);
  part.restore({ serialize: (get) => get(state) as object, deserialize: () => undefined }, partFormat({}), () => undefined);
  store.set(state, { speed: 3 });
  expect(part.read()).toBe('{"speed":3}');
  store.set(state, odd);
  expect([part.read(), part.refusal, told.mock.calls.length]).toEqual(['{"speed":3}', refusal, 1]);
  store.set(state, { speed: 4 });
  expect([part.read(), part.refusal, told.mock.calls.length]).toEqual(['{"speed":4}', null, 2]);
});

test("S86 what a module would not read again is not stored, and its atoms stay as they are", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const store = createStore();
  const speed = atom(1);
  const part = new ModulePart(undefined, store);
  part.restore(
    {
      serialize: (get) => ({ speed: get(speed) }),
      deserialize: (raw, set) => {
        const { speed: read } = raw as { speed: number };
        if (read < 0) throw new Error("The speed is negative.");
        set(speed, read);
      },
    },
    speedFormat,
    () => undefined,
  );
  store.set(speed, -1);
  expect([part.read(), part.refusal, store.get(speed)]).toEqual([undefined, "The speed is negative.", -1]);
  store.set(speed, 7);
  expect([part.read(), part.refusal]).toEqual(['{"speed":7}', null]);
  store.set(speed, 1);
  expect([part.read(), part.refusal]).toEqual([undefined, null]);
});

test("what was not stored keeps its default, null is set", () => {
  const store = createStore();
  const name = atom<string | null>("default");
  setIfDefined(store.set, name, undefined);
  expect(store.get(name)).toBe("default");
  setIfDefined(store.set, name, null);
  expect(store.get(name)).toBe(null);
});

test("a name is registered once, and code belongs to a registered name", () => {
  expect(() => ModuleRegistry.registerModule(ModuleRegistry.find("Probe") as unknown as ModuleRegistration)).toThrow("registered twice");
  expect(() => ModuleRegistry.initModule("Nobody")).toThrow("not registered");
});
