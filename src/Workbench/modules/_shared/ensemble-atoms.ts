import { atom, type Atom } from "jotai/vanilla";
import { ensembleSetAtom, type EnsembleChoice } from "../../framework/ensembles/ensemble-choice";
import { persistableFixableAtom, type PersistableFixableAtom } from "../../framework/state/fixable-atom";
import { FIRST_ENSEMBLE } from "./first-ensemble";

/**
 * The ensembles that a module shows, by ident. None is no choice yet: the session's first. One that is named and gone is a choice all the
 * same; nothing takes its place.
 */
export function ensembleIdentsAtom(): PersistableFixableAtom<readonly string[]> {
  return persistableFixableAtom<readonly string[]>({
    initialValue: [],
    isValidFunction: ({ value, get }) => (value.length > 0 || get(ensembleSetAtom).length === 0) && !value.includes(FIRST_ENSEMBLE),
    fixupFunction: ({ value, get }) => {
      const first = get(ensembleSetAtom)[0]?.ident;
      const named = (value as readonly string[] | null | undefined) ?? [];
      const meant = (named.length === 0 ? [FIRST_ENSEMBLE] : named).flatMap((ident) => (ident === FIRST_ENSEMBLE ? (first ?? []) : ident));
      return [...new Set(meant)];
    },
  });
}

/** As `ensembleIdentsAtom`, of one; null is no choice yet. */
export function ensembleIdentAtom(): PersistableFixableAtom<string | null> {
  return persistableFixableAtom<string | null>({
    initialValue: null,
    isValidFunction: ({ value, get }) => value !== null || get(ensembleSetAtom).length === 0,
    fixupFunction: ({ get }) => get(ensembleSetAtom)[0]?.ident ?? null,
  });
}

/** Those of the idents that the session has, in their order. */
export function ensemblesOf(idents: Atom<readonly string[]>): Atom<readonly EnsembleChoice[]> {
  return atom((get) => {
    const all = get(ensembleSetAtom);
    return get(idents).flatMap((ident) => all.find((ensemble) => ensemble.ident === ident) ?? []);
  });
}

/** What is to be said of an ensemble that was chosen; null for one that is there, or still loading. */
export function ensembleWarning(ensembles: readonly EnsembleChoice[], ident: string): string | null {
  const ensemble = ensembles.find((candidate) => candidate.ident === ident);
  if (!ensemble) return `${ensembleNameIn(ident)} is not in this session any more. Your choice is kept until you choose another.`;
  return ensemble.state === "unavailable" ? `${nameAmong(ensembles, ensemble)} is not available right now. Your choice is kept.` : null;
}

/** What is to be said of the ensembles chosen, one sentence for each that is not there. */
export function ensembleWarnings(idents: Atom<readonly string[]>): Atom<readonly string[]> {
  return atom((get) => get(idents).flatMap((ident) => ensembleWarning(get(ensembleSetAtom), ident) ?? []));
}

/** The name of an ensemble, with its case where another one of the session has the same. */
export function nameAmong(ensembles: readonly EnsembleChoice[], { ident, name, caseName }: EnsembleChoice): string {
  const isAmbiguous = caseName !== "" && ensembles.some((other) => other.name === name && other.ident !== ident);
  return isAmbiguous ? `${name} (${caseName})` : name;
}

/** The ensemble's own name in its ident `{caseUuid}::{name}`. */
export function ensembleNameIn(ident: string): string {
  return ident.split("::")[1] ?? ident;
}
