import { ModuleRegistry } from "../../framework/module-registry";
import { deserializeSettings, serializeSettings, type SerializedState } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { noteSparkline } from "./sparkline";
import { settings } from "./settings";
import { view } from "./view";

const module = ModuleRegistry.initModule<unknown, SerializedState>(MODULE_NAME, { settingsFC: settings, viewFC: view });
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings },
  deserializeStateFunctions: { settings: deserializeSettings },
});
module.sparkline = noteSparkline;
