import { SchemaBuilder } from "../../../framework/schema/schema-builder";

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
