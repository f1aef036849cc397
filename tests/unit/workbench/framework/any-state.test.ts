import { atom } from "jotai/vanilla";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ModuleInstance } from "../../../../src/Workbench/framework/module-instance";
import type { AnySchema } from "../../../../src/Workbench/framework/schema/jtd-schema";
import type { StoredModule } from "../../../../src/Workbench/shim";
import { Random } from "../fakes/random";
import { randomJson, randomSchema, valueFor } from "../fakes/random-schemas";
import { speedAtom } from "../probe-module";
import { live, type Definition } from "./parts";

const STATES = 500;

/** On a busy machine, ms. */
const PATIENCE_MS = 60_000;

beforeEach(
  () =>
    void vi
      .spyOn(console, "error")
      .mockReset()
      .mockImplementation(() => undefined),
);

async function open(serializedState: unknown): Promise<{ instance: ModuleInstance; changed: () => void }> {
  const changed = vi.fn();
  const instance = new ModuleInstance({ id: "m", name: "Probe", serializedState } as unknown as StoredModule, changed);
  await instance.start();
  return { instance, changed };
}

const deep = "[".repeat(20_000) + "]".repeat(20_000);

describe("S88 whatever stands in the place of a module's state, the module runs and the state stays", () => {
  test.each([null, "text", 7, true, [], ["settings"], {}, { settings: null }, { settings: undefined, extra: 1 }])(
    "state %j",
    async (odd) => {
      const { instance, changed } = await open(odd);
      expect([instance.phase, instance.problems()]).toEqual(["ready", []]);
      expect(instance.read()).toBe(odd);
      instance.store.set(speedAtom, 2);
      expect(changed).toHaveBeenCalledOnce();
      const kept = typeof odd === "object" && odd !== null && "extra" in odd ? { extra: 1 } : {};
      expect(instance.read()).toEqual({ ...kept, settings: '{"speed":2}' });
    },
  );

  test.each([7, true, [], ['{"speed":3}'], {}, { speed: 3 }, "", "{", "null", "7", '"text"', deep, `{"speed":${deep}}`])(
    "settings %#",
    async (odd) => {
      const stored = { settings: odd, view: '{"angle":5}' };
      const { instance, changed } = await open(stored);
      expect([instance.phase, instance.problems().map(({ part, text }) => [part, typeof text])]).toEqual([
        "ready",
        [["settings", "string"]],
      ]);
      instance.store.set(speedAtom, 2);
      expect(changed).not.toHaveBeenCalled();
      expect(instance.read()).toBe(stored);
      if (typeof odd !== "string") expect(instance.problems()[0]?.problem.message).toBe("It is not a text.");
      const undo = instance.reset("settings");
      expect(instance.read()?.settings).toBe('{"speed":2}');
      undo();
      expect(instance.read()).toBe(stored);
    },
  );

  test("random ones, as the state, as a part, and as the text of one", { timeout: PATIENCE_MS }, async () => {
    const random = new Random(88);
    for (let run = 0; run < STATES; run++) {
      const any = randomJson(random);
      for (const stored of [any, { settings: any, view: any }, { settings: JSON.stringify(any), view: JSON.stringify(any) }]) {
        const { instance } = await open(stored);
        expect(instance.phase).toBe("ready");
        // What came of a template is written whole, as it is shown.
        if (!JSON.stringify(stored).includes("$template")) expect(instance.read()).toBe(stored);
        expect(typeof instance.title).toBe("string");
        instance.store.set(speedAtom, 99);
        expect(() => JSON.stringify(instance.read())).not.toThrow();
      }
    }
    expect(console.error).not.toHaveBeenCalled();
  });
});

/** A module that keeps its whole state in one atom. */
function keeper(schema: AnySchema) {
  const state = atom<object>({});
  const definition: Definition<object> = { schema, serialize: (get) => get(state), deserialize: (raw, set) => set(state, raw) };
  return { state, definition };
}

/** A state that a user could have made: an object, which fits its schema. */
function randomState(random: Random): { schema: AnySchema; value: object } {
  for (;;) {
    const root = randomSchema(random);
    const schema = { ...root, nullable: false };
    const value = valueFor(random, schema, schema);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isObject && !JSON.stringify(value).includes('"hasOwnProperty"')) return { schema, value };
  }
}

test(
  "S86 random states of random schemas are written, read back equal, and written again as the same text",
  { timeout: PATIENCE_MS },
  () => {
    const random = new Random(86);
    for (let run = 0; run < STATES; run++) {
      const { schema, value } = randomState(random);
      const { state, definition } = keeper(schema);
      const { part, store } = live(definition, undefined, { isNew: true });
      store.set(state, value);
      const text = part.read();
      if (Object.keys(value).some((key) => key.startsWith("$") && key !== "$x")) {
        expect(part.refusal).toContain("a name that the workbench keeps for itself");
        continue;
      }
      expect(part.refusal).toBe(null);
      const again = live(definition, text);
      expect(again.part.problem).toBe(null);
      expect(again.store.get(state)).toEqual(value);
      expect(again.part.read()).toBe(text);
      again.store.set(state, { ...again.store.get(state) });
      expect(JSON.parse(again.part.read() ?? "")).toEqual(JSON.parse(text ?? ""));
    }
  },
);

test("S88 a state too deep to be compared or copied is kept, and harms nobody", () => {
  const { state, definition } = keeper({ optionalProperties: { any: {} } });
  const text = `{"any":${deep}}`;
  const { part, store } = live(definition, text);
  expect(part.read()).toBe(text);
  store.set(state, JSON.parse(text) as object);
  expect(part.read()).toBe(text);
  store.set(state, JSON.parse(text) as object);
  expect(part.read()).toBe(text);
});

test.each(["$title", "$stateVersion", "$template"])("S86 a schema cannot have the name %s", (name) => {
  expect(() => live(keeper({ properties: { [name]: { type: "string" } } }).definition, undefined)).toThrow("keeps for itself");
});

test("S86 what no schema knows stays through any number of changes", { timeout: PATIENCE_MS }, () => {
  const random = new Random(6);
  for (let run = 0; run < STATES; run++) {
    const unknown = randomJson(random);
    const speed = atom(0);
    const definition: Definition<{ deep: { speed: number } }> = {
      schema: { properties: { deep: { properties: { speed: { type: "float64" } } } } },
      serialize: (get) => ({ deep: { speed: get(speed) } }),
      deserialize: (raw, set) => set(speed, raw.deep?.speed ?? 0),
    };
    const { part, store } = live(definition, JSON.stringify({ later: unknown, deep: { later: unknown, speed: 1 } }));
    if (part.problem) continue;
    for (let value = 2; value < 5; value++) {
      store.set(speed, value);
      expect(part.read()).toBe(JSON.stringify({ later: unknown, deep: { later: unknown, speed: value } }));
    }
  }
});
