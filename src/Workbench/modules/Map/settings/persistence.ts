import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { InvalidAt } from "../../../framework/state/part-problem";
import { setIfDefined } from "../../../framework/set-if-defined";
import {
  contoursShownAtom,
  ensembleAtom,
  followsHoverAtom,
  isRange,
  isReversedAtom,
  paletteAtom,
  rangeAtom,
  realizationAtom,
  statisticAtom,
  surfaceAtom,
} from "./atoms/persistableAtoms";
import type { SerializedSettings } from "./serialized-settings";

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdent: get(ensembleAtom).value,
  surface: get(surfaceAtom).value,
  statistic: get(statisticAtom),
  realization: get(realizationAtom).value,
  followsHover: get(followsHoverAtom),
  palette: get(paletteAtom),
  isReversed: get(isReversedAtom),
  range: get(rangeAtom),
  showContours: get(contoursShownAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensembleAtom, raw.ensembleIdent);
  setIfDefined(set, surfaceAtom, raw.surface);
  setIfDefined(set, statisticAtom, raw.statistic);
  setIfDefined(set, realizationAtom, raw.realization);
  setIfDefined(set, followsHoverAtom, raw.followsHover);
  setIfDefined(set, paletteAtom, raw.palette);
  setIfDefined(set, isReversedAtom, raw.isReversed);
  if (raw.range && !isRange(raw.range)) throw new InvalidAt("range", "It ends before it begins.");
  setIfDefined(set, rangeAtom, raw.range);
  setIfDefined(set, contoursShownAtom, raw.showContours);
};
