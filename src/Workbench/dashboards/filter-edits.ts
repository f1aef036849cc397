import { isObject, type Content } from "../shim";
import type { RealizationFilter } from "../framework/ensembles/realization-filter";
import type { Edit } from "./content-edits";

/** The filter that a session has for an ensemble, as it is stored; undefined without one. */
export function filterOf(content: Content, ident: string): unknown {
  const all: unknown = content.ensembleRealizationFilterSet;
  if (!Array.isArray(all)) return undefined;
  const entry: unknown = all.find((candidate) => isObject(candidate) && candidate["ensembleIdentString"] === ident);
  return isObject(entry) ? entry["realizationFilter"] : undefined;
}

/** Gives an ensemble another filter; null takes it away. What is stored of the others stays. */
export const setFilter =
  (ident: string, filter: RealizationFilter | null): Edit =>
  (content) => {
    const all = Array.isArray(content.ensembleRealizationFilterSet) ? content.ensembleRealizationFilterSet : [];
    const known = all.find((entry) => isObject(entry) && entry.ensembleIdentString === ident);
    const others = all.filter((entry) => entry !== known);
    if (filter === null) return { ...content, ensembleRealizationFilterSet: others };
    const entry = { ...known, ensembleIdentString: ident, realizationFilter: filter };
    return {
      ...content,
      ensembleRealizationFilterSet: known ? all.map((each) => (each === known ? entry : each)) : [...all, entry],
    };
  };
