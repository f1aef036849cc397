import { atom } from "jotai/vanilla";
import { ensembleSetAtom } from "../../../framework/ensembles/ensemble-choice";
import type { EnsembleParameter } from "../../../framework/ensembles/ensemble-parameters";
import type { Received } from "../../../framework/links/channel-data";
import type { Unready } from "../../_shared/data-frame";
import { parametersOf } from "../../_shared/ensemble-data";
import { receivedResponses } from "../../_shared/response/received-responses";
import type { Response, ResponsesState } from "../../_shared/response/response";
import { responsesAtom } from "../../_shared/response/responses";
import { identOf, ofParameter, ofResponse, type AlongX } from "../along-x";
import {
  choices,
  contentAtom,
  namedEnsemblesAtom,
  parameterAtom,
  receivedResponseAtom,
  receivedXAtom,
} from "../settings/atoms/persistableAtoms";
import { modeAtom } from "./persistence";

/** What there is to draw, or why there is nothing. */
export type PlotState =
  | Unready
  | {
      readonly kind: "ready";
      readonly response: Response;
      readonly parameters: readonly EnsembleParameter[];
      /** Null where only correlations are drawn. */
      readonly x: AlongX | null;
      readonly warnings: readonly string[];
    };

/** The content that is chosen of several. */
const receivedOneAtom = atom((get): Received => {
  const received = get(receivedResponseAtom);
  if (received.state !== "ready") return received;
  const chosen = get(contentAtom).valueInContext;
  return { ...received, contents: received.contents.filter(({ idString }) => idString === chosen) };
});

const responseStateAtom = responsesAtom({ idents: namedEnsemblesAtom, choices, received: receivedOneAtom, most: 1 });

/** What is to be said of stored choices that do not fit: what is drawn in their place. */
export const contentWarningAtom = atom((get) => {
  const { valueInContext, isValidInContext } = get(contentAtom);
  if (isValidInContext) return null;
  const received = get(receivedResponseAtom);
  const drawn = received.state === "ready" ? received.contents.find(({ idString }) => idString === valueInContext)?.displayName : undefined;
  return `The series chosen is not offered any more: ${drawn ?? "nothing"} is drawn. Your choice is kept until you choose another.`;
});
export const parameterWarningAtom = atom((get) => {
  const { value, valueInContext, isValidInContext } = get(parameterAtom);
  if (isValidInContext) return null;
  const drawn = valueInContext ?? "nothing";
  return `${value ?? ""} is not in this ensemble: ${drawn} is drawn. Your choice is kept until you choose another.`;
});

export const stateAtom = atom((get): PlotState => {
  const state = get(responseStateAtom);
  if (state.kind !== "ready") return state;
  const [response] = state.responses;
  if (!response) return { kind: "loading" };
  const parameters = get(parametersOf(response.ensemble.ident));
  const isPlot = get(modeAtom) === "points";
  const receivedX = get(receivedXAtom);
  const needsParameters = !isPlot || receivedX.state === "none";
  if (needsParameters && parameters.state === "loading") return { kind: "loading" };
  if (needsParameters && parameters.state === "failed")
    return { kind: "failed", title: `The parameters of ${response.ensemble.name}`, error: parameters.error };
  const known = parameters.state === "ready" ? parameters.value : [];
  const warnings = [...state.warnings, ...[get(contentWarningAtom)].filter((warning) => warning !== null)];
  const ready = { kind: "ready", response, parameters: known, warnings } as const;
  if (!isPlot) return known.length > 0 ? { ...ready, x: null } : noParameters(response);
  if (receivedX.state !== "none") return withReceivedX(ready, receivedResponses(receivedX, get(ensembleSetAtom), 1));
  const parameter = known.find((each) => identOf(each) === get(parameterAtom).valueInContext);
  if (!parameter) return noParameters(response);
  const unfit = get(parameterWarningAtom);
  return { ...ready, x: ofParameter(parameter), warnings: unfit === null ? warnings : [...warnings, unfit] };
});

/** What is shown, in a few words: "FOPT against FWL · iter-3". */
export const subjectAtom = atom((get) => {
  const state = get(stateAtom);
  if (state.kind !== "ready") return "";
  const { response, x } = state;
  return [x ? `${response.name} against ${x.name}` : `Correlations of ${response.name}`, response.time, response.ensemble.name]
    .filter(Boolean)
    .join(" · ");
});

type Ready = Extract<PlotState, { kind: "ready" }>;

function withReceivedX(ready: Omit<Ready, "x">, received: ResponsesState): PlotState {
  if (received.kind !== "ready") return received;
  const [x] = received.responses;
  const { response } = ready;
  if (!x) return { kind: "loading" };
  if (x.ensemble.ident !== response.ensemble.ident)
    return {
      kind: "obstacle",
      title: "Two ensembles",
      text: `${response.name} is of ${response.ensemble.name}, and ${x.name} of ${x.ensemble.name}. Connect two of the same ensemble.`,
    };
  return { ...ready, x: ofResponse(x), warnings: [...ready.warnings, ...received.warnings] };
}

function noParameters({ ensemble }: Response): PlotState {
  return {
    kind: "obstacle",
    title: "No parameters",
    text: `${ensemble.name} has no parameters. Connect a module along x, or choose another ensemble.`,
  };
}
