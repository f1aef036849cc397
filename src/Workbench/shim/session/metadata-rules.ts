import { MAX_DESCRIPTION_LENGTH } from "../constants";
import type { Failure } from "../server/failure";
import type { Metadata } from "./session-state";
import { normalizeText, whyNotDescription, whyNotTitle } from "../content/text-rules";

/** Title and description as they are stored. */
export function normalizeMetadata({ title, description }: Metadata): Metadata {
  return { title: normalizeText(title), description: description === null ? null : normalizeText(description) };
}

/** Why title or description are refused, as the server would say it; null for good ones. Nothing need be sent to know it. */
export function metadataProblem({ title, description }: Metadata, longestTitle: number): Failure | null {
  const badTitle = whyNotTitle(title, longestTitle);
  const badDescription = whyNotDescription(description ?? "", MAX_DESCRIPTION_LENGTH);
  const problems = [badTitle && `The title ${badTitle}.`, badDescription && `The description ${badDescription}.`].filter(
    (text) => text !== null,
  );
  return problems.length === 0 ? null : { kind: "rejected", status: 422, message: problems.join(" ") };
}
