import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import type { SerializedView } from "./serialized-view";

export const numbersShownAtom = atom(true);

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ showNumbers: get(numbersShownAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, numbersShownAtom, raw.showNumbers);
};
