import { MAX_CONTENT_SIZE_BYTES } from "../constants";
import { isObject } from "../content/content";
import type { Excess, ModuleSize } from "../content/size";
import type { TextProblem } from "../content/text-rules";
import { readSessionMetadata, type SessionMetadata } from "./wire";

/** A refusal as the server gave it; `detail` is its text for people, null where there is none (a gateway's HTML). */
export interface Refusal {
  readonly kind: "refusal";
  readonly status: number;
  readonly detail: string | null;
}

/** Why a call did not do what it was asked. It has no words: the page finds them. */
export type Failure = Readonly<
  /** The server has another version than the one the work is based on. Known without asking, it has no refusal. */
  | { kind: "conflict"; cause: Refusal | null; current: SessionMetadata | null }
  /** Deleted, expired, or never there; of a malformed id that is known without asking. */
  | { kind: "gone"; cause: Refusal | null }
  /** Bytes of UTF-8; actual is null where the size is not known. */
  | { kind: "too-large"; cause: Refusal | ContentExcess; actual: number | null; allowed: number }
  /** Nobody is signed in, or somebody else. */
  | { kind: "signed-out"; cause: Refusal }
  /** No answer came: whether the call was done is not known. A server that kept silent is not asked again at once. */
  | { kind: "offline"; isDeviceOffline: boolean; isSilent: boolean }
  /** Understood and refused, by the server or before it was sent; the same call gets the same answer. */
  | { kind: "rejected"; cause: Refusal | Rejection }
  /** The server could not; another try may do. "not-understood": an answer that is none of this portal's, a proxy's page for one. */
  | {
      kind: "unavailable";
      cause: Refusal | { kind: "not-understood" | "not-stored" };
      retryAfterMs: number | null;
    }
>;

/** Content that was not sent, because it is over a limit, and what takes the most of it. */
export interface ContentExcess {
  readonly kind: "content-excess";
  readonly limit: Excess["limit"];
  readonly largest: readonly ModuleSize[];
}

/** Why nothing was sent or changed. */
export type Rejection = Readonly<
  | { kind: "bad-caption"; title: TextProblem | null; description: TextProblem | null }
  /** The workbench cannot be read, because a module throws. */
  | { kind: "unread-workbench"; thrown: string }
  /** A conflict has no choice yet. */
  | { kind: "not-merged" }
  | { kind: "cannot-set-aside" }
  /** The version on the server is no content of a workbench. */
  | { kind: "unreadable-version" }
  /** The workbench showed another session before the answer came. */
  | { kind: "session-left" }
>;

export function rejected(cause: Rejection): Failure {
  return { kind: "rejected", cause };
}

/** A call without an answer. */
export function noContact(isOnline: boolean, isSilent: boolean): Failure {
  return { kind: "offline", isDeviceOffline: !isOnline, isSilent };
}

export function notUnderstood(): Failure {
  return { kind: "unavailable", cause: { kind: "not-understood" }, retryAfterMs: null };
}

/**
 * The failure in an answer of 4xx or 5xx.
 * @param body The parsed JSON, undefined where the body is none (a gateway's HTML).
 */
export function failureOf(status: number, headers: Headers, body: unknown): Failure {
  const cause: Refusal = { kind: "refusal", status, detail: detailOf(body) };
  switch (status) {
    case 401:
      return { kind: "signed-out", cause };
    case 404:
    case 410:
      return { kind: "gone", cause };
    case 412:
      return { kind: "conflict", cause, current: readSessionMetadata(isObject(body) ? body["current"] : undefined) };
    case 413:
      return { kind: "too-large", cause, actual: null, allowed: MAX_CONTENT_SIZE_BYTES };
    case 408:
    case 409:
    case 425:
    case 429:
      return { kind: "unavailable", cause, retryAfterMs: retryAfterOf(headers) };
    default:
      return status >= 500 ? { kind: "unavailable", cause, retryAfterMs: retryAfterOf(headers) } : { kind: "rejected", cause };
  }
}

function detailOf(body: unknown): string | null {
  if (!isObject(body)) return null;
  const error = body["error"];
  const said = [isObject(error) ? error["message"] : undefined, body["detail"], body["title"]];
  return said.find((text): text is string => typeof text === "string" && text.trim() !== "") ?? null;
}

function retryAfterOf(headers: Headers): number | null {
  const seconds = Number(headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
