import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";
import { choices, contentAtom, cutOffAtom, ensembleAtom, mostBarsAtom, parameterAtom, regressionAtom } from "./atoms/persistableAtoms";

export interface SerializedSettings {
  /** `{caseUuid}::{name}`; null is the session's first. */
  readonly ensembleIdent?: string | null;
  /** null is the ensemble's first. */
  readonly vectorName?: string | null;
  /** Ms since 1970, UTC; null is the ensemble's last. */
  readonly timeUtcMs?: number | null;
  /** The content that is drawn of a channel with several; null is its first. */
  readonly responseContent?: string | null;
  /** The name of the parameter, with its group where it has one; null is the ensemble's first. */
  readonly parameterIdent?: string | null;
  readonly showRegression?: boolean;
  readonly mostBars?: number;
  /** 0..1 */
  readonly cutOff?: number;
}

const text = { type: "string", nullable: true } as const;

export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  optionalProperties: {
    ensembleIdent: text,
    vectorName: text,
    timeUtcMs: { type: "float64", nullable: true },
    responseContent: text,
    parameterIdent: text,
    showRegression: { type: "boolean" },
    mostBars: { type: "uint8" },
    cutOff: { type: "float64" },
  },
})).build();

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdent: get(ensembleAtom).value,
  vectorName: get(choices.vector).value,
  timeUtcMs: get(choices.time).value,
  responseContent: get(contentAtom).value,
  parameterIdent: get(parameterAtom).value,
  showRegression: get(regressionAtom),
  mostBars: get(mostBarsAtom),
  cutOff: get(cutOffAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensembleAtom, raw.ensembleIdent);
  setIfDefined(set, choices.vector, raw.vectorName);
  setIfDefined(set, choices.time, raw.timeUtcMs);
  setIfDefined(set, contentAtom, raw.responseContent);
  setIfDefined(set, parameterAtom, raw.parameterIdent);
  setIfDefined(set, regressionAtom, raw.showRegression);
  setIfDefined(set, mostBarsAtom, raw.mostBars);
  setIfDefined(set, cutOffAtom, raw.cutOff);
};
