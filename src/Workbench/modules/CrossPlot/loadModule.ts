import { ModuleRegistry } from "../../framework/module-registry";
import { shares } from "../../framework/sparkline";
import { pointsOf } from "./along-x";
import type { SerializedState } from "./persistence";
import { MODULE_NAME } from "./registerModule";
import { deserializeSettings, serializeSettings } from "./settings/persistence";
import { settings } from "./settings/settings";
import { syncedSettings } from "./synced-settings";
import { stateAtom, subjectAtom } from "./view/atoms";
import { deserializeView, serializeView } from "./view/persistence";
import { view } from "./view/view";
import { correlationsOf } from "./correlations";

/** The most that a small picture holds. */
const [DOTS, BARS] = [60, 20];

const module = ModuleRegistry.initModule<unknown, SerializedState>(MODULE_NAME, { settingsFC: settings, viewFC: view });
module.subject = (get) => get(subjectAtom);
module.syncedSettings = syncedSettings;
module.sparkline = (get) => {
  const state = get(stateAtom);
  if (state.kind !== "ready") return null;
  const { color } = state.response.ensemble;
  if (!state.x) {
    const bars = correlationsOf(state.response, state.parameters).slice(0, BARS);
    return bars.length > 0 ? { kind: "bars", bars: bars.map(({ r }) => Math.round(Math.abs(r) * 99)), color } : null;
  }
  const points = pointsOf(state.x, state.response).slice(0, DOTS);
  if (points.length === 0) return null;
  const [across, up] = [shares(points.map(({ x }) => x)), shares(points.map(({ y }) => y))];
  return { kind: "dots", dots: across.flatMap((x, at) => [x, up[at] ?? 0]), color };
};
module.setSerializationFunctions({
  serializeStateFunctions: { settings: serializeSettings, view: serializeView },
  deserializeStateFunctions: { settings: deserializeSettings, view: deserializeView },
});
