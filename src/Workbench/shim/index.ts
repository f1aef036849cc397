/**
 * The shim: keeps the work of a workbench safe and saves it. A workbench gives a {@link ContentSource}; a page opens sessions, shows
 * their {@link View} and asks the user. `docs/workbench-shim.md` shows how.
 */
export { Backend, type BackendOptions, type Contact, type Stored } from "./backend";
export { browserEnvironment } from "./browser-environment";
export { canonicalText } from "./canonical";
export type { Changed, Choices, Comparison, Difference } from "./conflict";
export { conflictsOf } from "./conflict";
export * from "./constants";
export type * from "./content";
export { parseContent } from "./content";
export type { ContentSource } from "./content-source";
export type { PartKind } from "./content-parts";
export { Desk, type Dispute } from "./desk";
export type { Draft, StorageState, UnreadableDraft } from "./draft";
export { whyReadOnly, type Environment } from "./environment";
export type { Failure } from "./failure";
export { ShimDatabase } from "./indexed-db";
export { LocalDrafts } from "./local-drafts";
export { Navigation, type LeaveAnswer, type NavigationHost } from "./navigation";
export { openDraft, openNew, openSaved, openSnapshotCopy, openTemplate, type Opened, type Unreadable } from "./opening";
export type { Orchestrator, SaveOutcome } from "./orchestrator";
export { addressOf, placeAt, type Place } from "./places";
export { discardAllDrafts, discardDraft, findRecovery, takeDraft, type Judgement, type Recovery, type RecoveryOffer } from "./recovery";
export { SetAside, type SetAsideReason, type SetAsideWork } from "./set-aside";
export { bringBack, setAsideDraft, setAsideSession } from "./setting-aside";
export type { Metadata, Origin } from "./session-state";
export { SignInWait } from "./sign-in";
export { largestModules, shareOfLimit, sizeText } from "./size";
export type { Status, StatusWord } from "./status";
export { Tabs, type TabsHost } from "./tabs";
export { fitTitle, lengthOf, normalizeText, whyNotDescription, whyNotTitle } from "./text-rules";
export type { View } from "./view";
export { WindowActivity } from "./window-activity";
export type { SessionMetadata, SnapshotMetadata } from "./wire";
export type { WorkbenchContext } from "./workbench-context";
