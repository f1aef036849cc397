import type { Migrations } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { FIRST_ENSEMBLE } from "../../_shared/first-ensemble";

export interface SerializedSettings {
  /** `{caseUuid}::{name}`; "" is the session's first. None is no choice yet. */
  readonly ensembleIdents?: readonly string[];
  /** None is no choice yet. */
  readonly vectorNames?: readonly string[];
  readonly showRealizations?: boolean;
  readonly showMean?: boolean;
  readonly showBand?: boolean;
  readonly showMinMax?: boolean;
  readonly showMeasured?: boolean;
  /** A parameter's ident; null is the colour of the ensemble. */
  readonly colorByParameter?: string | null;
}

const texts = { elements: { type: "string" } } as const;
const flag = { type: "boolean" } as const;

export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  optionalProperties: {
    ensembleIdents: texts,
    vectorNames: texts,
    showRealizations: flag,
    showMean: flag,
    showBand: flag,
    showMinMax: flag,
    showMeasured: flag,
    colorByParameter: { type: "string", nullable: true },
  },
})).build();

/** Version 1 had one ensemble, one to compare it with, and one vector; null was the first there is. What else there was stays as it is. */
interface SettingsOfVersion1 {
  readonly ensembleIdent?: unknown;
  readonly compareWithEnsembleIdent?: unknown;
  readonly vectorName?: unknown;
}

export const SETTINGS_MIGRATIONS: Migrations = {
  2: ({ ensembleIdent, compareWithEnsembleIdent, vectorName, ...others }: SettingsOfVersion1) => {
    const second = compareWithEnsembleIdent ?? null;
    const first = ensembleIdent ?? (second === null ? null : FIRST_ENSEMBLE);
    return {
      ...others,
      ensembleIdents: [...new Set([first, second].filter((ident) => ident !== null))],
      vectorNames: [vectorName ?? null].filter((name) => name !== null),
    };
  },
};
