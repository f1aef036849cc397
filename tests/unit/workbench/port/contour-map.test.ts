import { beforeEach, describe, expect, test, vi } from "vitest";
import type { EnsembleChoice } from "../../../../src/Workbench/framework/ensembles/ensemble-choice";
import type { ModuleInstance } from "../../../../src/Workbench/framework/module-instance";

const settings = '{"layers":"faults","field":"Drogon","arrangement":"beside","extent":{"x":[0,1],"y":[2.5,3]},"$stateVersion":2}';
const view = '{"mode":"surface","colorScale":"turbo"}';

function ensemble(caseName: string): EnsembleChoice {
  const entry = { caseName } as EnsembleChoice["entry"];
  return { ident: `${caseName}::iter-0`, name: "iter-0", caseName, color: "red", state: "available", entry };
}

beforeEach(() => vi.resetModules());

describe.each([
  ["./ContourMap/loadModule", ["settingsFC", "viewFC"]],
  ["./ContourMap/second-spelling/loadModule", ["deserializeStateFunctions", "serializeStateFunctions"]],
])("the reference example, code in %s", (code, given) => {
  async function open(stored: Record<string, string> | null, ensembles: EnsembleChoice[], isNew = false) {
    vi.doMock("./ContourMap/loadModule", () => vi.importActual(code));
    await import("./ContourMap/registerModule");
    const { ModuleRegistry } = await import("../../../../src/Workbench/framework/module-registry");
    const init = vi.spyOn(ModuleRegistry, "initModule");
    const { ModuleInstance: Instance } = await import("../../../../src/Workbench/framework/module-instance");
    const { fieldAtom } = await import("./ContourMap/settings/atoms/persistableAtoms");
    const { layersAtom, arrangementAtom } = await import("./ContourMap/settings/atoms/baseAtoms");
    const { modeAtom } = await import("./ContourMap/view/atoms/baseAtoms");
    const changed = vi.fn();
    const placed = { id: "m", name: "ContourMap", serializedState: stored } as unknown as ModuleInstance["stored"];
    const instance = new Instance(placed, changed, isNew);
    instance.setEnsembles(ensembles, true);
    await instance.start();
    expect(instance.phase).toBe("ready");
    expect(init.mock.calls.map(([, options]) => Object.keys(options ?? {}).sort())).toEqual([given]);
    return { instance, changed, fieldAtom, layersAtom, arrangementAtom, modeAtom };
  }

  test("S85 it is registered, loaded, restored, and saved as it was stored", async () => {
    const stored = { settings, view };
    const { instance, changed, fieldAtom, layersAtom, modeAtom } = await open(stored, [ensemble("Drogon")]);
    expect([instance.module?.viewFC, instance.module?.settingsFC]).not.toContain(null);
    expect(instance.store.get(fieldAtom)).toMatchObject({ value: "Drogon", valueInContext: "Drogon", isValidInContext: true });
    expect([instance.store.get(layersAtom), instance.store.get(modeAtom)]).toEqual(["faults", "surface"]);
    await Promise.resolve();
    expect(instance.store.get(fieldAtom).source).toBe("user");
    expect(instance.read()).toBe(stored);
    instance.store.set(layersAtom, "wells");
    expect(changed).toHaveBeenCalledOnce();
    expect(instance.read()).toEqual({ settings: settings.replace("faults", "wells"), view });
  });

  test("S89 a field that is not here is kept and marked, until another is chosen", async () => {
    const { instance, changed, fieldAtom, layersAtom } = await open({ settings, view }, [ensemble("Troll")]);
    expect(instance.store.get(fieldAtom)).toMatchObject({ value: "Drogon", isValidInContext: false, source: "persistence" });
    instance.store.set(layersAtom, "wells");
    expect(instance.read()?.settings).toContain('"field":"Drogon"');
    instance.store.set(fieldAtom, "Troll");
    expect(instance.read()?.settings).toContain('"field":"Troll"');
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test("S98 a text of the first version is migrated, and stays as it is until something is chosen", async () => {
    const old = '{"layers":"faults","field":"Drogon","isBeside":true,"extent":null}';
    const { instance, changed, layersAtom, arrangementAtom } = await open({ settings: old, view }, [ensemble("Drogon")]);
    expect(instance.store.get(arrangementAtom)).toBe("beside");
    expect([instance.read()?.settings, changed.mock.calls.length]).toEqual([old, 0]);
    instance.store.set(layersAtom, "wells");
    expect(JSON.parse(instance.read()?.settings ?? "")).toEqual({
      layers: "wells",
      field: "Drogon",
      arrangement: "beside",
      extent: null,
      $stateVersion: 2,
    });
  });

  test("S22 a new one stores what is on screen, the fixed field included", async () => {
    const { instance, changed } = await open(null, [ensemble("Troll")], true);
    expect(JSON.parse(instance.read()?.settings ?? "")).toMatchObject({ field: "Troll", arrangement: "stacked" });
    expect(JSON.parse(instance.read()?.view ?? "")).toEqual({ mode: "lines", colorScale: "viridis" });
    expect(changed).not.toHaveBeenCalled();
  });
});
