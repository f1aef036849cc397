import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import { ensembleIdentsAtom, filterAtom, groupByAtom, responseAtom } from "./atoms/persistableAtoms";
import type { SerializedSettings } from "./serialized-settings";

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdents: get(ensembleIdentsAtom).value,
  resultName: get(responseAtom).value,
  groupBy: get(groupByAtom),
  indicesWithValues: get(filterAtom).value,
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensembleIdentsAtom, raw.ensembleIdents);
  setIfDefined(set, responseAtom, raw.resultName);
  // Twice the same column is one.
  setIfDefined(set, groupByAtom, raw.groupBy && [...new Set(raw.groupBy)]);
  setIfDefined(set, filterAtom, raw.indicesWithValues);
};
