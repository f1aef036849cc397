import { ensembleColour, type Rgb } from "../../../framework/ensemble-colour";
import type { Hover } from "../../../framework/links/hover";
import { nameAmong } from "../ensemble-atoms";
import { summaryOf, type Summary } from "../summary";
import type { Response } from "./response";

/** A response as it is drawn. */
export interface Series {
  readonly response: Response;
  /** Tells it apart from the others. */
  readonly label: string;
  /** Of its ensemble, in the theme shown. */
  readonly colour: Rgb;
  /** Its place among those drawn, from 0: nothing is told apart by colour alone. */
  readonly place: number;
  readonly summary: Summary;
}

export function seriesOf(responses: readonly Response[]): Series[] {
  const labels = labelsOf(responses);
  return responses.map((response, place) => ({
    response,
    label: labels[place] ?? response.name,
    colour: ensembleColour(response.ensemble.color, "--series-1"),
    place,
    summary: summaryOf(response.values.values()),
  }));
}

/** The ensembles' names where those tell all apart; else with their cases, or with what is shown of each. */
export function labelsOf(responses: readonly Response[]): string[] {
  const ensembles = responses.map(({ ensemble }) => ensemble);
  const names = ensembles.map((ensemble) => nameAmong(ensembles, ensemble));
  if (new Set(names).size === names.length) return names;
  return responses.map(({ name }, at) => (name.includes(names[at] ?? "") ? name : `${name}, ${names[at] ?? ""}`));
}

/** What all of them show: "FOPT" where it is the same, else "Response". */
export function commonName(responses: readonly Response[]): string {
  const names = new Set(responses.map(({ name }) => name));
  const [first] = names;
  return names.size === 1 && first !== undefined ? first : "Response";
}

/** The realization that a hover means in a response; null for none of its. */
export function hoveredIn(hover: Hover | null, { ensemble, values }: Response): number | null {
  if (hover?.realization === undefined || !values.has(hover.realization)) return null;
  return hover.ensembleIdent === undefined || hover.ensembleIdent === ensemble.ident ? hover.realization : null;
}

/** "1 realization", "12 realizations". */
export function realizations(count: number): string {
  return `${count} ${count === 1 ? "realization" : "realizations"}`;
}

/** Spreads points that would lie on each other: -1..1, always the same for a realization. */
export function jitter(realization: number): number {
  return (((realization + 1) * 0.618_033_988_75) % 1) * 2 - 1;
}
