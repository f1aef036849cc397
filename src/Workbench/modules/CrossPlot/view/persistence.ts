import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import type { Mode, SerializedView } from "./serialized-view";

export const modeAtom = atom<Mode>("points");

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ mode: get(modeAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, modeAtom, raw.mode);
};
