import type { Notice, Notices } from "./notices";

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
          words: `Also open in another tab. Edit in one only. ${unsavedText(open)}`,
          actions: [
            { words: "Take over here", act: () => actions.takeOver() },
            { words: "Read only here", act: () => actions.readOnly() },
            { words: "Work on a copy", act: () => actions.copy() },
          ],
        },
  );
}

function unsavedText({ unsaved, isUnsavedHere }: OpenTabs): string {
  if (unsaved > 0 && isUnsavedHere) return "Both tabs have unsaved changes. Taking over keeps those here; the others wait on Start.";
  if (unsaved > 0) return "The other tab has unsaved changes. Taking over brings them here and makes it read-only.";
  return `${isUnsavedHere ? "This tab has unsaved changes. " : ""}Taking over makes the other tab read-only.`;
}

/** Why a tab that had the session only shows it now. */
export type ReadOnlyReason = "taken-over" | "chosen" | "signed-out";

/** The band of a tab that only shows. @param again Loads the address anew. */
export function readOnlyNotice(reason: ReadOnlyReason, again: () => void): Omit<Notice, "about"> {
  const words = {
    "taken-over": "You moved this session to another tab. This one is read-only.",
    "chosen": "You edit this session in another tab. This one is read-only.",
    "signed-out": "You signed out in another tab. Your work is kept in this browser. This tab is read-only.",
  };
  return {
    tint: "info",
    icon: "lock",
    words: words[reason],
    actions: [{ words: reason === "signed-out" ? "Sign in" : "Edit here", act: again }],
  };
}
