import { agoOf, counted } from "./words";

// Constants of their own, no objects: the bundler shortens their names, and the first script has a budget. Likewise in the other words.

/** The bands about how a session stands. */
export const storage = (state: string) => `Storage in this browser is ${state}, so automatic backup is off. Save now to be safe.`;
export const oneLayer = "The browser's database does not answer. Only one layer protects your unsaved work here, so save often.";
export const newer = (version: number) => `Version ${version} was saved elsewhere.`;
export const compare = "Compare";
export const reload = "Reload";
export const gone = "This session was deleted elsewhere. Your work is still here. Save it as a new session.";
export const saveAsNew = "Save as new";
export const signedOut = "Your sign-in has expired. Your work is kept here. Sign in to save it.";
export const waiting = (isOnline: boolean) =>
  `${isOnline ? "No contact with the server." : "You are offline."} Your work is kept here and will be saved when you are back online.`;
export const tryNow = "Try now";
export const postponed = (savedAt: string) => `Unsaved work on this session, from ${agoOf(savedAt)}, is still in this browser.`;
export const openIt = "Open it";

/** The band about other tabs. */
export const tabsOpen = (unsaved: string) => `Also open in another tab. Edit in one only. ${unsaved}`;
export const tabsUnsavedInBoth = "Both tabs have unsaved changes. Taking over keeps those here; the others wait on Start.";
export const tabsUnsavedThere = "The other tab has unsaved changes. Taking over brings them here and makes it read-only.";
export const tabsUnsavedHere = "This tab has unsaved changes. Taking over makes the other tab read-only.";
export const tabsSaved = "Taking over makes the other tab read-only.";
export const tabsTakeOver = "Take over here";
export const tabsReadOnly = "Read only here";
export const tabsCopy = "Work on a copy";
export const tabsTookOver = "You edit this session here now.";
export const tabsEditHere = "Edit here";

/** The band of a tab that only shows, by why. */
export const readOnly = {
  "taken-over": "You moved this session to another tab. This one is read-only.",
  "chosen": "You edit this session in another tab. This one is read-only.",
  "signed-out": "You signed out in another tab. Your work is kept in this browser. This tab is read-only.",
};

/** The band over what is tried out. */
export const exploringSession = "You are exploring. Changes here are not kept.";
export const exploringSnapshot = "You are exploring. Changes here are not kept; make a session to keep them.";

/** The bands about content that is not shown as it is stored. */
export const placesModuleIn = (module: string, dashboard: string) => `${module} in “${dashboard}”`;
export const placesMore = (count: number) => ` and ${counted(count, "more module")}`;
export const placesLost = (modules: string) =>
  `No usable place is stored for ${modules}. Shown where there is room; arrange the dashboard and save to keep that.`;
export const placesHidden = (count: number) =>
  `${counted(count, "part")} of the stored content cannot be shown here. `
  + `Saving keeps ${count === 1 ? "it as it is" : "them as they are"}.`;

/** Work was set aside on the way. */
export const wasSetAside = (title: string): string => `“${title}” set aside.`;
