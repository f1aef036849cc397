import { ModuleCategory, ModuleDevState } from "../../framework/module";
import { ModuleRegistry } from "../../framework/module-registry";

export const MODULE_NAME = "Notes";

ModuleRegistry.registerModule({
  moduleName: MODULE_NAME,
  defaultTitle: "Notes",
  category: ModuleCategory.SUB,
  devState: ModuleDevState.PROD,
  description: "Text in Markdown",
  icon: "notebook-pen",
  loadModule: () => import("./loadModule"),
});
