/** An ensemble with data in this portal: what the index says of it. The values are loaded when they are asked for. */
export interface EnsembleEntry {
  /** `{caseUuid}::{name}` */
  readonly ident: string;
  readonly name: string;
  readonly caseName: string;
  readonly color: string;
  /** Folder of its data. */
  readonly path: string;
  /** Numbers of its realizations. They name a realization everywhere: rows of data are in this order, and it may have gaps. */
  readonly realizations: readonly number[];
  /** First month (UTC) and number of months; ensembles need not have the same. */
  readonly start: string;
  readonly months: number;
  /** The last day with measured values (UTC); what is simulated after it is prediction. */
  readonly historyEnd: string;
  readonly vectors: readonly VectorEntry[];
  readonly parameters: readonly ParameterEntry[];
  /** The design that the realizations follow; empty for an ensemble that has none. */
  readonly sensitivities: readonly SensitivityEntry[];
  readonly volumes: VolumesEntry;
  readonly surfaces: readonly SurfaceEntry[];
}

export interface VectorEntry {
  /** As simulators write it: `FOPR`, `WOPR:A-1`. */
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  /** A rate is the mean since the time before, a total its integral from the start, a state what is at the time. */
  readonly kind: "rate" | "total" | "state";
  /** Name of the vector's measured counterpart (`FOPRH`); null where nothing is measured. */
  readonly measured: string | null;
  readonly file: string;
}

export interface ParameterEntry {
  readonly name: string;
  readonly description: string;
  /** null for what has none. */
  readonly unit: string | null;
  /** A discrete parameter has whole numbers that name a choice. */
  readonly type: "continuous" | "discrete";
  /** Whether its values are spread evenly on a logarithmic axis. */
  readonly isLogarithmic: boolean;
}

/** One input that was varied alone: by chance ("montecarlo"), or to a low and a high case ("scenario"). */
export interface SensitivityEntry {
  readonly name: string;
  readonly type: "montecarlo" | "scenario";
  readonly cases: readonly { readonly name: string; readonly realizations: readonly number[] }[];
}

/** What the table of in-place volumes is told apart by, and what it holds. */
export interface VolumesEntry {
  readonly zones: readonly string[];
  readonly regions: readonly string[];
  readonly fluids: readonly string[];
  readonly responses: readonly { readonly name: string; readonly description: string; readonly unit: string }[];
}

export interface SurfaceEntry {
  /** With the attribute, what tells a surface apart. */
  readonly name: string;
  /** "depth" (below sea), "porosity average". */
  readonly attribute: string;
  readonly unit: string;
  readonly file: string;
  readonly grid: SurfaceGrid;
  /** Number of fields that its realizations are put together from. */
  readonly modes: number;
}

/** A regular grid, not rotated. Values lie in rows from south to north, each from west to east. */
export interface SurfaceGrid {
  /** East and north of the first value, in m. */
  readonly xOrigin: number;
  readonly yOrigin: number;
  /** Between values, in m. */
  readonly xIncrement: number;
  readonly yIncrement: number;
  readonly columns: number;
  readonly rows: number;
}
