import {
  fitTitle,
  MAX_CONTENT_SIZE_BYTES,
  MAX_TITLE_LENGTH,
  shownTitle,
  type Contact,
  type Status,
  type StatusKind,
  type View,
} from "../shim";
import { ago } from "../../Portal.Web/Browser/ago";

/** What has no title of its own is called by its kind. */
export const untitled = { any: "Untitled", session: "Untitled session", snapshot: "Untitled snapshot", dashboard: "Untitled dashboard" };

/** Buttons that are the same in several places. */
export const labels = {
  cancel: "Cancel",
  close: "Close",
  delete: "Delete",
  discard: "Discard",
  keepIt: "Keep it",
  save: "Save",
  signIn: "Sign in",
  tryAgain: "Try again",
  undo: "Undo",
};

/** What is being done while it takes time. */
export const busyLabels = { loading: "Loading…", saving: "Saving…" };

/** What has become of the server's version since unsaved work began. */
export const judgementWords = { serverNewer: "Server is newer", serverGone: "Deleted on the server" };

/** A copy in this browser that cannot be read has no title. */
export const unreadableCopy = "Unreadable copy";

/** How each status reads and looks. */
export const statuses: Readonly<Record<StatusKind, { words: string; icon: string; tint: string }>> = {
  saved: { words: "Saved", icon: "circle-check", tint: "badge-ok" },
  notSavedYet: { words: "Not saved yet", icon: "circle-dashed", tint: "" },
  changed: { words: "Changed", icon: "circle-dot", tint: "badge-info" },
  saving: { words: "Saving", icon: "loader-circle", tint: "badge-info" },
  onThisDeviceOnly: { words: "On this device only", icon: "hard-drive", tint: "badge-warn" },
  offlineRetrying: { words: "Offline, will retry", icon: "cloud-off", tint: "badge-warn" },
  outOfSync: { words: "Out of sync", icon: "refresh-cw", tint: "badge-warn" },
  conflict: { words: "Conflict", icon: "git-compare-arrows", tint: "badge-bad" },
  storageFull: { words: "Storage full", icon: "database", tint: "badge-bad" },
};

/** What stands beside the status. */
export function statusNote({ kind, at, version }: Status): string {
  const time = at === null ? "" : clockOf(at);
  switch (kind) {
    case "saved":
      return [time, version === null ? "" : `version ${version}`].filter((part) => part !== "").join(", ");
    case "changed":
      return version === null ? "" : `saved ${time} as version ${version}`;
    case "onThisDeviceOnly":
      return `save failed ${time}`;
    case "offlineRetrying":
      return `since ${time}`;
    case "outOfSync":
      return version === null ? "" : `version ${version} at ${time}`;
    case "conflict":
      return "choose before saving";
    default:
      return "";
  }
}

/** When unsaved work was last kept in this browser, or why it is not. */
export function keptNote({ keptAt, keepingProblem }: View): string {
  if (keepingProblem === "unread") return "· not kept here: a module cannot be read";
  if (keepingProblem !== null) return `· not kept here: storage is ${keepingProblem}`;
  return keptAt === null ? "" : `· kept here ${clockOf(keptAt)}`;
}

/** Title of a session that is made from a snapshot. */
export function copyTitle(snapshotTitle: string): string {
  return fitTitle("", shownTitle(snapshotTitle, untitled.snapshot), " (snapshot)", MAX_TITLE_LENGTH);
}

/** "740 kB" or "1.62 MB"; 1 MB is 1024 kB. A size over the limit is rounded up, so that it never reads as the limit itself. */
export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} kB`;
  const hundredths = (bytes * 100) / (1024 * 1024);
  return `${(bytes > MAX_CONTENT_SIZE_BYTES ? Math.ceil(hundredths) : Math.round(hundredths)) / 100} MB`;
}

/** "3.2 MB of 4 MB": a size beside the most that a session may have. */
export function sizeOfLimit(bytes: number): string {
  return `${sizeText(bytes)} of ${sizeText(MAX_CONTENT_SIZE_BYTES)}`;
}

/** Hours and minutes of today, else the day, in the reader's zone. */
export function clockOf(at: string): string {
  const [then, now] = [new Date(at), new Date()];
  const clock = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return then.toDateString() === now.toDateString()
    ? clock
    : `${then.getDate()} ${then.toLocaleDateString("en-US", { month: "short" })} ${clock}`;
}

/** "6 min ago", "Today 07:51". */
export function agoOf(at: string): string {
  return ago(new Date(at), new Date());
}

/** What a check of the contact found. */
export function contactText(contact: Contact): string {
  switch (contact) {
    case "device-offline":
      return "You are offline.";
    case "server-unreachable":
      return "You are online, but the portal does not answer.";
    default:
      return "The portal answers now.";
  }
}

/** "2 dashboards, 5 modules". */
export function countsOf(dashboards: readonly { moduleInstances?: readonly unknown[] }[]): string {
  const modules = dashboards.reduce(
    (sum, dashboard) => sum + (Array.isArray(dashboard.moduleInstances) ? dashboard.moduleInstances.length : 0),
    0,
  );
  return `${counted(dashboards.length, "dashboard")}, ${counted(modules, "module")}`;
}

/** "1 module", "5 modules". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** "two weeks", "10 days". */
export function daysText(days: number): string {
  return days === 14 ? "two weeks" : days === 7 ? "one week" : counted(days, "day");
}
