import { atom, type Atom } from "jotai/vanilla";
import { rowOf, type EnsembleEntry, type VectorData, type VectorEntry } from "../../../data/ensembles";
import { ensembleSetAtom, realizationsIn, type EnsembleChoice } from "../../../framework/ensembles/ensemble-choice";
import type { Received } from "../../../framework/links/channel-data";
import { ensembleWarning } from "../ensemble-atoms";
import { vectorOf } from "../ensemble-data";
import { together } from "../loaded";
import { receivedResponses } from "./received-responses";
import type { Response, ResponsesState } from "./response";
import type { ResponseChoices } from "./response-choices";
import { timesOf, timeText } from "./vector-times";

interface Request {
  readonly entry: EnsembleEntry;
  readonly vector: VectorEntry;
}

interface ResponsesOptions {
  readonly idents: Atom<readonly string[]>;
  readonly choices: ResponseChoices;
  readonly received: Atom<Received>;
  /** How many can be drawn at once. */
  readonly most: number;
}

/** The responses that a module draws: what its channel brings, and its own choice where nothing is connected. */
export function responsesAtom({ idents, choices, received, most }: ResponsesOptions): Atom<ResponsesState> {
  return atom((get): ResponsesState => {
    const fromChannel = get(received);
    const ensembles = get(ensembleSetAtom);
    if (fromChannel.state !== "none") return receivedResponses(fromChannel, ensembles, most);
    const [named, chosen, vector, time] = [
      get(idents),
      get(choices.ensembles),
      get(choices.vector).valueInContext,
      get(choices.time).valueInContext,
    ];
    if (named.length === 0) return noEnsemble;
    const unfit = [get(choices.vectorWarning), get(choices.timeWarning)].filter((warning) => warning !== null);
    const warnings = [...named.flatMap((ident) => ensembleWarning(ensembles, ident) ?? []), ...unfit];
    if (chosen.some(({ state }) => state === "loading")) return { kind: "loading" };
    if (!chosen.some(({ entry }) => entry !== null)) return { kind: "obstacle", title: "Nothing to draw", text: warnings.join(" ") };
    if (vector === null || time === null) return { kind: "obstacle", title: "Nothing to draw", text: "The ensemble has no vectors." };
    const asked = requestsOf(chosen, vector);
    const data = together(asked.map(({ entry }) => get(vectorOf(entry.ident, vector))));
    if (data.state === "loading") return { kind: "loading" };
    if (data.state === "failed") return { kind: "failed", title: vector, error: data.error };
    const responses = asked.flatMap((request, index) => responseOf(request, data.value[index], time, chosen) ?? []);
    const isLeftOut = ({ ident, entry }: EnsembleChoice): boolean =>
      entry !== null && !responses.some(({ ensemble }) => ensemble.ident === ident);
    const without = chosen.filter(isLeftOut).map(({ name }) => `${name} has no values of ${vector} on ${timeText(time)}.`);
    const all = [...warnings, ...without];
    return responses.length > 0
      ? { kind: "ready", responses: responses.slice(0, most), warnings: all, from: null }
      : { kind: "obstacle", title: vector, text: all.join(" ") };
  });
}

const noEnsemble: ResponsesState = {
  kind: "obstacle",
  title: "No ensemble",
  text: "Choose an ensemble, or connect the response of another module, such as Time series.",
  needsEnsembles: true,
};

function requestsOf(ensembles: readonly EnsembleChoice[], name: string): readonly Request[] {
  return ensembles.flatMap(({ entry }) => {
    const vector = entry?.vectors.find((candidate) => candidate.name === name);
    return entry && vector ? [{ entry, vector }] : [];
  });
}

/** Null where the ensemble has no value at the time. */
function responseOf(
  { entry, vector }: Request,
  data: VectorData | undefined,
  time: number,
  chosen: readonly EnsembleChoice[],
): Response | null {
  const ensemble = chosen.find(({ ident }) => ident === entry.ident);
  const month = timesOf(entry).indexOf(time);
  if (!ensemble || !data || month < 0) return null;
  const values = new Map<number, number>();
  for (const realization of realizationsIn(ensemble)) {
    const value = rowOf(entry, data, realization)?.[month];
    if (value !== undefined && Number.isFinite(value)) values.set(realization, value);
  }
  return { ensemble, name: vector.name, unit: vector.unit, time: timeText(time), values };
}
