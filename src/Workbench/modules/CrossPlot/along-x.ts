import { ParameterIdent, type EnsembleParameter } from "../../framework/ensembles/ensemble-parameters";
import type { Response } from "../_shared/response/response";

/** The most values of a discrete parameter that have a place of their own each. */
const MOST_CATEGORIES = 12;

/** What is drawn along x: a value a realization. */
export interface AlongX {
  /** The text of the parameter's ident; null for what a channel brings. */
  readonly parameter: string | null;
  readonly name: string;
  readonly unit: string | null;
  /** The place of the value among the categories, where there are any. */
  readonly values: ReadonlyMap<number, number>;
  readonly categories: readonly string[] | null;
  /** Drawn, and correlated, as logarithms. */
  readonly isLogarithmic: boolean;
}

export function identOf({ name, groupName }: EnsembleParameter): string {
  return new ParameterIdent(name, groupName).toString();
}

/** A parameter's value of each realization that has one; texts have none. */
export function numbersOf({ realizations, values }: EnsembleParameter): Map<number, number> {
  const numbers = realizations.map((realization, at) => [realization, values[at]] as const);
  return new Map(numbers.filter((entry): entry is readonly [number, number] => typeof entry[1] === "number" && Number.isFinite(entry[1])));
}

/** Whether a parameter's values can be, and are meant to be, taken as logarithms. */
export function isLogarithmic({ isLogarithmic: isMeant, type, values }: EnsembleParameter): boolean {
  return isMeant && type === "continuous" && (values as readonly unknown[]).every((value) => typeof value === "number" && value > 0);
}

export function ofParameter(parameter: EnsembleParameter): AlongX {
  const { name, unit, type, realizations } = parameter;
  const values: readonly (string | number)[] = parameter.values;
  const distinct = [...new Set(values)].sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"),
  );
  const isText = values.some((value) => typeof value === "string");
  const named = { parameter: identOf(parameter), name, unit };
  if (isText || (type === "discrete" && distinct.length <= MOST_CATEGORIES)) {
    const places = realizations.map((realization, at) => [realization, distinct.indexOf(values[at] ?? "")] as const);
    const there = places.filter(([, place]) => place >= 0);
    return { ...named, values: new Map(there), categories: distinct.map(String), isLogarithmic: false };
  }
  return { ...named, values: numbersOf(parameter), categories: null, isLogarithmic: isLogarithmic(parameter) };
}

export function ofResponse({ name, unit, values }: Response): AlongX {
  return { parameter: null, name, unit, values, categories: null, isLogarithmic: false };
}

/** The realizations that have both values. */
export function pointsOf(x: AlongX, { values }: Response): { readonly realization: number; readonly x: number; readonly y: number }[] {
  return [...values].flatMap(([realization, y]) => {
    const at = x.values.get(realization);
    return at === undefined ? [] : [{ realization, x: at, y }];
  });
}
