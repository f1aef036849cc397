import { MAX_CONTENT_SIZE_BYTES } from "../constants";
import { isObject } from "../content/content";
import { readSessionMetadata, type SessionMetadata } from "./wire";

/** Why a call did not do what it was asked. `message` is for people, and never empty. */
export type Failure =
  /** The server has another version than the one the work is based on. */
  | { kind: "conflict"; message: string; current: SessionMetadata | null }
  /** Deleted, expired, or never there. */
  | { kind: "gone"; message: string }
  /** Bytes of UTF-8; actual is null where the size is not known. */
  | { kind: "too-large"; message: string; actual: number | null; allowed: number }
  /** Nobody is signed in, or somebody else. */
  | { kind: "signed-out"; message: string }
  /** No answer came: whether the call was done is not known. */
  | { kind: "offline"; message: string }
  /** The server understood and said no; the same call gets the same answer. */
  | { kind: "rejected"; message: string; status: number }
  /** The server could not; another try may do. */
  | { kind: "unavailable"; message: string; retryAfterMs: number | null };

/** A call without an answer. */
export function noContact(isOnline: boolean): Failure {
  const message = isOnline
    ? "No contact with the server. Nothing was lost. Try again in a moment."
    : "You are offline. Nothing was lost. Try again when you are back online.";
  return { kind: "offline", message };
}

/** The workbench cannot be read, because a module throws. */
export function unreadWorkbench(problem: string): Failure {
  return {
    kind: "rejected",
    status: 0,
    message: `The workbench could not be read (${problem}). Nothing was sent, and the last draft is kept.`,
  };
}

/** An answer that is none of this portal's, a proxy's page for one. */
export function notUnderstood(): Failure {
  return { kind: "unavailable", message: "The server's answer was not understood. Nothing was lost. Try again.", retryAfterMs: null };
}

/**
 * The failure in an answer of 4xx or 5xx.
 * @param body The parsed JSON, undefined where the body is none (a gateway's HTML).
 */
export function failureOf(status: number, headers: Headers, body: unknown): Failure {
  const message = messageOf(body) ?? `The server answered ${status}${wordOf(status)}. Nothing was lost. Try again in a moment.`;
  switch (status) {
    case 401:
      return { kind: "signed-out", message };
    case 404:
    case 410:
      return { kind: "gone", message };
    case 412:
      return { kind: "conflict", message, current: readSessionMetadata(isObject(body) ? body["current"] : undefined) };
    case 413:
      return { kind: "too-large", message, actual: null, allowed: MAX_CONTENT_SIZE_BYTES };
    case 408:
    case 409:
    case 425:
    case 429:
      return { kind: "unavailable", message, retryAfterMs: retryAfterOf(headers) };
    default:
      return status >= 500 ? { kind: "unavailable", message, retryAfterMs: retryAfterOf(headers) } : { kind: "rejected", message, status };
  }
}

function messageOf(body: unknown): string | null {
  if (!isObject(body)) return null;
  const error = body["error"];
  const said = [isObject(error) ? error["message"] : undefined, body["detail"], body["title"]];
  return said.find((text): text is string => typeof text === "string" && text.trim() !== "") ?? null;
}

function wordOf(status: number): string {
  const words: Record<number, string> = { 500: "internal error", 502: "bad gateway", 503: "unavailable", 504: "gateway timeout" };
  return words[status] === undefined ? "" : ` (${words[status]})`;
}

function retryAfterOf(headers: Headers): number | null {
  const seconds = Number(headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
