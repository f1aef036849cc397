import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import type { InplaceVolumesIndexWithValues } from "../../../framework/schema/shared-schemas";
import { columns, type Column } from "../columns";

export interface SerializedSettings {
  /** `{caseUuid}::{name}`, two at most; none is the session's first. */
  readonly ensembleIdents?: readonly string[];
  /** null is STOIIP, or the first there is. */
  readonly resultName?: string | null;
  readonly groupBy?: readonly Column[];
  /** A column that is not named counts whole. */
  readonly indicesWithValues?: readonly InplaceVolumesIndexWithValues[];
}

export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(({ inject }) => ({
  optionalProperties: {
    ensembleIdents: { elements: { type: "string" } },
    resultName: { type: "string", nullable: true },
    groupBy: { elements: { enum: [...columns] } },
    indicesWithValues: inject("InplaceVolumesIndexWithValues"),
  },
})).build();
