import { isObject, type Content, type Dashboard, type Layout, type PlacedModule, type RegularEnsemble, type StoredModule } from "../shim";
import type { EnsembleEntry } from "../data/entries";

/** Content is never changed in place: each edit answers a new content that shares what it did not touch. */
export type Edit = (content: Content) => Content;

/** The dashboards of a content that can be shown. Others, from a hand or a future that writes differently, stay in the content. */
export function dashboardsOf(content: Content): Dashboard[] {
  return Array.isArray(content.dashboards) ? content.dashboards.filter(isDashboard) : [];
}

/** The modules of a dashboard: what has an id and a name. Its place may be of no use, see {@link DrawnPlaces}. */
export function modulesOf(dashboard: Dashboard): PlacedModule[] {
  return dashboard.moduleInstances.filter(isPlacedModule);
}

/** How many dashboards and modules cannot be shown. */
export function hiddenIn(content: Content): number {
  const shown = dashboardsOf(content);
  const modules = shown.map((dashboard) => dashboard.moduleInstances.length - modulesOf(dashboard).length);
  return modules.reduce((sum, count) => sum + count, (content.dashboards?.length ?? 0) - shown.length);
}

function isDashboard(value: unknown): value is Dashboard {
  const dashboard = value as Dashboard | null;
  return typeof dashboard?.id === "string" && Array.isArray(dashboard.moduleInstances);
}

function isPlacedModule(value: unknown): value is PlacedModule {
  const placed = value as PlacedModule | null;
  return typeof placed?.moduleInstanceState?.id === "string" && typeof placed.moduleInstanceState.name === "string";
}

export const activateDashboard =
  (id: string): Edit =>
  (content) => ({ ...content, activeDashboardId: id });

export const insertDashboard =
  (dashboard: Dashboard, at: number): Edit =>
  (content) => ({
    ...content,
    activeDashboardId: dashboard.id,
    dashboards: [...(content.dashboards ?? [])].toSpliced(at, 0, dashboard),
  });

/** Puts another dashboard at an index, and shows it. */
export const replaceDashboard =
  (at: number, dashboard: Dashboard): Edit =>
  (content) => ({ ...content, activeDashboardId: dashboard.id, dashboards: content.dashboards.with(at, dashboard) });

/** Without a dashboard; the one after it, or else before it, is shown then. */
export const removeDashboard =
  (id: string): Edit =>
  (content) => {
    const shown = dashboardsOf(content);
    const at = shown.findIndex((dashboard) => dashboard.id === id);
    const next = shown[at + 1] ?? shown[at - 1];
    return { ...content, activeDashboardId: next?.id ?? null, dashboards: content.dashboards.filter((dashboard) => dashboard?.id !== id) };
  };

export const changeDashboard =
  (id: string, change: (dashboard: Dashboard) => Dashboard): Edit =>
  (content) => ({
    ...content,
    dashboards: content.dashboards.map((dashboard) => (isDashboard(dashboard) && dashboard.id === id ? change(dashboard) : dashboard)),
  });

/** Puts a module at an index among those that can be shown, makes it active, and gives all of them their places. */
export const insertModule = (dashboardId: string, stored: StoredModule, at: number, layouts: readonly Layout[]): Edit =>
  changeDashboard(dashboardId, (dashboard) => {
    const layoutState = layouts[at];
    if (!layoutState) return dashboard;
    const next = modulesOf(dashboard)[at];
    const index = next ? dashboard.moduleInstances.indexOf(next) : dashboard.moduleInstances.length;
    const moduleInstances = dashboard.moduleInstances.toSpliced(index, 0, { layoutState, moduleInstanceState: stored });
    return withLayouts({ ...dashboard, activeModuleInstanceId: stored.id, moduleInstances }, layouts);
  });

/** Takes a module out and gives the others their places. */
export const removeModule = (dashboardId: string, placed: PlacedModule, layouts: readonly Layout[]): Edit =>
  changeDashboard(dashboardId, (dashboard) =>
    withLayouts(
      {
        ...dashboard,
        activeModuleInstanceId:
          dashboard.activeModuleInstanceId === placed.moduleInstanceState.id ? null : dashboard.activeModuleInstanceId,
        moduleInstances: dashboard.moduleInstances.filter((other) => other !== placed),
      },
      layouts,
    ),
  );

/** Puts another stored object in a module's place. */
export const replaceModule =
  (before: StoredModule, after: StoredModule): Edit =>
  (content) => ({
    ...content,
    dashboards: content.dashboards.map((dashboard) =>
      isDashboard(dashboard) && dashboard.moduleInstances.some((placed) => placed?.moduleInstanceState === before)
        ? {
            ...dashboard,
            moduleInstances: dashboard.moduleInstances.map((placed) =>
              placed?.moduleInstanceState === before ? { ...placed, moduleInstanceState: after } : placed,
            ),
          }
        : dashboard,
    ),
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

/** One module fills its dashboard (null: none does), as far as the modules have a stored place to say so in. */
export const maximise = (dashboardId: string, id: string | null): Edit =>
  changeDashboard(dashboardId, (dashboard) => ({
    ...dashboard,
    moduleInstances: dashboard.moduleInstances.map((placed) => {
      const maximized = placed?.moduleInstanceState?.id === id;
      if (!isPlacedModule(placed) || !isObject(placed.layoutState) || (placed.layoutState.maximized ?? false) === maximized) return placed;
      return { ...placed, layoutState: { ...placed.layoutState, maximized } };
    }),
  }));

/** "Dashboard 3", or the next number that no dashboard has. */
export function freeName(dashboards: readonly Dashboard[]): string {
  const names = new Set(dashboards.map((dashboard) => dashboard.name));
  let number = dashboards.length + 1;
  while (names.has(`Dashboard ${number}`)) number++;
  return `Dashboard ${number}`;
}

/** An ensemble of the portal's data as a session stores it. */
export function ensembleOf({ ident, name, caseName, color }: EnsembleEntry): RegularEnsemble {
  return { ensembleIdent: ident, name, color, caseName };
}

export const addEnsemble =
  (ensemble: RegularEnsemble): Edit =>
  (content) => ({
    ...content,
    ensembleSet: { ...content.ensembleSet, regularEnsembles: [...ensemblesOf(content), ensemble] },
  });

export const removeEnsemble =
  (ident: string): Edit =>
  (content) => ({
    ...content,
    ensembleSet: { ...content.ensembleSet, regularEnsembles: ensemblesOf(content).filter((ensemble) => ensemble?.ensembleIdent !== ident) },
  });

export function ensemblesOf(content: Content): RegularEnsemble[] {
  const ensembles = content.ensembleSet?.regularEnsembles;
  return Array.isArray(ensembles) ? ensembles : [];
}
