import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import { shownPartsAtom, sortAtom } from "./atoms/persistableAtoms";
import type { SerializedView } from "./serialized-view";

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ shown: get(shownPartsAtom), sort: get(sortAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, shownPartsAtom, raw.shown);
  setIfDefined(set, sortAtom, raw.sort && { key: raw.sort.key, direction: raw.sort.direction });
};
