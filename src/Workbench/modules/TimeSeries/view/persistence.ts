import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import { timeAtom, zoomAtom } from "./atoms/persistableAtoms";
import type { SerializedView } from "./serialized-view";

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ zoom: get(zoomAtom), timeUtcMs: get(timeAtom).value });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  const { zoom } = raw;
  if (zoom && zoom.from >= zoom.to) throw new Error("zoom: must begin before it ends.");
  setIfDefined(set, zoomAtom, zoom);
  setIfDefined(set, timeAtom, raw.timeUtcMs);
};
