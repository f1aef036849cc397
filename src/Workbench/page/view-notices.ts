import type { Draft, View } from "../shim";
import type { Notices } from "./notices";
import type { Actions } from "./page-actions";
import { agoOf } from "./words";

/** What the bands of a session ask of the page, and what they need to know of it. */
export interface ViewNoticesHost {
  actions: Pick<Actions, "save" | "save-as" | "compare" | "reload" | "sign-in">;
  /** The conflict resolver says itself what is newer. */
  isResolverOpen: boolean;
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
          actions: [{ words: "Save", act: () => host.actions.save() }],
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
    view.newest === null || host.isResolverOpen
      ? null
      : {
          tint: "info",
          icon: "refresh-cw",
          words: `Version ${view.newest.version} was saved elsewhere.`,
          actions: [
            { words: "Compare", act: () => host.actions.compare() },
            { words: "Reload", act: () => host.actions.reload() },
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
          actions: [{ words: "Save as new", act: () => host.actions["save-as"]() }],
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
          actions: [{ words: "Sign in", act: () => host.actions["sign-in"]() }],
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
          actions: [{ words: "Try now", act: () => host.actions.save() }],
        },
  );
}

/** The band about unsaved work on the session that waits in this browser. @param open Goes on with it. */
export function showPostponed(notices: Notices, draft: Draft | undefined, open: (draft: Draft) => void): void {
  notices.set(
    "postponed",
    draft === undefined
      ? null
      : {
          tint: "info",
          icon: "hard-drive",
          words: `Unsaved work on this session, from ${agoOf(draft.savedAt)}, is still in this browser.`,
          actions: [{ words: "Open it", act: () => open(draft) }],
        },
  );
}
