import { atom, type Getter } from "jotai/vanilla";
import { ensembleSetAtom, type EnsembleChoice } from "../../../../framework/ensembles/ensemble-choice";
import { ParameterIdent } from "../../../../framework/ensembles/ensemble-parameters";
import { receivedBy } from "../../../../framework/links/channel-data";
import { persistableFixableAtom, type DependenciesState } from "../../../../framework/state/fixable-atom";
import { ensembleIdentAtom } from "../../../_shared/ensemble-atoms";
import { RESPONSE_RECEIVER, X_RECEIVER } from "../../receivers";
import { responseChoices } from "../../../_shared/response/response-choices";

export const MOST_BARS = 50;

export const receivedResponseAtom = receivedBy(RESPONSE_RECEIVER);
export const receivedXAtom = receivedBy(X_RECEIVER);

export const ensembleAtom = ensembleIdentAtom();
export const namedEnsemblesAtom = atom((get) => [get(ensembleAtom).valueInContext].filter((ident) => ident !== null));
export const choices = responseChoices(namedEnsemblesAtom);

/** The received content that is drawn, where the channel has several. */
const contentsAtom = atom((get) => {
  const received = get(receivedResponseAtom);
  return received.state === "ready" ? received.contents : [];
});
export const contentAtom = persistableFixableAtom<string | null>({
  initialValue: null,
  isValidFunction: ({ value, get }) => get(contentsAtom).some(({ idString }) => idString === value),
  fixupFunction: ({ get }) => get(contentsAtom)[0]?.idString ?? null,
  computeDependenciesState: ({ get }) => (get(contentsAtom).length > 0 ? "loaded" : "loading"),
});
export const contentChoicesAtom = atom((get) =>
  get(contentsAtom).map(({ idString, displayName }) => ({ value: idString, label: displayName })),
);

/** The ensemble whose realizations are drawn: that of the received response, else the one chosen. Null where the session has none such. */
export const drawnEnsembleAtom = atom((get): EnsembleChoice | null => {
  const content = get(contentsAtom).find(({ idString }) => idString === get(contentAtom).valueInContext);
  const ident = get(receivedResponseAtom).state === "none" ? get(ensembleAtom).valueInContext : content?.ensembleIdentString;
  return get(ensembleSetAtom).find((ensemble) => ensemble.ident === ident) ?? null;
});

/** The parameters that the ensemble drawn has, without their values. */
export const parameterIdentsAtom = atom((get): readonly string[] => {
  const ensemble = get(drawnEnsembleAtom);
  if (ensemble?.parameters) return ensemble.parameters.map(({ name, groupName }) => new ParameterIdent(name, groupName).toString());
  return ensemble?.entry?.parameters.map(({ name }) => name) ?? [];
});

/** The parameter on the axis along, as the text of its ident; null is no choice yet: the first. */
export const parameterAtom = persistableFixableAtom<string | null>({
  initialValue: null,
  isValidFunction: ({ value, get }) => value !== null && get(parameterIdentsAtom).includes(value),
  fixupFunction: ({ get }) => get(parameterIdentsAtom)[0] ?? null,
  computeDependenciesState: ({ get }) => stateOfParameters(get),
});

export const regressionAtom = atom(true);

const wantedBarsAtom = atom(15);
/** How many correlations are drawn at most: a whole number from 1. */
export const mostBarsAtom = atom(
  (get) => get(wantedBarsAtom),
  (_get, set, most: number) => set(wantedBarsAtom, most >= 1 ? Math.min(Math.round(most), MOST_BARS) : 1),
);

const wantedCutOffAtom = atom(0);
/** Correlations nearer to 0 are not drawn: 0..1. */
export const cutOffAtom = atom(
  (get) => get(wantedCutOffAtom),
  (_get, set, least: number) => set(wantedCutOffAtom, least > 0 ? Math.min(least, 1) : 0),
);

function stateOfParameters(get: Getter): DependenciesState {
  if (get(parameterIdentsAtom).length > 0) return "loaded";
  const ensemble = get(drawnEnsembleAtom);
  return ensemble?.state === "loading" || get(receivedResponseAtom).state === "loading" ? "loading" : "error";
}
