import { atom } from "jotai/vanilla";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { ModuleInstance } from "../../../../src/Workbench/framework/module-instance";
import { ModuleRegistry } from "../../../../src/Workbench/framework/module-registry";
import { ModuleCategory, ModuleDevState, type AnyModuleRegistration } from "../../../../src/Workbench/framework/module-registration";
import type { StoredModule } from "../../../../src/Workbench/shim";

beforeEach(
  () =>
    void vi
      .spyOn(console, "error")
      .mockReset()
      .mockImplementation(() => undefined),
);

const speed = { optionalProperties: { speed: { type: "float64" } } } as const;
const speedAtom = atom(1);
const write = { serialize: () => ({ speed: 1 }), deserialize: () => undefined };

let count = 0;

/** Registers a module whose code is run when it is loaded. */
function register(code: (name: string) => void, more: Partial<AnyModuleRegistration> = {}): string {
  const moduleName = `Made ${++count}`;
  const registration = {
    moduleName,
    defaultTitle: "Made",
    category: ModuleCategory.DEBUG,
    devState: ModuleDevState.DEV,
    loadModule: async () => code(moduleName),
    ...more,
  };
  ModuleRegistry.registerModule(registration as unknown as Parameters<typeof ModuleRegistry.registerModule>[0]);
  return moduleName;
}

type Part = "settings" | "view";

function functions(writes: readonly Part[], reads: readonly Part[] = writes) {
  const of = <T>(parts: readonly Part[], what: T): Record<string, T> => Object.fromEntries(parts.map((part) => [part, what]));
  return { serializeStateFunctions: of(writes, write.serialize), deserializeStateFunctions: of(reads, write.deserialize) };
}

describe("S86 schemas and functions that do not belong together stop the module's code, not its state", () => {
  test.each<[string, AnyModuleRegistration["serializedStateSchema"], Part[], Part[], string]>([
    ["functions for a part without a schema", { settings: speed }, ["settings", "view"], ["settings", "view"], "its view, but no schema"],
    ["a schema of a part without functions", { settings: speed, view: speed }, ["settings"], ["settings"], "its view, but no functions"],
    ["no function that reads", { settings: speed }, ["settings"], [], "need both functions"],
    ["no function that writes", { settings: speed }, [], ["settings"], "need both functions"],
    ["functions and no schema at all", undefined, ["settings"], ["settings"], "its settings, but no schema"],
  ])("%s", async (_what, serializedStateSchema, writes, reads, reason) => {
    const name = register((moduleName) => void ModuleRegistry.initModule(moduleName, functions(writes, reads)), {
      ...(serializedStateSchema && { serializedStateSchema }),
    });
    await expect(ModuleRegistry.load(name)).rejects.toThrow(name);
    await expect(ModuleRegistry.load(name)).rejects.toThrow(reason);
    const stored = { settings: ' {"speed":2}' };
    const instance = new ModuleInstance({ id: "m", name, serializedState: stored } as unknown as StoredModule, () => undefined);
    await instance.start();
    expect([instance.phase, instance.read()]).toEqual(["failed", stored]);
  });

  test("a schema and no functions at all", async () => {
    const name = register((moduleName) => void ModuleRegistry.initModule(moduleName), { serializedStateSchema: { settings: speed } });
    await expect(ModuleRegistry.load(name)).rejects.toThrow(`${name}: there is a schema for its state, but no functions.`);
  });

  test("a schema that is none", async () => {
    const bad = { settings: { ref: "nowhere" } };
    const name = register((moduleName) => void ModuleRegistry.initModule(moduleName, functions(["settings"])), {
      serializedStateSchema: bad,
    });
    const stored = { settings: '{"speed":2}' };
    const instance = new ModuleInstance({ id: "m", name, serializedState: stored } as unknown as StoredModule, () => undefined);
    await instance.start();
    expect([instance.phase, instance.read()]).toEqual(["failed", stored]);
    expect(String(vi.mocked(console.error).mock.calls[0]?.[1])).toContain(`${name}, schema of its settings`);
  });
});

test("S86 code that failed is asked for again, and what was stored is restored then", async () => {
  let hasContact = false;
  const name = register(
    (moduleName) => {
      if (!hasContact) throw new Error("no contact");
      ModuleRegistry.initModule(moduleName, {
        serializeStateFunctions: { settings: (get) => ({ speed: get(speedAtom) }) },
        deserializeStateFunctions: { settings: (raw, set) => set(speedAtom, (raw as { speed: number }).speed) },
      });
    },
    { serializedStateSchema: { settings: speed } },
  );
  const stored = { settings: '{"speed":2}' };
  const instance = new ModuleInstance({ id: "m", name, serializedState: stored } as unknown as StoredModule, () => undefined);
  await instance.start();
  expect([instance.phase, instance.read()]).toEqual(["failed", stored]);
  hasContact = true;
  await instance.start();
  expect([instance.phase, instance.store.get(speedAtom), instance.read()]).toEqual(["ready", 2, stored]);
});

test("S86 a module that is removed while its code loads is gone without an error", async () => {
  let arrive = (): void => undefined;
  const name = register(() => undefined, { loadModule: () => new Promise<void>((resolve) => (arrive = resolve)) });
  const instance = new ModuleInstance({ id: "m", name, serializedState: null } as unknown as StoredModule, () => undefined);
  const start = instance.start();
  instance.stop();
  ModuleRegistry.initModule(name);
  arrive();
  await start;
  expect([instance.module, vi.mocked(console.error).mock.calls]).toEqual([null, []]);
});

test("S94 a module without functions runs, and says that it stores nothing", async () => {
  const name = register((moduleName) => void ModuleRegistry.initModule(moduleName));
  const stored = { settings: "anything" };
  const instance = new ModuleInstance({ id: "m", name, serializedState: stored } as unknown as StoredModule, () => undefined);
  await instance.start();
  expect([instance.phase, instance.module?.isPersistent, instance.read()]).toEqual(["ready", false, stored]);
});

test("a module is registered once, and none after the start", () => {
  const name = register(() => undefined);
  const again = ModuleRegistry.find(name) as unknown as Parameters<typeof ModuleRegistry.registerModule>[0];
  expect(() => ModuleRegistry.registerModule(again)).toThrow(`Module ${name} is registered twice.`);
  ModuleRegistry.freeze();
  expect(() => register(() => undefined)).toThrow("is registered too late");
});
