import { isObject } from "./content";

/** A request for a new session that was sent and, as far as is known, not answered. Sent again as it was, it makes no second session. */
export interface UnansweredCreate {
  /** Its `Idempotency-Key`. */
  key: string;
  title: string;
  description: string | null;
  /** Hash of the content that it carried. */
  hash: string;
}

export function isUnansweredCreate(value: unknown): value is UnansweredCreate {
  return isObject(value) && [value["key"], value["title"], value["hash"]].every((part) => typeof part === "string")
    && (value["description"] === null || typeof value["description"] === "string");
}
