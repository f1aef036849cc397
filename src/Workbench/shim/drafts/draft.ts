import { isObject } from "../content/content";
import type { Sparklines } from "../content/content-source";
import { isWellFormedId } from "../server/ids";

/** Unsaved work as it is stored in the browser. */
export interface Draft {
  /** Version of this form. */
  v: 1;
  userId: string;
  draftId: string;
  /** Raised with each write; of two copies the higher one counts. */
  seq: number;
  /** Null for a session that was never saved. */
  sessionId: string | null;
  /** Version and hash on the server that the work is based on. */
  baseVersion: number | null;
  baseHash: string | null;
  /** The tab that wrote it; only the lock says whether that tab lives. */
  tabId: string;
  /** ISO 8601, by this device's clock. */
  savedAt: string;
  title: string;
  description: string | null;
  /** Null when written while the page went away: there was no time to hash. */
  contentHash: string | null;
  content: string;
  /** Present while a new session of this work may be on the server already. */
  unansweredCreate?: UnansweredCreate;
}

/** A request for a new session that was sent and, as far as is known, not answered. Sent again as it was, it makes no second session. */
export interface UnansweredCreate {
  /** Its `Idempotency-Key`. */
  key: string;
  title: string;
  description: string | null;
  /** Hash of the content that it carried. */
  hash: string;
  /** The sparklines that it carried; absent where it carried none. */
  sparklines?: Sparklines;
}

/** A draft that cannot be read, with what there is of it for download. */
export interface UnreadableDraft {
  draftId: string;
  raw: string;
}

/** How a layer of storage took a draft. */
export type StorageState = "working" | "full" | "blocked";

/** The value as JSON. The user comes first and the content last, so that also a cut-off text says whose it is. */
export function draftText(draft: Draft): string {
  const { v, userId, content, ...rest } = draft;
  return JSON.stringify({ v, userId, ...rest, content });
}

/** The draft in a stored value, or null where anything of it is missing or of the wrong kind. */
export function readDraft(value: unknown): Draft | null {
  if (!isObject(value) || value["v"] !== 1) return null;
  const isDraft = [
    typeof value["draftId"] === "string" && isWellFormedId(value["draftId"]),
    isText(value["userId"]),
    isText(value["tabId"]),
    isText(value["savedAt"]),
    isText(value["title"]),
    isText(value["content"]),
    Number.isSafeInteger(value["seq"]),
    value["sessionId"] === null || isText(value["sessionId"]),
    value["baseVersion"] === null || Number.isSafeInteger(value["baseVersion"]),
    value["baseHash"] === null || isText(value["baseHash"]),
    value["description"] === null || isText(value["description"]),
    value["contentHash"] === null || isText(value["contentHash"]),
    value["unansweredCreate"] === undefined || isUnansweredCreate(value["unansweredCreate"]),
  ].every((holds) => holds);
  return isDraft ? (value as unknown as Draft) : null;
}

/** Whose a damaged draft is, as far as its text still says; null where it does not. */
export function userOfDamaged(raw: string): string | null {
  const found = /"userId":("(?:[^"\\]|\\.)*")/.exec(raw);
  if (found === null) return null;
  try {
    return JSON.parse(found[1]!) as string;
  } catch {
    return null;
  }
}

/** What an exception of a storage means. */
export function storageStateOf(problem: unknown): StorageState {
  return isObject(problem) && problem["name"] === "QuotaExceededError" ? "full" : "blocked";
}

function isUnansweredCreate(value: unknown): value is UnansweredCreate {
  return (
    isObject(value)
    && isText(value["key"])
    && isText(value["title"])
    && isText(value["hash"])
    && (value["description"] === null || isText(value["description"]))
    && (value["sparklines"] === undefined || (isObject(value["sparklines"]) && Object.values(value["sparklines"]).every(isText)))
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
