import { ModuleRegistry } from "../../framework/module-registry";
import { deserializeSettings, serializeSettings, type SerializedSettings } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { settings } from "./settings";
import { view } from "./view";

const module = ModuleRegistry.initModule<{ settings: SerializedSettings }>(MODULE_NAME);
module.view = view;
module.settings = settings;
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings },
  deserializeStateFunctions: { settings: deserializeSettings },
});
