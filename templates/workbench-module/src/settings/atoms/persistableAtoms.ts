import { EnsembleSetAtom, persistableFixableAtom } from "@webviz-portal/workbench/framework";

/** The ident of an ensemble. One that is chosen stays, though it may be gone: only where none is chosen, the first is taken. */
export const ensembleAtom = persistableFixableAtom<string | null>({
  initialValue: null,
  isValidFunction: ({ value }) => value !== null,
  fixupFunction: ({ get }) => get(EnsembleSetAtom).getRegularEnsembleArray().at(0)?.getIdent().toString() ?? null,
});
