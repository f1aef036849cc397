import { isObject, textOr, type Content, type Dashboard, type Layout, type PlacedModule } from "../content/content";
import { idsOf, mergeOrder, type ListOf } from "./merge-order";
import type { Part, Parts, Sides } from "./parts";

type Arrangement = Record<string, Layout>;

const dashboardList: ListOf = { of: (content) => content.dashboards, idKey: "id" };

/**
 * Ids of the dashboards that are compared module by module: those that mine and theirs both have, in the known shape. A dashboard that
 * only one side has is one part, so that "deleted here, changed there" is one choice.
 */
export function splittableDashboards(contents: readonly Content[]): ReadonlySet<string> | null {
  if (contents.some((content) => idsOf(content, dashboardList) === null)) return null;
  const [mine, theirs, base] = contents;
  const ids = (idsOf(mine!, dashboardList) ?? []).filter((id) => find(theirs!, id) !== undefined);
  return new Set(ids.filter((id) => [mine, theirs, base].every((content) => content === undefined || isRegular(find(content, id)))));
}

/** The parts of all dashboards. */
export function dashboardParts(content: Content, splittable: ReadonlySet<string> | null): Part[] {
  if (splittable === null) return [{ kind: "other", name: "dashboards", dashboard: null, path: ["dashboards"], value: content.dashboards }];
  return content.dashboards.flatMap((dashboard) => {
    const { activeModuleInstanceId: _, ...whole } = dashboard;
    const label = { kind: "dashboard", name: nameOf(dashboard), dashboard: null } as const;
    if (!splittable.has(dashboard.id)) return [{ ...label, path: ["whole", dashboard.id], value: whole, compared: stateOf(whole) }];
    const { moduleInstances, ...own } = whole;
    return [
      { ...label, path: ["dashboard", dashboard.id], value: own },
      ...moduleParts(dashboard, moduleInstances),
      arrangementPart(dashboard),
    ];
  });
}

/** The dashboards of the merge. */
export function assembleDashboards(parts: Parts, sides: Sides): unknown {
  const opaque = parts.get(JSON.stringify(["dashboards"]));
  if (opaque !== undefined) return opaque.value;
  const chosen = [...parts.values()].filter(({ path: [kind] }) => kind === "whole" || kind === "dashboard");
  const { base, mine, theirs } = sides.contents;
  const order = mergeOrder(
    chosen.map(({ path }) => path[1]!),
    base === null ? [] : dashboardIds(base),
    dashboardIds(mine),
    dashboardIds(theirs),
  );
  return order.map((id) => {
    const part = chosen.find(({ path }) => path[1] === id)!;
    const sources = [find(mine, id), find(theirs, id)].filter((dashboard) => dashboard !== undefined);
    if (part.path[0] === "whole") return { ...(part.value as object), activeModuleInstanceId: sources[0]?.activeModuleInstanceId ?? null };
    return assembleDashboard(part, parts, sides, sources);
  });
}

function assembleDashboard(own: Part, parts: Parts, sides: Sides, sources: readonly Dashboard[]): unknown {
  const id = own.path[1]!;
  const chosen = [...parts.values()].filter(({ path }) => path[0] === "module" && path[1] === id);
  const modules = new Map(chosen.map(({ path, value }) => [path[2]!, value as object]));
  const arrangement = (parts.get(JSON.stringify(["arrangement", id]))?.value ?? {}) as Arrangement;
  const base = sides.contents.base === null ? undefined : find(sides.contents.base, id);
  const order = mergeOrder([...modules.keys()], base === undefined ? [] : moduleIds(base), moduleIds(sources[0]!), moduleIds(sources[1]!));
  const moduleInstances = order.map((moduleId) => ({
    ...modules.get(moduleId)!,
    layoutState: arrangement[moduleId] ?? sources.map((source) => layoutsOf(source)[moduleId]).find((layout) => layout !== undefined),
  }));
  const active =
    sources.map((source) => source.activeModuleInstanceId).find((moduleId) => moduleId !== null && modules.has(moduleId)) ?? null;
  return { ...(own.value as object), activeModuleInstanceId: active, moduleInstances };
}

function moduleParts(dashboard: Dashboard, entries: readonly PlacedModule[]): Part[] {
  return entries.map(({ layoutState: _, ...entry }) => ({
    kind: "module",
    name: textOr(entry.moduleInstanceState.name, ""),
    dashboard: nameOf(dashboard),
    path: ["module", dashboard.id, entry.moduleInstanceState.id],
    value: entry,
  }));
}

function arrangementPart(dashboard: Dashboard): Part {
  const value = layoutsOf(dashboard);
  const compared = Object.fromEntries(Object.entries(value).map(([id, layout]) => [id, placeOf(layout)]));
  return { kind: "arrangement", name: "", dashboard: nameOf(dashboard), path: ["arrangement", dashboard.id], value, compared };
}

function nameOf({ name }: Partial<Dashboard>): string {
  return textOr(name, "");
}

/** A dashboard without what is maximised or minimised in it: that is looking. */
function stateOf(dashboard: Record<string, unknown>): unknown {
  const { moduleInstances } = dashboard;
  if (!Array.isArray(moduleInstances)) return dashboard;
  const placed = moduleInstances.map((entry: unknown) =>
    isObject(entry) ? { ...entry, layoutState: placeOf(entry["layoutState"]) } : entry,
  );
  return { ...dashboard, moduleInstances: placed };
}

function placeOf(layout: unknown): unknown {
  if (!isObject(layout)) return layout;
  const { maximized: _, minimized: __, ...place } = layout;
  return place;
}

function layoutsOf(dashboard: Dashboard): Arrangement {
  return Object.fromEntries(dashboard.moduleInstances.map((entry) => [entry.moduleInstanceState.id, entry.layoutState]));
}

function isRegular(dashboard: Dashboard | undefined): boolean {
  if (dashboard === undefined) return true;
  if (!Array.isArray(dashboard.moduleInstances)) return false;
  const ids = dashboard.moduleInstances.map((entry: unknown) => {
    const state = isObject(entry) ? entry["moduleInstanceState"] : undefined;
    return isObject(state) ? state["id"] : undefined;
  });
  return ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length;
}

function find(content: Content, id: string): Dashboard | undefined {
  return content.dashboards.find((dashboard) => dashboard.id === id);
}

function dashboardIds(content: Content): string[] {
  return idsOf(content, dashboardList) ?? [];
}

function moduleIds(dashboard: Dashboard): string[] {
  return dashboard.moduleInstances.map((entry) => entry.moduleInstanceState.id);
}
