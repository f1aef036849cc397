import { atom, type Getter } from "jotai/vanilla";
import { isObject } from "../../shim";
import type { ChannelData } from "../../framework/links/channel-data";
import { shares, type Sparkline } from "../../framework/sparkline";
import { firstOf } from "../_shared/first-of";
import { filterText } from "./frame-words";
import { volumesAtom } from "./rows";
import { ensembleIdentsAtom, filterAtom, responseAtom } from "./settings/atoms/persistableAtoms";

/** The volume of each realization, of all that the filter leaves; one content an ensemble. None where it cannot be had. */
export const volumeChannelAtom = atom((get): ChannelData => {
  const volumes = get(volumesAtom);
  if (volumes.state !== "ready") return volumes.state === "loading" ? null : [];
  if (volumes.value === null) return [];
  const { response, ensembles } = volumes.value;
  const what = [response.name, filterText(get)].filter(Boolean).join(", ");
  return ensembles.map(({ ident, name, total }) => ({
    idString: `${ident}|${response.name}`,
    displayName: ensembles.length > 1 ? `${what}, ${name}` : what,
    unit: response.unit,
    ensembleIdentString: ident,
    values: total.byRealization,
  }));
});

/** A text from elsewhere is taken as a response; whether it is here is told where it is shown. */
const resultNameAtom = atom(
  (get) => get(responseAtom).value,
  (_get, set, name: unknown) => {
    if (typeof name === "string" && name !== "") set(responseAtom, name);
  },
);

const syncedFilterAtom = atom(
  (get) => get(filterAtom).value,
  (_get, set, filter: unknown) => {
    if (Array.isArray(filter) && filter.every(isIndexWithValues)) set(filterAtom, filter);
  },
);

export const syncedSettings = {
  ENSEMBLE: firstOf(ensembleIdentsAtom),
  INPLACE_VOLUMES_FILTER: syncedFilterAtom,
  INPLACE_VOLUMES_RESULT_NAME: resultNameAtom,
} as const;

/** The means of the first ensemble's groups, in its colour. */
export function sparkline(get: Getter): Sparkline | null {
  const volumes = get(volumesAtom);
  if (volumes.state !== "ready" || volumes.value === null) return null;
  const { ensembles, rows } = volumes.value;
  const means = rows.slice(0, 20).map(({ groups }) => groups[0]?.statistics.mean ?? 0);
  if (means.length === 0) return null;
  // From zero: the lengths of bars are compared.
  return { kind: "bars", bars: shares([0, ...means]).slice(1), color: ensembles[0]?.color ?? null };
}

function isIndexWithValues(part: unknown): boolean {
  return isObject(part) && typeof part["indexColumn"] === "string" && isTexts(part["values"]);
}

function isTexts(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => typeof value === "string");
}
