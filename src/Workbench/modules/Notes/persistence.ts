import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../framework/module";
import { setIfDefined } from "../../framework/set-if-defined";

export interface SerializedSettings {
  readonly text: string;
  readonly largeText: boolean;
}

export const textAtom = atom("");
export const largeTextAtom = atom(false);

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  text: get(textAtom),
  largeText: get(largeTextAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  const { text = "", largeText = false } = raw;
  if (typeof text !== "string" || typeof largeText !== "boolean") throw new Error("It is not what Notes writes.");
  setIfDefined(set, textAtom, raw.text);
  setIfDefined(set, largeTextAtom, raw.largeText);
};
