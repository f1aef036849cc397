import type { DeserializeStateFunction, SerializeStateFunction } from "../../framework/module-functions";
import { SchemaBuilder } from "../../framework/schema/schema-builder";
import { setIfDefined } from "../../framework/set-if-defined";
import { compareAtom, ensembleAtom, shownAtoms, vectorAtom, zoomAtom } from "./atoms";
import type { Zoom } from "./zoom";

export interface SerializedSettings {
  /** `{caseUuid}::{name}`; null is the session's first. */
  readonly ensembleIdent?: string | null;
  readonly compareWithEnsembleIdent?: string | null;
  /** null is the ensemble's first. */
  readonly vectorName?: string | null;
  readonly showRealizations?: boolean;
  readonly showMean?: boolean;
  readonly showBand?: boolean;
  readonly showMeasured?: boolean;
}

export interface SerializedView {
  readonly zoom?: Zoom | null;
}

export interface SerializedState {
  readonly settings: SerializedSettings;
  readonly view: SerializedView;
}

const text = { type: "string", nullable: true } as const;
const flag = { type: "boolean" } as const;

const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  optionalProperties: {
    ensembleIdent: text,
    compareWithEnsembleIdent: text,
    vectorName: text,
    showRealizations: flag,
    showMean: flag,
    showBand: flag,
    showMeasured: flag,
  },
})).build();

const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: { zoom: { properties: { from: { type: "float64" }, to: { type: "float64" } }, nullable: true } },
})).build();

export const SERIALIZED_STATE = { settings: SERIALIZED_SETTINGS, view: SERIALIZED_VIEW };

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
  if (zoom && zoom.from >= zoom.to) throw new Error("zoom: must begin before it ends.");
  setIfDefined(set, zoomAtom, zoom);
};
