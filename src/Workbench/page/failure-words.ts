import type { ContentProblem, Failure, ModuleSize, Refusal, Rejection, TextProblem, UnreadableProblem } from "../shim";
import { sizeText } from "./words";

/** What people read of a failure: what happened, that nothing was lost, and what to do. Never empty. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case "offline":
      return failure.isDeviceOffline
        ? "You are offline. Nothing was lost. Try again when you are back online."
        : "No contact with the server. Nothing was lost. Try again in a moment.";
    case "conflict":
      return failure.cause === null
        ? "The session was changed elsewhere since you opened it. Nothing was overwritten. Choose how to go on."
        : refusalText(failure.cause);
    case "gone":
      return failure.cause === null ? "The link may be wrong, or the session belongs to someone else." : refusalText(failure.cause);
    case "too-large":
      return failure.cause.kind === "refusal"
        ? refusalText(failure.cause)
        : tooLargeText(failure.actual ?? failure.allowed, failure.allowed, failure.cause);
    case "signed-out":
      return refusalText(failure.cause);
    case "rejected":
      return failure.cause.kind === "refusal" ? refusalText(failure.cause) : rejectionText(failure.cause);
    case "unavailable":
      if (failure.cause.kind === "refusal") return refusalText(failure.cause);
      return failure.cause.kind === "not-stored"
        ? "The server did not store what was sent. Your work is kept here. Try again."
        : "The server's answer was not understood. Nothing was lost. Try again.";
  }
}

/** What is wrong with a title or a description, as the end of a sentence. */
export function textProblem(problem: TextProblem): string {
  switch (problem.kind) {
    case "empty":
      return "must not be empty";
    case "too-long":
      return `may have at most ${problem.longest} characters`;
    case "control-characters":
      return "must not contain control characters";
    case "unseen":
      return "needs at least one character that can be seen";
  }
}

/** Why stored text is not shown. */
export function unreadableText(problem: ContentProblem | UnreadableProblem): string {
  switch (problem.kind) {
    case "not-json":
      return "The content is not valid JSON.";
    case "not-a-workbench":
      return "The content is not that of a workbench.";
    case "too-deep":
      return `The content is nested deeper than ${problem.deepest} levels.`;
    case "thrown":
      return `The workbench cannot show it (${problem.thrown}).`;
  }
}

/** What is said of a draft that cannot be read. */
export const damagedDraft = "The copy of this work in the browser is damaged.";

/** A module and where it is; what has no name of its own is called by its kind. */
export function moduleText({ module, dashboard }: ModuleSize): string {
  return `${module || "Module"} in ${dashboard || "Dashboard"}`;
}

const statusNames: Readonly<Record<number, string>> = {
  500: "internal error",
  502: "bad gateway",
  503: "unavailable",
  504: "gateway timeout",
};

function refusalText({ status, detail }: Refusal): string {
  const name = statusNames[status];
  return detail ?? `The server answered ${status}${name === undefined ? "" : ` (${name})`}. Nothing was lost. Try again in a moment.`;
}

function rejectionText(cause: Rejection): string {
  switch (cause.kind) {
    case "bad-caption": {
      const title = cause.title === null ? [] : [`The title ${textProblem(cause.title)}.`];
      const description = cause.description === null ? [] : [`The description ${textProblem(cause.description)}.`];
      return [...title, ...description].join(" ");
    }
    case "unread-workbench":
      return `The workbench could not be read (${cause.thrown}). Nothing was sent, and the last draft is kept.`;
    case "not-merged":
      return "Not merged: choose a side for every conflict.";
    case "cannot-set-aside":
      return (
        "Your version cannot be set aside: the browser's storage is full or blocked. Nothing was changed. "
        + "Save it as a new session first."
      );
    case "unreadable-version":
      return "The version on the server cannot be read by this workbench. Nothing was changed.";
    case "session-left":
      return "You left the session meanwhile. Nothing was changed.";
  }
}

/** Which limit, actual and allowed size, and what takes the space. */
function tooLargeText(
  actual: number,
  allowed: number,
  { limit, largest }: { limit: "content" | "literal"; largest: readonly ModuleSize[] },
): string {
  const what = limit === "content" ? "Too large" : "Too large as JSON, where quotes take two bytes and control characters six";
  const modules = largest.map((module) => `${moduleText(module)}, ${sizeText(module.bytes)}`);
  const where = modules.length === 0 ? "" : ` Largest: ${modules.join("; ")}.`;
  return `${what}: ${sizeText(actual)} of ${sizeText(allowed)}. Nothing was sent, your work is kept here.${where}`;
}
