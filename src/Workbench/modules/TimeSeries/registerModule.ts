import { ModuleCategory, ModuleDevState } from "../../framework/module-registration";
import { ModuleRegistry } from "../../framework/module-registry";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";

export const MODULE_NAME = "TimeSeries";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  defaultTitle: "Time series",
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  description: "Vectors over time, realizations and statistics",
  icon: "chart-line",
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
});
