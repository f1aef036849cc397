import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import { choices, contentAtom, cutOffAtom, ensembleAtom, mostBarsAtom, parameterAtom, regressionAtom } from "./atoms/persistableAtoms";
import type { SerializedSettings } from "./serialized-settings";

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdent: get(ensembleAtom).value,
  vectorName: get(choices.vector).value,
  timeUtcMs: get(choices.time).value,
  responseContent: get(contentAtom).value,
  parameterIdent: get(parameterAtom).value,
  showRegression: get(regressionAtom),
  mostBars: get(mostBarsAtom),
  cutOff: get(cutOffAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensembleAtom, raw.ensembleIdent);
  setIfDefined(set, choices.vector, raw.vectorName);
  setIfDefined(set, choices.time, raw.timeUtcMs);
  setIfDefined(set, contentAtom, raw.responseContent);
  setIfDefined(set, parameterAtom, raw.parameterIdent);
  setIfDefined(set, regressionAtom, raw.showRegression);
  setIfDefined(set, mostBarsAtom, raw.mostBars);
  setIfDefined(set, cutOffAtom, raw.cutOff);
};
