import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import type { SerializedSettings } from "./serialized-settings";

export const textAtom = atom("");
export const largeTextAtom = atom(false);

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  text: get(textAtom),
  largeText: get(largeTextAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, textAtom, raw.text);
  setIfDefined(set, largeTextAtom, raw.largeText);
};
