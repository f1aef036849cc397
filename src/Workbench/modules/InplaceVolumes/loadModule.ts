import { ModuleRegistry } from "../../framework/module-registry";
import { subject } from "./frame-words";
import { sparkline, syncedSettings, volumeChannelAtom } from "./links";
import type { SerializedState } from "./persistence";
import { MODULE_NAME, VOLUME_CHANNEL } from "./registerModule";
import { deserializeSettings, serializeSettings } from "./settings/persistence";
import { settings } from "./settings/settings";
import { deserializeView, serializeView } from "./view/persistence";
import { view } from "./view/view";

const module = ModuleRegistry.initModule<unknown, SerializedState>(MODULE_NAME, { settingsFC: settings, viewFC: view });
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings, view: serializeView },
  deserializeStateFunctions: { settings: deserializeSettings, view: deserializeView },
});
module.subject = subject;
module.channels = { [VOLUME_CHANNEL]: volumeChannelAtom };
module.syncedSettings = syncedSettings;
module.sparkline = sparkline;
