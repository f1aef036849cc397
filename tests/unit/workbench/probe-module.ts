import { atom, type PrimitiveAtom } from "jotai/vanilla";
import { ModuleCategory, ModuleDevState } from "../../../src/Workbench/framework/module-registration";
import { ModuleRegistry } from "../../../src/Workbench/framework/module-registry";
import { SchemaBuilder } from "../../../src/Workbench/framework/schema/schema-builder";
import { setIfDefined } from "../../../src/Workbench/framework/set-if-defined";

/** A workbench module for tests: one number in its settings, one in its view. */
export const speedAtom: PrimitiveAtom<number> = atom(1);
export const angleAtom: PrimitiveAtom<number> = atom(0);

type State = { settings: { speed?: number }; view: { angle?: number } };

const SERIALIZED_STATE = {
  settings: new SchemaBuilder<State["settings"]>(() => ({ optionalProperties: { speed: { type: "float64" } } })).build(),
  view: new SchemaBuilder<State["view"]>(() => ({ optionalProperties: { angle: { type: "float64" } } })).build(),
};

function register(moduleName: string, loadModule: () => Promise<unknown>): void {
  ModuleRegistry.registerModule<unknown, State>({
    moduleName,
    loadModule,
    serializedStateSchema: SERIALIZED_STATE,
    defaultTitle: "Probe",
    description: "For tests",
    icon: "gauge",
    category: ModuleCategory.DEBUG,
    devState: ModuleDevState.DEV,
  });
}

function initProbe(): void {
  const module = ModuleRegistry.initModule<unknown, State>("Probe");
  module.setSerializationFunctions({
    serializeStateFunctions: {
      settings: (get) => ({ speed: get(speedAtom) }),
      view: (get) => ({ angle: get(angleAtom) }),
    },
    deserializeStateFunctions: {
      settings: (raw, set) => setIfDefined(set, speedAtom, raw.speed),
      view: (raw, set) => setIfDefined(set, angleAtom, raw.angle),
    },
  });
}

register("Probe", async () => initProbe());
// Its code never arrives.
register("Slow", () => new Promise(() => undefined));
register("Broken", () => Promise.reject(new Error("no contact")));
