import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import { colorByAtom, ensembleIdentsAtom, shownAtoms, vectorNamesAtom } from "./atoms/persistableAtoms";
import type { SerializedSettings } from "./serialized-settings";

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdents: get(ensembleIdentsAtom).value,
  vectorNames: get(vectorNamesAtom).value,
  showRealizations: get(shownAtoms.realizations),
  showMean: get(shownAtoms.mean),
  showBand: get(shownAtoms.band),
  showMinMax: get(shownAtoms.minMax),
  showMeasured: get(shownAtoms.measured),
  colorByParameter: get(colorByAtom).value,
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensembleIdentsAtom, raw.ensembleIdents);
  setIfDefined(set, vectorNamesAtom, raw.vectorNames);
  setIfDefined(set, shownAtoms.realizations, raw.showRealizations);
  setIfDefined(set, shownAtoms.mean, raw.showMean);
  setIfDefined(set, shownAtoms.band, raw.showBand);
  setIfDefined(set, shownAtoms.minMax, raw.showMinMax);
  setIfDefined(set, shownAtoms.measured, raw.showMeasured);
  setIfDefined(set, colorByAtom, raw.colorByParameter);
};
