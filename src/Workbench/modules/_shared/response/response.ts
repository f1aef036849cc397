import type { EnsembleChoice } from "../../../framework/ensembles/ensemble-choice";
import type { Unready } from "../data-frame";

/** A value for each realization of an ensemble, those that the session's filter leaves. */
export interface Response {
  readonly ensemble: EnsembleChoice;
  /** "FOPT", or what the channel calls it. */
  readonly name: string;
  readonly unit: string | null;
  /** "1 Jan 2028"; null where it has no time of its own. */
  readonly time: string | null;
  readonly values: ReadonlyMap<number, number>;
}

/** What there is to draw, or why there is nothing. */
export type ResponsesState =
  | Unready
  | {
      readonly kind: "ready";
      readonly responses: readonly Response[];
      /** What is left out, and why. */
      readonly warnings: readonly string[];
      /** The channel that they come from; null for the module's own. */
      readonly from: string | null;
    };
