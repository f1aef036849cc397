import { isObject } from "../../shim";
import { ParameterIdent, type EnsembleParameter } from "./ensemble-parameters";

/** What a stored filter leaves of an ensemble's realizations. */
export interface FilteredRealizations {
  /** By number, in the ensemble's order. */
  readonly realizations: readonly number[];
  readonly state: FilterState;
}

/** `unknown`: it is of a kind that is not known here, is kept, and leaves all. `loading`: it needs parameters that are not there yet. */
export type FilterState = "none" | "applied" | "unknown" | "loading";

/** A filter as the public frontend stores it. */
export interface RealizationFilter {
  readonly assignedEnsembleIdentString: string;
  readonly includeExcludeFilter: "includeFilter" | "excludeFilter";
  readonly filterType: "byRealizationNumber" | "byParameterValues";
  /** None is no filter. */
  readonly realizationNumberSelections: readonly NumberSelection[];
  readonly parameterIdentStringToValueSelectionMap: readonly ValueSelection[];
}

export type NumberSelection =
  | { readonly type: "single"; readonly value: number }
  | { readonly type: "range"; readonly range: { readonly start: number; readonly end: number } };

export type ValueSelection =
  | { readonly parameterIdentString: string; readonly type: "continuous"; readonly range: { readonly start: number; readonly end: number } }
  | {
      readonly parameterIdentString: string;
      readonly type: "discrete";
      readonly values:
        | { readonly type: "string"; readonly value: readonly string[] }
        | { readonly type: "number"; readonly value: readonly number[] };
    };

/** The realizations that a stored filter leaves. Ends of ranges count. Several parameters are asked for at once. */
export function filtered(
  all: readonly number[],
  filter: unknown,
  parameters: readonly EnsembleParameter[] | undefined,
): FilteredRealizations {
  if (filter === undefined || filter === null) return { realizations: all, state: "none" };
  if (!isKnownFilter(filter)) return { realizations: all, state: "unknown" };
  const { filterType, realizationNumberSelections: numbers, parameterIdentStringToValueSelectionMap: values } = filter;
  if (filterType === "byRealizationNumber") {
    if (numbers.length === 0) return { realizations: all, state: "none" };
    const includes = filter.includeExcludeFilter === "includeFilter";
    return { realizations: all.filter((number) => numbers.some((part) => isIn(part, number)) === includes), state: "applied" };
  }
  if (values.length === 0) return { realizations: all, state: "none" };
  if (!parameters) return { realizations: all, state: "loading" };
  return { realizations: all.filter((number) => values.every((value) => hasValue(value, number, parameters))), state: "applied" };
}

function isIn(part: NumberSelection, number: number): boolean {
  return part.type === "single" ? part.value === number : part.range.start <= number && number <= part.range.end;
}

/** A parameter that the ensemble does not have leaves all. */
function hasValue(selection: ValueSelection, realization: number, parameters: readonly EnsembleParameter[]): boolean {
  const ident = ParameterIdent.fromString(selection.parameterIdentString);
  const parameter = parameters.find((candidate) => candidate.name === ident.name && candidate.groupName === ident.groupName);
  if (!parameter) return true;
  const value = parameter.values[parameter.realizations.indexOf(realization)];
  if (value === undefined) return false;
  if (selection.type === "discrete") return (selection.values.value as readonly (string | number)[]).includes(value);
  return typeof value === "number" && selection.range.start <= value && value <= selection.range.end;
}

export function isKnownFilter(filter: unknown): filter is RealizationFilter {
  if (!isObject(filter)) return false;
  const {
    filterType,
    includeExcludeFilter,
    realizationNumberSelections: numbers,
    parameterIdentStringToValueSelectionMap: values,
  } = filter;
  return (
    (filterType === "byRealizationNumber" || filterType === "byParameterValues")
    && (includeExcludeFilter === "includeFilter" || includeExcludeFilter === "excludeFilter")
    && Array.isArray(numbers)
    && numbers.every((part) => isObject(part) && (typeof part["value"] === "number" || isRange(part["range"])))
    && Array.isArray(values)
    && values.every(isValueSelection)
  );
}

function isValueSelection(selection: unknown): boolean {
  if (!isObject(selection) || typeof selection["parameterIdentString"] !== "string") return false;
  const { type, range, values } = selection;
  return type === "continuous" ? isRange(range) : type === "discrete" && isObject(values) && Array.isArray(values["value"]);
}

function isRange(range: unknown): boolean {
  return isObject(range) && typeof range["start"] === "number" && typeof range["end"] === "number";
}
