import { atom } from "jotai/vanilla";
import { receivedBy } from "../../../framework/links/channel-data";
import { nameAmong } from "../../_shared/ensemble-atoms";
import { commonName } from "../../_shared/response/series";
import { responsesAtom } from "../../_shared/response/responses";
import { RESPONSE_RECEIVER } from "../registerModule";
import { choices, MOST_ENSEMBLES, namedEnsemblesAtom } from "../settings/atoms/persistableAtoms";

export const receivedResponseAtom = receivedBy(RESPONSE_RECEIVER);

export const stateAtom = responsesAtom({
  idents: namedEnsemblesAtom,
  choices,
  received: receivedResponseAtom,
  most: MOST_ENSEMBLES,
});

/** What is shown, in a few words: "FOPT · Sm³ · 1 Jan 2028 · iter-0, iter-3". */
export const subjectAtom = atom((get) => {
  const state = get(stateAtom);
  if (state.kind !== "ready") return "";
  const [first] = state.responses;
  const ensembles = state.responses.map(({ ensemble }) => ensemble);
  const names = [...new Set(ensembles.map((ensemble) => nameAmong(ensembles, ensemble)))].join(", ");
  return [commonName(state.responses), first?.unit, first?.time, names].filter(Boolean).join(" · ");
});
