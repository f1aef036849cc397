import type { Cell } from "../../_shared/export";
import { axisTitle } from "../../_shared/canvas/plot";
import type { Response } from "../../_shared/response/response";
import { pointsOf, type AlongX } from "../along-x";
import type { ParameterCorrelation } from "../correlations";

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A row a point. */
export function pointsTable(response: Response, x: AlongX): Table {
  return {
    head: ["Ensemble", "Realization", axisTitle(x.name, x.unit), axisTitle(response.name, response.unit)],
    rows: pointsOf(x, response).map((point) => [
      response.ensemble.name,
      point.realization,
      x.categories ? (x.categories[point.x] ?? null) : point.x,
      point.y,
    ]),
  };
}

/** A row a parameter, whether it is drawn or not. */
export function correlationsTable(response: Response, all: readonly ParameterCorrelation[]): Table {
  return {
    head: ["Ensemble", "Response", "Parameter", "Logarithm", "Correlation (r)", "Realizations"],
    rows: all.map(({ name, r, count, isLogarithmic }) => [
      response.ensemble.name,
      response.name,
      name,
      isLogarithmic ? "log10" : null,
      r,
      count,
    ]),
  };
}
