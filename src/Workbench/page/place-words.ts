import type { Place } from "../shim";

/** What a problem is headed with, by what was to be opened. */
export const headings: Readonly<Record<Place["kind"], string>> = {
  session: "This session cannot be opened",
  snapshot: "This snapshot cannot be opened",
  draft: "This work cannot be opened",
  malformed: "This page cannot be opened",
};

/** Why a place shows nothing, and the ways on. */
export const notFound = "Page not found";
export const notFoundText = "The link may be wrong, or the session belongs to someone else.";
export const noTemplateHeading = "No such template";
export const noTemplateText = "The link may be old. All templates are on Start.";
export const tooLong = "It takes too long.";
export const isKept = "It is kept as it is.";
export const goToStart = "Go to Start";
export const downloadStored = "Download what is stored";
export const copyHeading = "This snapshot cannot be edited here";
export const newTitle = "New session";

/** Why unsaved work is not opened. */
export const draftInUse = "It is open in another tab now.";
export const draftMissing = "It no longer exists.";
export const draftUnreadable = "It cannot be read.";
export const draftOtherTabHeading = "This work is open in another tab";
export const draftOtherTabText = "It can be changed in one tab at a time. Close the other tab, or continue there.";
export const draftOtherBrowserHeading = "This work is not in this browser";
export const draftOtherBrowserText = "Unsaved work is only in the browser where it was started. It may have been saved or deleted since.";
export const draftExpiredHeading = "This work is no longer here";
export const draftExpiredText = "It was deleted, or it has expired.";

/** The page shows nothing because the user signed out in another tab. */
export const signedOut = {
  heading: "You signed out in another tab",
  text: "Nothing of your work is kept in this browser, as you chose.",
};

/** The page shows nothing because no work can be kept here. */
export const insecure = {
  heading: "This page cannot keep work safe",
  text: "This page is read-only: saving needs a secure connection (https), or localhost.",
};
