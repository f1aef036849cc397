import { isObject } from "../content/content";

/** A session's metadata as the server says it; times are ISO 8601 by the server's clock. */
export interface SessionMetadata {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly description: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
  readonly contentHash: string;
  /** Browser that saved it; only with kept versions. */
  readonly savedFrom?: string | null;
}

/** A snapshot's metadata as the server says it. */
export interface SnapshotMetadata {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly description: string | null;
  readonly createdAt: string;
  readonly contentHash: string;
}

/** The metadata of a session, or null for an answer that has none. */
export function readSessionMetadata(value: unknown): SessionMetadata | null {
  return isObject(value) && typeof value["version"] === "number" && hasTexts(value, ["id", "title", "contentHash", "updatedAt"])
    ? (value as unknown as SessionMetadata)
    : null;
}

/** The metadata of a snapshot, or null for an answer that has none. */
export function readSnapshotMetadata(value: unknown): SnapshotMetadata | null {
  return isObject(value) && hasTexts(value, ["id", "title", "contentHash", "createdAt"]) ? (value as unknown as SnapshotMetadata) : null;
}

/** An answer with metadata and content, or null. */
export function readWithContent<T>(value: unknown, readMetadata: (value: unknown) => T | null): { metadata: T; content: string } | null {
  if (!isObject(value) || typeof value["content"] !== "string") return null;
  const metadata = readMetadata(value["metadata"]);
  return metadata === null ? null : { metadata, content: value["content"] };
}

function hasTexts(value: Record<string, unknown>, names: string[]): boolean {
  return names.every((name) => typeof value[name] === "string");
}
