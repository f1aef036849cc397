import type { StorageState } from "../drafts/draft";
import type { Failure } from "../server/failure";
import type { SessionMetadata } from "../server/wire";
import type { Base, Captured, CreateTry, Caption, StartingPoint, Sent, SentWhole, SnapshotTry } from "./session-state";

/** What happened to an open session. Times are ISO 8601 by this device's clock. */
export type SessionEvent =
  | WorkEvent
  | SaveEvent
  | ServerEvent
  | ConflictEvent
  | DraftEvent
  /** The workbench shows something else. */
  | { kind: "closed" };

/** What the user did, and what was read of it. */
type WorkEvent =
  | { kind: "edited" }
  /** Somebody looked elsewhere: another dashboard, another module. */
  | { kind: "looked" }
  /** There was a quiet moment after edits or looks. */
  | { kind: "paused" }
  | { kind: "renamed"; caption: Caption }
  /** The workbench has loaded the content and reads it like this: untouched, even where it writes it otherwise. */
  | { kind: "opened"; captured: Captured; edits: number }
  /** @param edits The edit up to which it was read. */
  | { kind: "captured"; captured: Captured; edits: number }
  | { kind: "captureFailed"; problem: string };

/** What became of saves. */
type SaveEvent =
  | { kind: "saveStarted" }
  /** No answer came: the server may have it. */
  | { kind: "saveUnanswered"; baseVersion: number; sent: Sent }
  /** The server has what was sent, while the save goes on. */
  | { kind: "stored"; sent: Sent; base: Base }
  | { kind: "saved" }
  /** @param retry What is tried again once there is contact; null where nothing is. */
  | { kind: "saveFailed"; failure: Failure; at: string; retry: { isCaptionOnly: boolean } | null }
  | { kind: "nothingToSave" }
  | { kind: "createTried"; createTry: CreateTry }
  | { kind: "createRefused" }
  /** @param before Title and description when it was asked for; renamed since, they stay. */
  | { kind: "created"; sessionId: string; base: Base; sent: SentWhole; wanted: Caption; before: Caption }
  | { kind: "snapshotTried"; snapshotTry: SnapshotTry }
  | { kind: "snapshotAnswered" };

/** What a look at the server found. */
type ServerEvent =
  | { kind: "serverNewer"; found: SessionMetadata }
  /** The newer version is a save of ours whose answer was lost. */
  | { kind: "saveRecognised"; sent: Sent; base: Base }
  /** It has the session, and knows the user. */
  | { kind: "serverAnswered" }
  | { kind: "serverGone"; failure: Failure; at: string }
  | { kind: "signedOut"; failure: Failure };

/** How the user chose between two versions. */
type ConflictEvent =
  /** The session is what the server has. */
  | { kind: "replaced"; start: StartingPoint }
  | { kind: "merged"; base: Base; caption: Caption }
  /** Mine is to be saved over this version. */
  | { kind: "overwriteChosen"; base: Base };

/** What became of the draft. */
type DraftEvent =
  /** @param says What is written. */
  | { kind: "draftBegun"; seq: number; says: string }
  /** The page went away, and the draft was written at once. */
  | { kind: "draftLeft"; seq: number; edits: number }
  /** The write of that number found room, or did not. */
  | { kind: "storageChanged"; seq: number; storage: StorageState; at: string }
  /** The text that the draft is based on lies beside it. */
  | { kind: "baseKept"; version: number }
  | { kind: "layersFound"; hasOneLayer: boolean }
  | { kind: "draftRemoved" };
