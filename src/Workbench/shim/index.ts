/**
 * The shim: keeps the work of a workbench safe and saves it. A workbench gives a {@link ContentSource}; a page opens sessions, shows
 * their {@link View} and asks the user. `docs/workbench-shim.md` shows how.
 */
export { Backend, type BackendOptions, type Contact, type Stored } from "./server/backend";
export { browserEnvironment } from "./browser/browser-environment";
export { canonicalText } from "./content/canonical";
export type { Changed, Choices, Comparison, Difference } from "./conflict/conflict";
export { conflictsOf } from "./conflict/conflict";
export * from "./constants";
export type * from "./content/content";
export { parseContent } from "./content/content";
export type { ContentSource } from "./content/content-source";
export type { PartKind } from "./conflict/content-parts";
export { Desk, type Dispute } from "./conflict/desk";
export type { Draft, StorageState, UnreadableDraft } from "./drafts/draft";
export { whyReadOnly, type Environment } from "./browser/environment";
export type { Failure } from "./server/failure";
export { ShimDatabase } from "./drafts/indexed-db";
export { LocalDrafts } from "./drafts/local-drafts";
export { Navigation, type LeaveAnswer, type NavigationHost } from "./navigation/navigation";
export { openDraft, openNew, openSaved, openSnapshotCopy, openTemplate, type Opened, type Unreadable } from "./session/opening";
export type { Orchestrator, SaveOutcome } from "./session/orchestrator";
export { addressOf, placeAt, type Place } from "./navigation/places";
export { discardAllDrafts, discardDraft, findRecovery, takeDraft, type Judgement, type Recovery, type RecoveryOffer } from "./drafts/recovery";
export { SetAside, type SetAsideReason, type SetAsideWork } from "./drafts/set-aside";
export { bringBack, setAsideDraft, setAsideSession } from "./drafts/setting-aside";
export type { Metadata, Origin } from "./session/session-state";
export { SignInWait } from "./server/sign-in";
export { largestModules, shareOfLimit, sizeText } from "./content/size";
export type { Status, StatusWord } from "./session/status";
export { Tabs, type TabsHost } from "./navigation/tabs";
export { fitTitle, lengthOf, normalizeText, whyNotDescription, whyNotTitle } from "./content/text-rules";
export type { View } from "./session/view";
export { WindowActivity } from "./browser/window-activity";
export type { SessionMetadata, SnapshotMetadata } from "./server/wire";
export type { WorkbenchContext } from "./session/workbench-context";
