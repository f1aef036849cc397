import { atom } from "jotai/vanilla";
import { ParameterIdent } from "../../framework/ensembles/ensemble-parameters";
import { shareOf } from "../_shared/parameter-colours";
import { colorByAtom, parametersHereAtom } from "./settings/atoms/persistableAtoms";

/** How realizations are coloured by a parameter. */
export interface Colouring {
  readonly name: string;
  readonly unit: string | null;
  /** The ends of the scale: the least and the largest value in the ensembles shown, filtered or not. */
  readonly low: number;
  readonly high: number;
  /** The value of a realization; null where its ensemble has none. */
  valueOf(ident: string, realization: number): number | null;
  /** Where a value lies on the scale, 0..1. */
  shareOf(value: number): number;
}

const identAtom = atom((get) => {
  const { valueInContext, isValidInContext } = get(colorByAtom);
  return isValidInContext ? valueInContext : null;
});

/** Null for lines in the colour of their ensemble. */
export const colouringAtom = atom((get): Colouring | null => {
  const colorBy = get(identAtom);
  const here = get(parametersHereAtom);
  if (colorBy === null || here.state !== "ready") return null;
  const { name, groupName } = ParameterIdent.fromString(colorBy);
  const found = here.value.flatMap(({ ident, parameters }) => {
    const parameter = parameters.find((candidate) => candidate.name === name && candidate.groupName === groupName);
    return parameter ? [{ ident, parameter }] : [];
  });
  const values = found.flatMap(({ parameter }) => [...parameter.values]).filter((value) => typeof value === "number");
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isLogarithmic = found[0]?.parameter.isLogarithmic ?? false;
  const byIdent = new Map(
    found.map(({ ident, parameter }) => [ident, new Map(parameter.realizations.map((number, at) => [number, parameter.values[at]]))]),
  );
  return {
    name,
    unit: found[0]?.parameter.unit ?? null,
    low,
    high,
    valueOf: (ident, realization) => {
      const value = byIdent.get(ident)?.get(realization);
      return typeof value === "number" && Number.isFinite(value) ? value : null;
    },
    shareOf: (value) => shareOf(value, low, high, isLogarithmic),
  };
});
