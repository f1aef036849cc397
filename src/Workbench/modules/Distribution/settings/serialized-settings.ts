import { SchemaBuilder } from "../../../framework/schema/schema-builder";

export const kinds = ["histogram", "box", "violin"] as const;
/** How the values are drawn. */
export type Kind = (typeof kinds)[number];

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
