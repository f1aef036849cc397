import type { ModuleSize } from "../shim";
import { moduleText } from "./failure-words";
import { daysText, sizeText } from "./words";

/** Leaving work that is not saved. */
export const leaveHeading = "Save before you leave?";
export const leaveText = (days: number) => `You have unsaved changes. If you don't save, they are set aside for ${daysText(days)}.`;
export const leaveDiscard = "Don't save";

/** Title and description, in each dialog that asks for them. */
export const captionBadTitle = (problem: string) => `The title ${problem}. Nothing was sent.`;
export const captionBadDescription = (problem: string) => `The description ${problem}. Nothing was sent.`;
export const captionIsKept = "What you wrote is kept as a change.";
export const captionDiscardHeading = "Discard what you wrote?";
export const captionDiscardText = "Title and description go back to what they were. Everything else stays.";
export const captionKeepEditing = "Keep editing";

/** Title and description of what is open. */
export const editHeading = "Edit title and description";
export const editAboutUnsaved = "Kept with this work. It is stored on the server once you save it.";
export const editAboutSaved = "Only title and description are saved. Other changes stay as they are.";

/** Saving, and what came of it. */
export const saveHeadingFirst = "Save session";
export const saveHeadingAs = "Save as a new session";
export const saveAbout = (counts: string, bytes: number) => `${counts}, ${sizeText(bytes)}. Only you can see it.`;
export const saveDone = (version: number) => `Saved as version ${version}.`;
export const saveUnchanged = "Already saved.";
export const saveGoneHeading = "This session was deleted elsewhere";
export const saveGoneText = "Your work is still here. Save it as a new session.";
export const saveStay = "Stay here";
export const saveAsNew = "Save as new…";
export const saveFailedHeading = "Not saved";

/** What takes the space of a session. */
export const sizeLargest = (largest: readonly ModuleSize[]) => {
  const modules = largest.map((module) => `${moduleText(module)}: ${sizeText(module.bytes)}`);
  return `A session cannot be larger. The largest modules are ${modules.join(", ")}.`;
};
export const sizeGoOn = "Go on";

/** Sessions to open. */
export const openChanged = (ago: string) => `changed ${ago}`;
export const openNone = "There are no saved sessions yet.";

/** Signing in again, in a second window. */
export const signInHeading = "Sign in again";
export const signInText = (why: string) => `${why} Your work is kept here. Sign in in a new window to continue.`;

/** Making a snapshot. */
export const snapshotCreate = "Create snapshot";
export const snapshotAbout = (counts: string, bytes: number, isChanged: boolean) =>
  `${counts}, ${sizeText(bytes)}. `
  + (isChanged ? "Your unsaved changes are included; the session itself stays unsaved." : "Exactly what is on screen.");
export const snapshotBeforeIdentical = "A snapshot of exactly this exists: ";
export const snapshotAfterIdentical = ". You can share its link instead.";
export const snapshotIsUnsaved = "Your session still has unsaved changes.";
