import type { View } from "../shim";
import type { Notices } from "./notices";

/** What the bands of a session ask of the page, and what they need to know of it. */
export interface ViewNoticesHost {
  act(name: "save" | "save-as" | "compare" | "reload" | "sign-in"): void;
  /** The conflict desk says itself what is newer. */
  isDeskOpen: boolean;
  /** False when the device itself has no network. */
  isOnline: boolean;
}

/** The bands that follow from how a session stands: each is there exactly as long as it is true. */
export function showView(notices: Notices, view: View, host: ViewNoticesHost): void {
  notices.set(
    "storage",
    view.storage === "working"
      ? null
      : {
          tint: "bad",
          icon: "database",
          words: `Storage in this browser is ${view.storage}, so automatic backup is off. Save now to be safe.`,
          actions: [{ words: "Save", act: () => host.act("save") }],
        },
  );
  notices.set(
    "one-layer",
    !view.hasOneLayer || view.storage !== "working"
      ? null
      : {
          tint: "warn",
          icon: "database",
          words: "The browser's database does not answer. Only one layer protects your unsaved work here, so save often.",
          actions: [],
        },
  );
  notices.set(
    "sync",
    view.newest === null || host.isDeskOpen
      ? null
      : {
          tint: "info",
          icon: "refresh-cw",
          words: `Version ${view.newest.version} was saved elsewhere.`,
          actions: [
            { words: "Compare", act: () => host.act("compare") },
            { words: "Reload", act: () => host.act("reload") },
          ],
        },
  );
  notices.set(
    "gone",
    !view.isGone
      ? null
      : {
          tint: "warn",
          icon: "trash-2",
          words: "This session was deleted elsewhere. Your work is still here. Save it as a new session.",
          actions: [{ words: "Save as new", act: () => host.act("save-as") }],
        },
  );
  notices.set(
    "signed-out",
    !view.isSignedOut
      ? null
      : {
          tint: "warn",
          icon: "lock",
          words: "Your sign-in has expired. Your work is kept here. Sign in to save it.",
          actions: [{ words: "Sign in", act: () => host.act("sign-in") }],
        },
  );
  const what = host.isOnline ? "No contact with the server." : "You are offline.";
  notices.set(
    "offline",
    !view.isWaiting
      ? null
      : {
          tint: "warn",
          icon: "cloud-off",
          words: `${what} Your work is kept here and will be saved when you are back online.`,
          actions: [{ words: "Try now", act: () => host.act("save") }],
        },
  );
}
