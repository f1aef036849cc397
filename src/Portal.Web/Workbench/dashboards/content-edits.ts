import type { Content, Dashboard, Layout, PlacedModule, RegularEnsemble } from "../content";

/** Content is never changed in place: each edit answers a new content that shares what it did not touch. */
export type Edit = (content: Content) => Content;

/** The dashboards of a content that can be shown. Others, from a hand or a future that writes differently, stay in the content. */
export function dashboardsOf(content: Content): Dashboard[] {
  return Array.isArray(content.dashboards) ? content.dashboards.filter(isDashboard) : [];
}

export function modulesOf(dashboard: Dashboard): PlacedModule[] {
  return dashboard.moduleInstances.filter(isPlacedModule);
}

function isDashboard(value: unknown): value is Dashboard {
  const dashboard = value as Dashboard | null;
  return typeof dashboard?.id === "string" && Array.isArray(dashboard.moduleInstances);
}

function isPlacedModule(value: unknown): value is PlacedModule {
  const placed = value as PlacedModule | null;
  return typeof placed?.moduleInstanceState?.id === "string" && typeof placed.moduleInstanceState.name === "string"
    && typeof placed.layoutState?.relX === "number" && typeof placed.layoutState.relY === "number"
    && typeof placed.layoutState.relWidth === "number" && typeof placed.layoutState.relHeight === "number";
}

export const activateDashboard = (id: string): Edit => (content) => ({ ...content, activeDashboardId: id });

export const insertDashboard = (dashboard: Dashboard, at: number): Edit => (content) => ({
  ...content,
  activeDashboardId: dashboard.id,
  dashboards: [...(content.dashboards ?? [])].toSpliced(at, 0, dashboard),
});

/** Without a dashboard; the one after it, or else before it, is shown then. */
export const removeDashboard = (id: string): Edit => (content) => {
  const shown = dashboardsOf(content);
  const at = shown.findIndex((dashboard) => dashboard.id === id);
  const next = shown[at + 1] ?? shown[at - 1];
  return { ...content, activeDashboardId: next?.id ?? null, dashboards: content.dashboards.filter((dashboard) => dashboard?.id !== id) };
};

export const changeDashboard = (id: string, change: (dashboard: Dashboard) => Dashboard): Edit => (content) => ({
  ...content,
  dashboards: content.dashboards.map((dashboard) => (isDashboard(dashboard) && dashboard.id === id ? change(dashboard) : dashboard)),
});

/** Gives the modules that can be shown new places, in their order. */
export function withLayouts(dashboard: Dashboard, layouts: readonly Layout[]): Dashboard {
  const places = new Map(modulesOf(dashboard).map((placed, index) => [placed, layouts[index]]));
  return {
    ...dashboard,
    moduleInstances: dashboard.moduleInstances.map((placed) => {
      const layout = places.get(placed);
      return layout && layout !== placed.layoutState ? { ...placed, layoutState: layout } : placed;
    }),
  };
}

export const addEnsemble = (ensemble: RegularEnsemble): Edit => (content) => ({
  ...content,
  ensembleSet: { ...content.ensembleSet, regularEnsembles: [...ensemblesOf(content), ensemble] },
});

export const removeEnsemble = (ident: string): Edit => (content) => ({
  ...content,
  ensembleSet: { ...content.ensembleSet, regularEnsembles: ensemblesOf(content).filter((ensemble) => ensemble?.ensembleIdent !== ident) },
});

export function ensemblesOf(content: Content): RegularEnsemble[] {
  const ensembles = content.ensembleSet?.regularEnsembles;
  return Array.isArray(ensembles) ? ensembles : [];
}
