import { ModuleCategory, ModuleDevState } from "../../framework/module";
import { ModuleRegistry } from "../../framework/module-registry";

export const MODULE_NAME = "TimeSeries";

ModuleRegistry.registerModule({
  moduleName: MODULE_NAME,
  defaultTitle: "Time series",
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  description: "Vectors over time, realizations and statistics",
  icon: "chart-line",
  loadModule: () => import("./loadModule"),
});
