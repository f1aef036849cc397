import { newUuid } from "./framework/new-uuid";
import type { Content, Dashboard } from "./shim";

/** A new session's content: one empty dashboard. */
export function newContent(): Content {
  const dashboard = newDashboard("Dashboard 1");
  return {
    activeDashboardId: dashboard.id,
    dashboards: [dashboard],
    ensembleSet: { regularEnsembles: [], deltaEnsembles: [] },
    ensembleRealizationFilterSet: [],
    settings: {
      selectedColorPalettes: { "categorical": "tab10", "continuous-diverging": "rdbu", "continuous-sequential": "turbo" },
      discreteColorScaleSteps: { sequential: 10, diverging: 10 },
    },
    userCreatedItems: { intersectionPolylines: { intersectionPolylines: [] } },
  };
}

export function newDashboard(name: string): Dashboard {
  return { id: newUuid(), name, activeModuleInstanceId: null, moduleInstances: [] };
}
