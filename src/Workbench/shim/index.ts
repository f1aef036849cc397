/**
 * The shim: keeps the work of a workbench safe and saves it. A workbench gives a {@link ContentSource}; a page opens sessions, shows
 * their {@link View} and asks the user. `docs/workbench-shim.md` shows how.
 *
 * The only door: nothing outside imports a file of a room.
 */
export { browserClock, type Clock } from "./browser/browser-clock";
export { browserEnvironment } from "./browser/browser-environment";
export type { Environment } from "./browser/environment";
export { orNull } from "./browser/or-null";
export { afterWaiting, ANSWER_PATIENCE_MS, inTime, OPENING_PATIENCE_MS, SENDING_PATIENCE_MS } from "./browser/patience";
export { WindowActivity } from "./browser/window-activity";
export { conflictsOf, type Changed, type Choices, type Comparison, type Difference } from "./conflict/conflict";
export type { PartKind } from "./conflict/parts";
export { ConflictResolver, type Dispute } from "./conflict/conflict-resolver";
export {
  MAX_CONTENT_SIZE_BYTES,
  MAX_DESCRIPTION_LENGTH,
  MAX_SNAPSHOT_TITLE_LENGTH,
  MAX_SPARKLINE_BYTES,
  MAX_TITLE_LENGTH,
} from "./constants";
export { sameState } from "./content/canonical";
export {
  isObject,
  parseContent,
  textOr,
  type Content,
  type ContentProblem,
  type Dashboard,
  type Layout,
  type PlacedModule,
  type RegularEnsemble,
  type SerializedState,
  type StoredModule,
} from "./content/content";
export type { ContentSource, Sparklines } from "./content/content-source";
export { cloneJson, jsonText, parseJson, withDigitsOf } from "./content/numbers";
export { largestModules, shareOfLimit, utf8Length, type ModuleSize } from "./content/size";
export { descriptionProblem, fitTitle, normalizeText, titleProblem, type TextProblem } from "./content/text-rules";
export { isVisible, shownTitle } from "./content/visible-text";
export type { Draft, StorageState, UnreadableDraft } from "./drafts/draft";
export { heldDrafts } from "./drafts/draft-lock";
export { ShimDatabase } from "./drafts/indexed-db";
export { LocalDrafts } from "./drafts/local-drafts";
export {
  discardAllDrafts,
  discardDraft,
  findRecovery,
  takeDraft,
  type Judgement,
  type Recovery,
  type RecoveryOffer,
} from "./drafts/recovery";
export { SetAside, type SetAsideReason, type SetAsideWork } from "./drafts/set-aside";
export { bringBack, setAsideDraft, setAsideSession } from "./drafts/set-aside-drafts";
export { Navigation, type LeaveAnswer, type NavigationHost } from "./navigation/navigation";
export { addressOf, plainAddress, type Place } from "./navigation/places";
export { Tabs, type TabsHost } from "./navigation/tabs";
export { Backend, type BackendOptions, type Contact, type Stored } from "./server/backend";
export type { Failure, Refusal, Rejection } from "./server/failure";
export { SignInWait } from "./server/sign-in";
export type { SessionMetadata, SnapshotMetadata } from "./server/wire";
export { normalizeCaption } from "./session/caption-rules";
export {
  openDraft,
  openNew,
  openSaved,
  openSnapshotCopy,
  openTemplate,
  type Opened,
  type Unreadable,
  type UnreadableProblem,
} from "./session/opened-session";
export type { Orchestrator } from "./session/orchestrator";
export type { Caption, Origin, SaveOutcome } from "./session/session-state";
export type { Status, StatusKind } from "./session/status";
export type { View } from "./session/view";
export type { WorkbenchContext } from "./session/workbench-context";
