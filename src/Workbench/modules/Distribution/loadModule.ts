import { ModuleRegistry } from "../../framework/module-registry";
import { shares } from "../../framework/sparkline";
import { countsOf, edgesOf } from "./bins";
import type { SerializedState } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { deserializeSettings, serializeSettings } from "./settings/persistence";
import { settings } from "./settings/settings";
import { stateAtom, subjectAtom } from "./view/atoms";
import { deserializeView, serializeView } from "./view/persistence";
import { view } from "./view/view";

/** Bars of the small picture. */
const BARS = 14;

const module = ModuleRegistry.initModule<unknown, SerializedState>(MODULE_NAME, { settingsFC: settings, viewFC: view });
module.subject = (get) => get(subjectAtom);
module.sparkline = (get) => {
  const state = get(stateAtom);
  const [first] = state.kind === "ready" ? state.responses : [];
  if (!first || first.values.size === 0) return null;
  const values = [...first.values.values()];
  // The shares are those of the highest bar, from none.
  const [, ...bars] = shares([0, ...countsOf(values, edgesOf([values], BARS))]);
  return { kind: "bars", bars, color: first.ensemble.color };
};
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings, view: serializeView },
  deserializeStateFunctions: { settings: deserializeSettings, view: deserializeView },
});
