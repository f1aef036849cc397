import { atom } from "jotai/vanilla";
import type { EnsembleEntry } from "../../data/ensembles";
import { ofWorkbench } from "../state/of-workbench";
import type { EnsembleParameter } from "./ensemble-parameters";
import type { FilterState } from "./realization-filter";

/** An ensemble of the session, as the workbench knows it. */
export interface EnsembleChoice {
  readonly ident: string;
  readonly name: string;
  readonly caseName: string;
  readonly color: string;
  /** "loading" until the list of ensembles is known; "unavailable" when its data is not here or could not be read. */
  readonly state: "loading" | "available" | "unavailable";
  /** Where its data is; null unless available. */
  readonly entry: EnsembleEntry | null;
  /** The realizations that the session's filter leaves; all of them without one. Absent: those of the entry. */
  readonly realizations?: readonly number[];
  /** What the session's filter says of it: see {@link FilteredRealizations}. Absent: none. */
  readonly filterState?: FilterState;
  /** What varies between the realizations; absent until it is loaded. */
  readonly parameters?: readonly EnsembleParameter[];
}

/** The ensembles of the session, put into every module instance's store by the workbench. */
export const ensembleSetAtom = ofWorkbench(atom<readonly EnsembleChoice[]>([]));

/** The event by which a module asks for the list of ensembles; it bubbles to the workbench. */
export const CHOOSE_ENSEMBLES = "choose-ensembles";

/** The realizations that are drawn and reckoned with, by number. */
export function realizationsIn(ensemble: EnsembleChoice): readonly number[] {
  return ensemble.realizations ?? ensemble.entry?.realizations ?? [];
}

/** "12 of 100 realizations" under a filter, "100 realizations" without. */
export function realizationsText(ensemble: EnsembleChoice): string {
  const [used, all] = [realizationsIn(ensemble).length, ensemble.entry?.realizations.length ?? 0];
  return used === all ? `${all} realizations` : `${used} of ${all} realizations`;
}
