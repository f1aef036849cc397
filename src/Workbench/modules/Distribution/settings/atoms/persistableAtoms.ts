import type { Kind } from "../serialized-settings";
import { atom } from "jotai/vanilla";
import { ensembleIdentsAtom } from "../../../_shared/ensemble-atoms";
import { responseChoices } from "../../../_shared/response/response-choices";

/** How many ensembles are drawn at once. */
export const MOST_ENSEMBLES = 3;

export const MOST_BINS = 100;

export const ensemblesAtom = ensembleIdentsAtom();
export const namedEnsemblesAtom = atom((get) => get(ensemblesAtom).valueInContext);
export const choices = responseChoices(namedEnsemblesAtom);
export const kindAtom = atom<Kind>("histogram");

const wantedBinsAtom = atom<number | null>(null);
/** How many bars a histogram has: a whole number from 1; null, automatic, for what is none. */
export const binsAtom = atom(
  (get) => get(wantedBinsAtom),
  (_get, set, bins: number | null) => set(wantedBinsAtom, bins !== null && bins >= 1 ? Math.min(Math.round(bins), MOST_BINS) : null),
);
