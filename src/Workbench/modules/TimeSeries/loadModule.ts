import { ModuleRegistry } from "../../framework/module-registry";
import { vectorEntryAtom, vectorNameAtom } from "./atoms";
import { deserializeSettings, deserializeView, serializeSettings, serializeView, type SerializedState } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { settings } from "./settings";
import { view } from "./view";

const module = ModuleRegistry.initModule<unknown, SerializedState>(MODULE_NAME, { settingsFC: settings, viewFC: view });
module.subject = (get) => [get(vectorNameAtom), get(vectorEntryAtom)?.unit].filter(Boolean).join(" · ");
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings, view: serializeView },
  deserializeStateFunctions: { settings: deserializeSettings, view: deserializeView },
});
