import { KeyKind } from "../../framework/links/channel-definitions";
import { SyncSettingKey } from "../../framework/links/sync-setting-key";
import { ModuleCategory, ModuleDevState } from "../../framework/module-registration";
import { ModuleRegistry } from "../../framework/module-registry";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";
import { RESPONSE_RECEIVER, X_RECEIVER } from "./receivers";

export const MODULE_NAME = "CrossPlot";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  defaultTitle: "Cross plot",
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  description: "A response against parameters, and what it correlates with",
  icon: "chart-scatter",
  syncableSettingKeys: [SyncSettingKey.ENSEMBLE, SyncSettingKey.PARAMETER],
  channelReceiverDefinitions: [
    {
      idString: RESPONSE_RECEIVER,
      displayName: "Response",
      supportedKindsOfKeys: [KeyKind.REALIZATION],
      supportsMultiContents: true,
    },
    { idString: X_RECEIVER, displayName: "Along x", supportedKindsOfKeys: [KeyKind.REALIZATION], supportsMultiContents: false },
  ],
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
});
