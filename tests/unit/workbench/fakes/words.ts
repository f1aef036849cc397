import { failureText, unreadableText } from "../../../../src/Workbench/page/failure-words";
import { statuses } from "../../../../src/Workbench/page/words";
import type { Failure, Status, UnreadableProblem, View } from "../../../../src/Workbench/shim";

/** A status with the word that people read. */
export function inWord({ kind, ...rest }: Status) {
  return { word: statuses[kind].words, ...rest };
}

/** A session's view as people read it. */
export function shown({ view }: { view: View }) {
  return { ...view, status: inWord(view.status), failure: view.failure && said(view.failure) };
}

/** A result; one that is a failure with the text that people read. */
export function said<R extends { kind: string }>(result: R): R & { message?: string } {
  return isFailure(result) ? { ...result, message: failureText(result) } : result;
}

/** A result; one that cannot be read with the text that says why. */
export function inText(result: string | { kind: string }) {
  if (typeof result === "string" || !("problem" in result)) return result;
  return { ...result, problem: unreadableText(result.problem as UnreadableProblem) };
}

function isFailure(result: { kind: string }): result is Failure {
  return "cause" in result || "isDeviceOffline" in result;
}
