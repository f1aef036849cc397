import { realizationsIn, type EnsembleChoice } from "../../../framework/ensembles/ensemble-choice";
import type { ChannelContent, Received } from "../../../framework/links/channel-data";
import { ensembleNameIn } from "../ensemble-atoms";
import type { Response, ResponsesState } from "./response";

/** What a channel brings, as responses. What cannot be drawn beside the first is left out, and said. */
export function receivedResponses(
  received: Exclude<Received, { state: "none" }>,
  ensembles: readonly EnsembleChoice[],
  most: number,
): ResponsesState {
  if (received.state === "loading") return { kind: "loading" };
  if (received.state === "missing")
    return {
      kind: "obstacle",
      title: "Not connected",
      text: `There are no values from ${received.from}. The connection is kept until you choose another in the settings.`,
    };
  const { contents, from } = received;
  if (contents.length === 0) return { kind: "obstacle", title: "No values", text: `${from} has nothing to show.` };
  const warnings: string[] = [];
  const responses: Response[] = [];
  for (const content of contents) {
    const response = responseOf(content, ensembles);
    const [first] = responses;
    if (typeof response === "string") warnings.push(response);
    else if (first && first.unit !== response.unit)
      warnings.push(`${response.name} is left out: it is not in ${first.unit ?? "the same unit"}.`);
    else responses.push(response);
  }
  if (responses.length > most) warnings.push(`${most} of ${responses.length} series are drawn.`);
  return responses.length > 0
    ? { kind: "ready", responses: responses.slice(0, most), warnings, from }
    : { kind: "obstacle", title: "Nothing to draw", text: warnings.join(" ") };
}

/** A content of an ensemble that is here, or why it is left out. */
function responseOf(content: ChannelContent, ensembles: readonly EnsembleChoice[]): Response | string {
  const { displayName: name, unit, ensembleIdentString: ident, values: all } = content;
  const ensemble = ensembles.find((candidate) => candidate.ident === ident);
  if (!ensemble) return `${name} is left out: ${ensembleNameIn(ident)} is not in this session any more.`;
  if (ensemble.state === "unavailable") return `${name} is left out: ${ensemble.name} is not available right now.`;
  const values = new Map<number, number>();
  for (const realization of realizationsIn(ensemble)) {
    const value = all.get(realization);
    if (value !== undefined && Number.isFinite(value)) values.set(realization, value);
  }
  return { ensemble, name, unit, time: null, values };
}
