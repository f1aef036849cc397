import { isObject, textOr, type Content, type Dashboard } from "../content/content";
import { assembleDashboards, dashboardParts, splittableDashboards } from "./dashboard-parts";
import { idsOf, mergeOrder, type ListOf } from "./merge-order";
import type { Part, PartKind, Parts, Side, Sides, Split } from "./parts";

const ensembles: ListOf = {
  of: (content) => (isObject(content.ensembleSet) ? content.ensembleSet.regularEnsembles : undefined),
  idKey: "ensembleIdent",
};
const filters: ListOf = { of: (content) => content.ensembleRealizationFilterSet, idKey: "ensembleIdentString" };

/** Takes the sides apart. What only says where the user looks (active dashboard, active module) is no part. */
export function disassemble(base: Side | null, mine: Side, theirs: Side): Sides {
  const contents = [mine.content, theirs.content, ...(base === null ? [] : [base.content])];
  const split: Split = {
    dashboards: splittableDashboards(contents),
    objects: ["settings", "userCreatedItems", "ensembleSet"].filter((key) => contents.every((content) => isObject(content[key]))),
    hasEnsembles: contents.every((content) => idsOf(content, ensembles) !== null),
    hasFilters: contents.every((content) => idsOf(content, filters) !== null),
  };
  return {
    split,
    mine: partsOf(mine, split),
    theirs: partsOf(theirs, split),
    base: base === null ? null : partsOf(base, split),
    contents: { base: base?.content ?? null, mine: mine.content, theirs: theirs.content },
  };
}

/** Puts parts together again; lists keep the order of the side that changed it. */
export function assemble(parts: Parts, sides: Sides): Side {
  const content: Record<string, unknown> = {};
  const { split } = sides;
  for (const key of split.objects) content[key] = {};
  for (const {
    path: [kind, key = "", sub = ""],
    value,
  } of parts.values()) {
    if (kind === "key") content[key] = value;
    else if (kind === "sub") (content[key] as Record<string, unknown>)[sub] = value;
  }
  if (split.hasFilters) content["ensembleRealizationFilterSet"] = listOf(parts, sides, "filter", filters);
  if (split.hasEnsembles)
    (content["ensembleSet"] as Record<string, unknown>)["regularEnsembles"] = listOf(parts, sides, "ensemble", ensembles);
  content["dashboards"] = assembleDashboards(parts, sides);
  content["activeDashboardId"] = activeDashboard(content["dashboards"] as Dashboard[], sides);
  return { title: textOf(parts, "title") ?? "", description: textOf(parts, "description"), content: content as Content };
}

function partsOf({ title, description, content }: Side, split: Split): Parts {
  const parts: Part[] = [
    { kind: "title", name: "", dashboard: null, path: ["title"], value: title },
    { kind: "description", name: "", dashboard: null, path: ["description"], value: description ?? "" },
    ...Object.keys(content).flatMap((key) => topParts(key, content, split)),
    ...dashboardParts(content, split.dashboards),
  ];
  return new Map(parts.map((part) => [JSON.stringify(part.path), part]));
}

function topParts(key: string, content: Content, split: Split): Part[] {
  const value = content[key];
  if (key === "dashboards" || key === "activeDashboardId") return [];
  if (key === "ensembleRealizationFilterSet" && split.hasFilters) {
    return content.ensembleRealizationFilterSet.map((filter) => {
      const ident = filter.ensembleIdentString;
      return part("realization-filter", ident, ["filter", ident], filter);
    });
  }
  if (!split.objects.includes(key)) return [part("other", key, ["key", key], value)];
  return Object.entries(value as Record<string, unknown>).flatMap(([sub, member]) => {
    if (key === "ensembleSet" && sub === "regularEnsembles" && split.hasEnsembles) {
      return content.ensembleSet.regularEnsembles.map((ensemble) =>
        part("ensemble", textOr(ensemble.name, ensemble.ensembleIdent), ["ensemble", ensemble.ensembleIdent], ensemble),
      );
    }
    return [part(key === "settings" ? "setting" : "other", sub, ["sub", key, sub], member)];
  });
}

function part(kind: PartKind, name: string, path: readonly string[], value: unknown): Part {
  return { kind, name, dashboard: null, path, value };
}

function listOf(parts: Parts, { contents }: Sides, kind: string, list: ListOf): unknown[] {
  const merged = new Map([...parts.values()].filter(({ path }) => path[0] === kind).map(({ path, value }) => [path[1]!, value]));
  const order = [contents.base, contents.mine, contents.theirs].map((content) => (content === null ? [] : (idsOf(content, list) ?? [])));
  return mergeOrder([...merged.keys()], order[0]!, order[1]!, order[2]!).map((id) => merged.get(id));
}

function activeDashboard(dashboards: Dashboard[], { contents: { mine, theirs } }: Sides): string | null {
  const isThere = (id: string | null): boolean => dashboards.some((dashboard) => dashboard.id === id);
  if (mine.activeDashboardId === null || isThere(mine.activeDashboardId)) return mine.activeDashboardId;
  return isThere(theirs.activeDashboardId) ? theirs.activeDashboardId : (dashboards[0]?.id ?? null);
}

function textOf(parts: Parts, key: string): string | null {
  const value = parts.get(JSON.stringify([key]))?.value;
  return typeof value === "string" && value !== "" ? value : null;
}
