import type { DeserializeStateFunction, SerializeStateFunction } from "../../framework/module";
import { setIfDefined } from "../../framework/set-if-defined";
import { compareAtom, ensembleAtom, shownAtoms, vectorAtom, zoomAtom } from "./atoms";
import type { Zoom } from "./zoom";

export interface SerializedSettings {
  /** `{caseUuid}::{name}`; null is the session's first. */
  readonly ensembleIdent: string | null;
  readonly compareWithEnsembleIdent: string | null;
  /** null is the ensemble's first. */
  readonly vectorName: string | null;
  readonly showRealizations: boolean;
  readonly showMean: boolean;
  readonly showBand: boolean;
  readonly showMeasured: boolean;
}

export interface SerializedView {
  readonly zoom: Zoom | null;
}

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdent: get(ensembleAtom),
  compareWithEnsembleIdent: get(compareAtom),
  vectorName: get(vectorAtom),
  showRealizations: get(shownAtoms.realizations),
  showMean: get(shownAtoms.mean),
  showBand: get(shownAtoms.band),
  showMeasured: get(shownAtoms.measured),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  for (const text of [raw.ensembleIdent, raw.compareWithEnsembleIdent, raw.vectorName])
    expect(text === undefined || text === null || typeof text === "string");
  for (const flag of [raw.showRealizations, raw.showMean, raw.showBand, raw.showMeasured])
    expect(flag === undefined || typeof flag === "boolean");
  setIfDefined(set, ensembleAtom, raw.ensembleIdent);
  setIfDefined(set, compareAtom, raw.compareWithEnsembleIdent);
  setIfDefined(set, vectorAtom, raw.vectorName);
  setIfDefined(set, shownAtoms.realizations, raw.showRealizations);
  setIfDefined(set, shownAtoms.mean, raw.showMean);
  setIfDefined(set, shownAtoms.band, raw.showBand);
  setIfDefined(set, shownAtoms.measured, raw.showMeasured);
};

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ zoom: get(zoomAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  const { zoom } = raw;
  expect(zoom === undefined || zoom === null || (Number.isFinite(zoom.from) && Number.isFinite(zoom.to) && zoom.from < zoom.to));
  setIfDefined(set, zoomAtom, zoom);
};

function expect(fits: boolean): void {
  if (!fits) throw new Error("It is not what Time series writes.");
}
