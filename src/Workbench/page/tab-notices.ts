import * as noticeWords from "./notice-words";
import type { Notice, Notices } from "./notices";
import { labels } from "./words";

/** How the session stands in the tabs of this browser. */
export interface OpenTabs {
  /** Other tabs that have it open, and how many of them hold unsaved work. */
  others: number;
  unsaved: number;
  isUnsavedHere: boolean;
}

/** What can be done about a session that is open twice. */
export interface TabActions {
  takeOver(): void;
  readOnly(): void;
  copy(): void;
}

/** The band about other tabs: which of them holds unsaved work, and what taking over does with it. */
export function showTabs(notices: Notices, open: OpenTabs, actions: TabActions): void {
  notices.set(
    "tabs",
    open.others === 0
      ? null
      : {
          tint: "warn",
          icon: "copy",
          words: noticeWords.tabsOpen(unsavedText(open)),
          actions: [
            { words: noticeWords.tabsTakeOver, act: () => actions.takeOver() },
            { words: noticeWords.tabsReadOnly, act: () => actions.readOnly() },
            { words: noticeWords.tabsCopy, act: () => actions.copy() },
          ],
        },
  );
}

function unsavedText({ unsaved, isUnsavedHere }: OpenTabs): string {
  if (unsaved > 0 && isUnsavedHere) return noticeWords.tabsUnsavedInBoth;
  if (unsaved > 0) return noticeWords.tabsUnsavedThere;
  return isUnsavedHere ? noticeWords.tabsUnsavedHere : noticeWords.tabsSaved;
}

/** Why a tab that had the session only shows it now. */
export type ReadOnlyReason = "taken-over" | "chosen" | "signed-out";

/** The band of a tab that only shows. @param again Loads the address anew. */
export function readOnlyNotice(reason: ReadOnlyReason, again: () => void): Omit<Notice, "about"> {
  return {
    tint: "info",
    icon: "lock",
    words: noticeWords.readOnly[reason],
    actions: [{ words: reason === "signed-out" ? labels.signIn : noticeWords.tabsEditHere, act: again }],
  };
}
