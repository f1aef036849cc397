import { SyncSettingKey } from "../../framework/links/sync-setting-key";
import { ModuleCategory, ModuleDevState } from "../../framework/module-registration";
import { ModuleRegistry } from "../../framework/module-registry";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";

export const MODULE_NAME = "Map";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  defaultTitle: "Map",
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  description: "Mean, spread or one realization of a surface",
  icon: "map",
  syncableSettingKeys: [SyncSettingKey.ENSEMBLE, SyncSettingKey.SURFACE, SyncSettingKey.SUBSURFACE_MAP_CAMERA_POSITION],
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
});
