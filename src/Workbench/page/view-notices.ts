import type { Draft, View } from "../shim";
import type { Notices } from "./notices";
import type { Actions } from "./page-actions";
import * as noticeWords from "./notice-words";
import { labels } from "./words";

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
          words: noticeWords.storage(view.storage),
          actions: [{ words: labels.save, act: () => host.actions.save() }],
        },
  );
  notices.set(
    "one-layer",
    !view.hasOneLayer || view.storage !== "working"
      ? null
      : {
          tint: "warn",
          icon: "database",
          words: noticeWords.oneLayer,
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
          words: noticeWords.newer(view.newest.version),
          actions: [
            { words: noticeWords.compare, act: () => host.actions.compare() },
            { words: noticeWords.reload, act: () => host.actions.reload() },
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
          words: noticeWords.gone,
          actions: [{ words: noticeWords.saveAsNew, act: () => host.actions["save-as"]() }],
        },
  );
  notices.set(
    "signed-out",
    !view.isSignedOut
      ? null
      : {
          tint: "warn",
          icon: "lock",
          words: noticeWords.signedOut,
          actions: [{ words: labels.signIn, act: () => host.actions["sign-in"]() }],
        },
  );
  notices.set(
    "offline",
    !view.isWaiting
      ? null
      : {
          tint: "warn",
          icon: "cloud-off",
          words: noticeWords.waiting(host.isOnline),
          actions: [{ words: noticeWords.tryNow, act: () => host.actions.save() }],
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
          words: noticeWords.postponed(draft.savedAt),
          actions: [{ words: noticeWords.openIt, act: () => open(draft) }],
        },
  );
}
