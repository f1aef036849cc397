import { KeyKind } from "../../framework/links/channel-definitions";
import { SyncSettingKey } from "../../framework/links/sync-setting-key";
import { ModuleCategory, ModuleDevState } from "../../framework/module-registration";
import { ModuleRegistry } from "../../framework/module-registry";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";

export const MODULE_NAME = "InplaceVolumes";
export const VOLUME_CHANNEL = "volume";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  defaultTitle: "In-place volumes",
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  description: "Volumes by zone, region and fluid",
  icon: "chart-bar",
  syncableSettingKeys: [SyncSettingKey.ENSEMBLE, SyncSettingKey.INPLACE_VOLUMES_FILTER, SyncSettingKey.INPLACE_VOLUMES_RESULT_NAME],
  channelDefinitions: [{ idString: VOLUME_CHANNEL, displayName: "Volume per realization", kindOfKey: KeyKind.REALIZATION }],
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
});
