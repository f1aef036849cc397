import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import type { InplaceVolumesIndexWithValues } from "../../../framework/schema/shared-schemas";
import { setIfDefined } from "../../../framework/set-if-defined";
import { columns, type Column } from "../columns";
import { ensembleIdentsAtom, filterAtom, groupByAtom, responseAtom } from "./atoms/persistableAtoms";

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
    indicesWithValues: { elements: inject("InplaceVolumesIndexWithValues") },
  },
})).build();

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdents: get(ensembleIdentsAtom).value,
  resultName: get(responseAtom).value,
  groupBy: get(groupByAtom),
  indicesWithValues: get(filterAtom).value,
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensembleIdentsAtom, raw.ensembleIdents);
  setIfDefined(set, responseAtom, raw.resultName);
  // Twice the same column is one.
  setIfDefined(set, groupByAtom, raw.groupBy && [...new Set(raw.groupBy)]);
  setIfDefined(set, filterAtom, raw.indicesWithValues);
};
