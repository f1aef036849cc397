import { atom } from "jotai/vanilla";
import { beforeEach, expect, test, vi } from "vitest";
import { Workbench } from "../../../../src/Workbench/dashboards/workbench";
import { ModuleInstance } from "../../../../src/Workbench/framework/module-instance";
import { ModuleCategory, ModuleDevState } from "../../../../src/Workbench/framework/module-registration";
import { ModuleRegistry } from "../../../../src/Workbench/framework/module-registry";
import { InvalidAt } from "../../../../src/Workbench/framework/state/part-problem";
import { newContent } from "../../../../src/Workbench/new-content";
import type { SerializedState, StoredModule } from "../../../../src/Workbench/shim";
import { angleAtom, speedAtom } from "../probe-module";
import { live } from "./parts";

beforeEach(
  () =>
    void vi
      .spyOn(console, "error")
      .mockReset()
      .mockImplementation(() => undefined),
);

interface State {
  readonly settings: { readonly total: number };
  readonly view: { readonly shown: number };
}

const ownAtom = atom(1);
const shownAtom = atom(0);
const unload = vi.fn();

ModuleRegistry.registerModule<unknown, State>({
  moduleName: "Entangled",
  defaultTitle: "Entangled",
  category: ModuleCategory.DEBUG,
  devState: ModuleDevState.DEV,
  serializedStateSchema: { settings: { properties: { total: { type: "float64" } } }, view: { properties: { shown: { type: "float64" } } } },
  onInstanceUnload: unload,
  // What its settings store depends on what its view restores.
  loadModule: async () =>
    ModuleRegistry.initModule<unknown, State>("Entangled", {
      serializeStateFunctions: {
        settings: (get) => ({ total: get(ownAtom) + get(shownAtom) }),
        view: (get) => ({ shown: get(shownAtom) }),
      },
      deserializeStateFunctions: {
        settings: (raw, set) => set(ownAtom, raw.total ?? 0),
        view: (raw, set) => set(shownAtom, raw.shown ?? 0),
      },
    }),
});

async function open(name: string, serializedState: SerializedState | null): Promise<{ instance: ModuleInstance; changed: () => void }> {
  const changed = vi.fn();
  const instance = new ModuleInstance({ id: "m", name, serializedState } as unknown as StoredModule, changed);
  await instance.start();
  return { instance, changed };
}

test("S97 a part that depends on what the other restores is as it was stored, and tells no change", async () => {
  const stored = { settings: '{ "total": 5 }', view: '{"shown": 3}' };
  const { instance, changed } = await open("Entangled", stored);
  expect([instance.read(), vi.mocked(changed).mock.calls]).toEqual([stored, []]);
  instance.store.set(shownAtom, 4);
  expect(instance.read()).toEqual({ settings: '{"total":9}', view: '{"shown":4}' });
  expect(changed).toHaveBeenCalled();
});

test("S98 one part of a newer version makes the whole module read-only", async () => {
  const stored = { settings: '{"speed":5}', view: '{"angle":1,"$stateVersion":7}' };
  const { instance, changed } = await open("Probe", stored);
  expect([instance.isReadOnly, instance.canBeRenamed, instance.problems().map(({ part }) => part)]).toEqual([true, false, ["view"]]);
  expect(instance.store.get(speedAtom)).toBe(5);
  instance.store.set(speedAtom, 6);
  instance.store.set(angleAtom, 6);
  instance.rename("Mine");
  expect(instance.read()).toBe(stored);
  expect(changed).not.toHaveBeenCalled();
});

test("S89 a property deep inside is refused alone, and kept there", () => {
  const camera = atom<{ x?: number; y?: number }>({ x: 1, y: 1 });
  const { part, store } = live<{ camera: { x?: number; y?: number } }>(
    {
      schema: { properties: { camera: { properties: { x: { type: "float64" }, y: { type: "float64" } } } } },
      serialize: (get) => ({ camera: { x: 1, y: 1, ...get(camera) } }),
      deserialize: (raw, set) => {
        if ((raw.camera?.x ?? 0) > 9) throw new InvalidAt(["camera", "x"], "Too far.");
        set(camera, raw.camera ?? {});
      },
    },
    '{"camera":{"x":99,"y":5,"later":1}}',
  );
  expect([store.get(camera), part.refused.map(({ path }) => path)]).toEqual([{ y: 5, later: 1 }, [["camera", "x"]]]);
  store.set(camera, { y: 6 });
  expect(part.read()).toBe('{"camera":{"x":99,"y":6,"later":1}}');
  store.set(camera, { x: 2, y: 6 });
  expect([part.read(), part.refused]).toEqual(['{"camera":{"x":2,"y":6,"later":1}}', []]);
});

test("S86 a module that throws when it is removed does not keep the next session from opening", async () => {
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(newContent());
  for (const name of ["Entangled", "Entangled", "Probe"]) workbench.addModule(name, 1);
  const instances = workbench.modules.map((placed) => workbench.instanceOf(placed));
  await Promise.all(instances.map((instance) => instance.start()));
  unload.mockImplementation(() => {
    throw new Error("I stay.");
  });
  const changes = vi.fn();
  workbench.onChange(changes);
  workbench.load(newContent());
  for (const { store } of instances) store.set(speedAtom, 77);
  expect([workbench.modules, unload.mock.calls.length, changes.mock.calls]).toEqual([[], 2, []]);
});
