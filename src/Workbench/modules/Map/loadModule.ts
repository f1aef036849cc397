import { ModuleRegistry } from "../../framework/module-registry";
import type { SerializedState } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { ensembleAtom, surfaceAtom } from "./settings/atoms/persistableAtoms";
import { deserializeSettings, serializeSettings } from "./settings/persistence";
import { settings } from "./settings/settings";
import { sparkline } from "./sparkline";
import { chosenMapAtom } from "./view/atoms";
import { cameraAtom, deserializeView, serializeView } from "./view/persistence";
import { view } from "./view/view";
import { subjectText } from "./words";

const module = ModuleRegistry.initModule<unknown, SerializedState>(MODULE_NAME, { settingsFC: settings, viewFC: view });
module.subject = (get) => {
  const map = get(chosenMapAtom);
  return map.kind === "ready" ? subjectText(map) : "";
};
module.sparkline = (get) => {
  const map = get(chosenMapAtom);
  return map.kind === "ready" ? sparkline(map.field) : null;
};
module.syncedSettings = { ENSEMBLE: ensembleAtom, SURFACE: surfaceAtom, SUBSURFACE_MAP_CAMERA_POSITION: cameraAtom };
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings, view: serializeView },
  deserializeStateFunctions: { settings: deserializeSettings, view: deserializeView },
});
