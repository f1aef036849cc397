import type { Contact, Status, StatusWord, View } from "../shim";
import { ago } from "../../Portal.Web/Browser/ago";

/** Icon and tint of each status word; the words themselves are the shim's. */
export const statusLooks: Readonly<Record<StatusWord, { icon: string; tint: string }>> = {
  "Saved": { icon: "circle-check", tint: "badge-ok" },
  "Not saved yet": { icon: "circle-dashed", tint: "" },
  "Changed": { icon: "circle-dot", tint: "badge-info" },
  "Saving": { icon: "loader-circle", tint: "badge-info" },
  "On this device only": { icon: "hard-drive", tint: "badge-warn" },
  "Offline, will retry": { icon: "cloud-off", tint: "badge-warn" },
  "Out of sync": { icon: "refresh-cw", tint: "badge-warn" },
  "Conflict": { icon: "git-compare-arrows", tint: "badge-bad" },
  "Storage full": { icon: "database", tint: "badge-bad" },
};

/** What stands beside the status word. */
export function statusNote({ word, at, version }: Status): string {
  const time = at === null ? "" : clockOf(at);
  switch (word) {
    case "Saved":
      return [time, version === null ? "" : `version ${version}`].filter((part) => part !== "").join(", ");
    case "Changed":
      return version === null ? "" : `saved ${time} as version ${version}`;
    case "On this device only":
      return `save failed ${time}`;
    case "Offline, will retry":
      return `since ${time}`;
    case "Out of sync":
      return version === null ? "" : `version ${version} at ${time}`;
    case "Conflict":
      return "choose before saving";
    default:
      return "";
  }
}

/** When unsaved work was last kept in this browser, or why it is not. */
export function keptNote({ keptAt, whyNotKept }: View): string {
  if (whyNotKept !== null) return `· not kept here: ${whyNotKept}`;
  return keptAt === null ? "" : `· kept here ${clockOf(keptAt)}`;
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

/** What a check of the contact found, in words. */
export function contactWords(contact: Contact): string {
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

/** "9 Dec". */
export function dayOf(at: string): string {
  const then = new Date(at);
  return `${then.getDate()} ${then.toLocaleDateString("en-US", { month: "short" })}`;
}

/** "two weeks", "10 days". */
export function daysInWords(days: number): string {
  return days === 14 ? "two weeks" : days === 7 ? "one week" : counted(days, "day");
}
