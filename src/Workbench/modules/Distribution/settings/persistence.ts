import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import { binsAtom, choices, ensemblesAtom, kindAtom } from "./atoms/persistableAtoms";
import type { SerializedSettings } from "./serialized-settings";

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdents: get(ensemblesAtom).value,
  vectorName: get(choices.vector).value,
  timeUtcMs: get(choices.time).value,
  kind: get(kindAtom),
  bins: get(binsAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensemblesAtom, raw.ensembleIdents);
  setIfDefined(set, choices.vector, raw.vectorName);
  setIfDefined(set, choices.time, raw.timeUtcMs);
  setIfDefined(set, kindAtom, raw.kind);
  setIfDefined(set, binsAtom, raw.bins);
};
