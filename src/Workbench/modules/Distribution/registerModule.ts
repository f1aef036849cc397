import { KeyKind } from "../../framework/links/channel-definitions";
import { ModuleCategory, ModuleDevState } from "../../framework/module-registration";
import { ModuleRegistry } from "../../framework/module-registry";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";

export const MODULE_NAME = "Distribution";

/** Values for realizations, in the place of the module's own choice. */
export const RESPONSE_RECEIVER = "response";

ModuleRegistry.registerModule<unknown, SerializedState>({
  moduleName: MODULE_NAME,
  defaultTitle: "Distribution",
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  description: "Histogram, box or violin of a response over realizations",
  icon: "chart-column",
  channelReceiverDefinitions: [
    {
      idString: RESPONSE_RECEIVER,
      displayName: "Response",
      supportedKindsOfKeys: [KeyKind.REALIZATION],
      supportsMultiContents: true,
    },
  ],
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
});
