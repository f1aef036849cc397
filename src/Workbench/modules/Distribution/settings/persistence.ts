import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";
import { binsAtom, choices, ensemblesAtom, kindAtom, kinds, type Kind } from "./atoms/persistableAtoms";

export interface SerializedSettings {
  /** `{caseUuid}::{name}` each; none is the session's first. */
  readonly ensembleIdents?: readonly string[];
  /** null is the ensembles' first. */
  readonly vectorName?: string | null;
  /** Ms since 1970, UTC; null is the last that all ensembles have. */
  readonly timeUtcMs?: number | null;
  readonly kind?: Kind;
  /** null is automatic. */
  readonly bins?: number | null;
}

export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  optionalProperties: {
    ensembleIdents: { elements: { type: "string" } },
    vectorName: { type: "string", nullable: true },
    timeUtcMs: { type: "float64", nullable: true },
    kind: { enum: [...kinds] },
    bins: { type: "uint8", nullable: true },
  },
})).build();

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
