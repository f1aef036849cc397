import type { Content } from "./content";
import type { Failure } from "./failure";
import type { LeaveAnswer } from "./navigation";
import type { Unreadable } from "./opening";
import type { Orchestrator } from "./orchestrator";
import type { Recovery } from "./recovery";
import type { Metadata } from "./session-state";
import type { Stored } from "./backend";
import type { SnapshotMetadata } from "./wire";

/** Why an address shows no session. */
export type Problem = Failure | Unreadable | { kind: "malformed" } | { kind: "unknown-draft" } | { kind: "draft-in-use" };

/** What the user decides about drafts that were found. */
export type RecoveryAnswer = { kind: "recover"; draftId: string } | { kind: "later" };

/** What the page shows and asks; its dialogs and pictures are its own. */
export interface WorkbenchPage {
  /** What a new session begins with. */
  newSession(): { content: Content; metadata: Metadata };
  /** A session is open; subscribe to it. */
  showSession(session: Orchestrator): void;
  /** A snapshot, to be shown read-only. */
  showSnapshot(snapshot: Stored<SnapshotMetadata>): void;
  /** The address shows no session; say why, with a way on. */
  showProblem(problem: Problem): void;
  /** Save, don't save, or cancel. */
  askBeforeLeaving(): Promise<LeaveAnswer>;
  /** Title and description for the first save; null when cancelled. @param failure Why the last try failed; the input is kept. */
  askForTitle(failure: Failure | null): Promise<Metadata | null>;
  /** Recover one of the drafts, or decide later. Deleting is the page's own call of `discardDraft`. */
  askAboutDrafts(recovery: Recovery): Promise<RecoveryAnswer>;
  /** So many other tabs have the session open. */
  othersChanged(count: number): void;
  /** Another tab has taken the work over: show it read-only. */
  takenOver(): void;
}
