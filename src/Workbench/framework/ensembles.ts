import { atom } from "jotai/vanilla";
import type { EnsembleEntry } from "../data/ensembles";

/** An ensemble as modules see it. */
export interface EnsembleChoice {
  readonly ident: string;
  readonly name: string;
  readonly caseName: string;
  readonly color: string;
  /** "loading" until the list of ensembles is known; "unavailable" when its data is not here or could not be read. */
  readonly state: "loading" | "available" | "unavailable";
  /** Where its data is; null unless available. */
  readonly entry: EnsembleEntry | null;
}

/** The ensembles of the session, put into every module instance's store by the workbench. */
export const ensembleSetAtom = atom<readonly EnsembleChoice[]>([]);

/** The event by which a module asks for the list of ensembles; it bubbles to the workbench. */
export const CHOOSE_ENSEMBLES = "choose-ensembles";
