import { takeUndoNote } from "./undo-note";

/** Work was set aside, because the workbench was left or its user signed out: offers to bring it back, on the page that came next. */
export function offerUndo(): void {
  const userId = document.querySelector<HTMLElement>("sign-out")?.dataset["user"];
  const note = userId === undefined ? null : takeUndoNote(userId);
  if (note === null) return;
  const [text, undo, toast] = [document.createElement("p"), document.createElement("a"), document.createElement("toast-message")];
  [text.className, text.textContent] = ["toast-text", note.words];
  [undo.className, undo.textContent, undo.href] = ["toast-action", note.action, note.address];
  toast.className = "toast";
  toast.append(text, undo);
  document.getElementById("toasts")?.append(toast);
}
