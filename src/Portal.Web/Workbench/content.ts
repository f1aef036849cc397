/**
 * What a session or snapshot holds, as the public Webviz frontend writes it. Keys this workbench does not know are kept as they came,
 * at every level.
 */
export interface Content {
  activeDashboardId: string | null;
  dashboards: Dashboard[];
  ensembleSet: EnsembleSet;
  ensembleRealizationFilterSet: { ensembleIdentString: string; [key: string]: unknown }[];
  settings: { [key: string]: unknown };
  userCreatedItems: { [key: string]: unknown };
  [key: string]: unknown;
}

export interface Dashboard {
  id: string;
  name: string;
  description?: string;
  activeModuleInstanceId: string | null;
  moduleInstances: PlacedModule[];
  [key: string]: unknown;
}

export interface PlacedModule {
  moduleInstanceState: StoredModule;
  layoutState: Layout;
  [key: string]: unknown;
}

/** Place and size as shares (0..1) of the dashboard's width and height. */
export interface Layout {
  relX: number;
  relY: number;
  relWidth: number;
  relHeight: number;
  minimized?: boolean;
  maximized?: boolean;
  [key: string]: unknown;
}

export interface StoredModule {
  id: string;
  name: string;
  syncedSettingKeys: string[];
  dataChannelManagerState: { subscriptions: unknown[] };
  serializedState: SerializedState | null;
  [key: string]: unknown;
}

/** Each part is itself JSON text, written and read by the module alone. */
export interface SerializedState {
  settings?: string;
  view?: string;
}

export interface EnsembleSet {
  regularEnsembles: RegularEnsemble[];
  deltaEnsembles: unknown[];
  [key: string]: unknown;
}

export interface RegularEnsemble {
  /** `{caseUuid}::{name}` */
  ensembleIdent: string;
  name: string | null;
  color: string;
  caseName?: string;
  [key: string]: unknown;
}

/** What saving needs of a live workbench. */
export interface ContentSource {
  /** The content as it is now; what nobody touched comes back exactly as it was loaded. */
  read(): Content;
  /** Tells of every change by the user, at once; never of a load. Returns how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Replaces everything. */
  load(content: Content): void;
}

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
  return { id: crypto.randomUUID(), name, activeModuleInstanceId: null, moduleInstances: [] };
}
