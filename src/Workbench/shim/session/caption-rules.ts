import { MAX_DESCRIPTION_LENGTH } from "../constants";
import { descriptionProblem, normalizeText, titleProblem } from "../content/text-rules";
import type { Failure } from "../server/failure";
import type { Caption } from "./session-state";

/** Title and description as they are stored. */
export function normalizeCaption({ title, description }: Caption): Caption {
  return { title: normalizeText(title), description: description === null ? null : normalizeText(description) };
}

/** Why title or description are refused, as the server would refuse them; null for good ones. Nothing need be sent to know it. */
export function captionProblem({ title, description }: Caption, longestTitle: number): Failure | null {
  const problems = { title: titleProblem(title, longestTitle), description: descriptionProblem(description ?? "", MAX_DESCRIPTION_LENGTH) };
  const isGood = problems.title === null && problems.description === null;
  return isGood ? null : { kind: "rejected", cause: { kind: "bad-caption", ...problems } };
}
