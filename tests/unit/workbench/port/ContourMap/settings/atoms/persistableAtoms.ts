import { EnsembleSetAtom, persistableFixableAtom } from "@webviz-portal/workbench/framework";

export const fieldAtom = persistableFixableAtom<string | null>({
  initialValue: null,
  isValidFunction: ({ get, value }) =>
    value !== null
    && get(EnsembleSetAtom)
      .getRegularEnsembleArray()
      .some((ensemble) => ensemble.getFieldIdentifiers().includes(value)),
  fixupFunction: ({ get }) => get(EnsembleSetAtom).getRegularEnsembleArray().at(0)?.getFieldIdentifiers().at(0) ?? null,
});
