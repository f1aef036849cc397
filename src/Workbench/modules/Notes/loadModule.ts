import { ModuleRegistry } from "../../framework/module-registry";
import type { SerializedState } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { noteSparkline } from "./sparkline";
import { deserializeSettings, serializeSettings } from "./settings/persistence";
import { settings } from "./settings/settings";
import { view } from "./view";

const module = ModuleRegistry.initModule<unknown, SerializedState>(MODULE_NAME, { settingsFC: settings, viewFC: view });
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings },
  deserializeStateFunctions: { settings: deserializeSettings },
});
module.sparkline = noteSparkline;
