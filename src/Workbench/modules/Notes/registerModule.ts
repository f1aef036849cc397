import { ModuleCategory, ModuleDevState } from "../../framework/module-registration";
import { ModuleRegistry } from "../../framework/module-registry";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";

export const MODULE_NAME = "Notes";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  defaultTitle: "Notes",
  category: ModuleCategory.SUB,
  devState: ModuleDevState.PROD,
  description: "Text in Markdown",
  icon: "notebook-pen",
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
});
