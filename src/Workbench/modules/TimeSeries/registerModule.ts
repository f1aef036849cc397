import { KeyKind } from "../../framework/links/channel-definitions";
import { SyncSettingKey } from "../../framework/links/sync-setting-key";
import { ModuleCategory, ModuleDevState } from "../../framework/module-registration";
import { ModuleRegistry } from "../../framework/module-registry";
import { MIGRATIONS, SERIALIZED_STATE, STATE_VERSION, type SerializedState } from "./persistence";

export const MODULE_NAME = "TimeSeries";
export const RESPONSE_CHANNEL = "response-at-time";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  defaultTitle: "Time series",
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  description: "Vectors over time, realizations and statistics",
  icon: "chart-line",
  syncableSettingKeys: [SyncSettingKey.ENSEMBLE, SyncSettingKey.TIME_SERIES, SyncSettingKey.DATE],
  channelDefinitions: [{ idString: RESPONSE_CHANNEL, displayName: "Response at a time, per realization", kindOfKey: KeyKind.REALIZATION }],
  serializedStateSchema: SERIALIZED_STATE,
  stateVersion: STATE_VERSION,
  migrations: MIGRATIONS,
  loadModule: () => import("./loadModule"),
});
