import type { EnsembleParameter } from "../../framework/ensembles/ensemble-parameters";
import type { Response } from "../_shared/response/response";
import { identOf, isLogarithmic, numbersOf } from "./along-x";
import { correlationOf, strongestFirst, type Pair } from "./correlation";

/** How a response correlates with one parameter. */
export interface ParameterCorrelation {
  readonly parameter: string;
  readonly name: string;
  readonly r: number;
  readonly count: number;
  readonly isLogarithmic: boolean;
}

/** All parameters with which a response can be correlated, the strongest first. Those that do not vary are left out. */
export function correlationsOf(response: Response, parameters: readonly EnsembleParameter[]): ParameterCorrelation[] {
  const all = parameters.flatMap((parameter) => {
    const values = numbersOf(parameter);
    const isLog = isLogarithmic(parameter);
    const pairs = [...response.values].flatMap(([realization, y]): Pair[] => {
      const x = values.get(realization);
      return x === undefined ? [] : [[isLog ? Math.log10(x) : x, y]];
    });
    const { r, count } = correlationOf(pairs);
    return r === null ? [] : [{ parameter: identOf(parameter), name: parameter.name, r, count, isLogarithmic: isLog }];
  });
  return strongestFirst(all);
}

/** Those that are drawn: at most so many, none nearer to 0 than the cut-off. */
export function drawnOf(all: readonly ParameterCorrelation[], most: number, cutOff: number): ParameterCorrelation[] {
  return all.filter(({ r }) => Math.abs(r) >= cutOff).slice(0, most);
}

/** "0.62", "−0.05". */
export function rText(r: number): string {
  return r.toFixed(2).replace(/^-/, "−").replace("−0.00", "0.00");
}
