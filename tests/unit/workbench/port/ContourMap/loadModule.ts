import { ModuleRegistry } from "@webviz-portal/workbench/framework";
import type { Interfaces } from "./interfaces";
import type { SerializedState } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { deserializeSettings, serializeSettings } from "./settings/persistence";
import { settingsFC } from "./settings/settings";
import { deserializeView, serializeView } from "./view/persistence";
import { viewFC } from "./view/view";

const module = ModuleRegistry.initModule<Interfaces, SerializedState>(MODULE_NAME, { settingsFC, viewFC });
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings, view: serializeView },
  deserializeStateFunctions: { settings: deserializeSettings, view: deserializeView },
});
