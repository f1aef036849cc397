import { ModuleCategory, ModuleDevState, ModuleRegistry } from "@webviz-portal/workbench/framework";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";

export const MODULE_NAME = "MyModule";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.DEV,
  defaultTitle: "My module",
  description: "How many realizations an ensemble has",
  icon: "puzzle",
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
});
