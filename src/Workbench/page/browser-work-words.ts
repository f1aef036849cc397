import { clockOf, counted } from "./words";
import type { SetAsideReason } from "../shim";

/** The list of unsaved work on the start page. */
export const draftsWords = {
  heading: "Unsaved work in this browser",
  deleteAll: "Delete all…",
  open: "Open",
  openInNewTab: "Open in new tab",
  deleteOne: (title: string) => `Delete ${title}`,
  neverSaved: "Never saved",
  basedOn: (version: number) => `Based on version ${version}`,
  newerOnServer: (version: number | undefined) => `, the server has ${version ?? "a newer one"}`,
  asOnServer: ", as on the server",
  note: (based: string, ago: string, size: string) => `${based} · changed ${ago} · ${size}`,
  download: "Download",
  unreadable: "Unreadable",
  keptUntil: "It is kept until you decide.",
  deleteUnreadable: "Delete the unreadable copy",
  unreadableTitle: "an unreadable copy",
};

/** The templates on the start page. */
export const templateWords = { heading: "Begin with a template" };

/** Deleting unsaved work, one piece or all. */
export const deleteDraftWords = {
  heading: "Delete the copy in this browser?",
  text: (title: string) => `“${title}” will be deleted from this browser for good. Saved versions stay on the server.`,
  headingAll: (count: number) => `Delete ${counted(count, "unsaved session")}?`,
  textAll: "They will be deleted from this browser for good. Saved versions on the server and work that is open in a tab stay.",
  all: "Delete all",
};

/** The list of what was set aside. */
export const setAsideWords = {
  heading: "Set aside",
  note: (setAsideAt: string, until: string) => `Set aside ${clockOf(setAsideAt)} · kept until ${dayOf(until)}`,
  bringBack: "Bring back",
  openAsNew: "Open as a new session",
  downloadOne: (title: string) => `Download ${title}`,
  deleteOne: (title: string) => `Delete ${title}`,
  deleteHeading: "Delete what was set aside?",
  deleteText: (title: string) => `“${title}” will be deleted for good. Saved versions stay on the server.`,
};

/** Why work was set aside. */
export const setAsideReasons: Readonly<Record<SetAsideReason, string>> = {
  "took-theirs": "You took the other version",
  "merged": "Yours before the merge",
  "not-saved": "Not saved",
  "discarded": "Discarded",
  "signed-out": "Unsaved when you signed out",
};

/** Signing out while work is only in this browser. */
export const signOutWords = {
  heading: "Sign out?",
  text: (count: number) => `${counted(count, "unsaved session")} ${count === 1 ? "is" : "are"} only in this browser.`,
  more: (count: number) => `and ${count} more`,
  remove: "Remove from this browser",
  keep: (days: number) => `Keep here for ${counted(days, "day")}`,
  saveFirst: "Save first",
  /** @param title Of the one session; null where there are several. */
  kept: (title: string | null, count: number) =>
    `${title === null ? `${count} sessions were` : `“${title}” was`} set aside when you signed out.`,
  action: (isOne: boolean) => (isOne ? setAsideWords.bringBack : "Show"),
};

/** "9 Dec". */
function dayOf(at: string): string {
  const then = new Date(at);
  return `${then.getDate()} ${then.toLocaleDateString("en-US", { month: "short" })}`;
}
