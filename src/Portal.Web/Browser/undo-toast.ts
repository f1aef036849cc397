import { takeUndoNote } from "./undo-note";

/** The workbench was left without saving: offers to bring the work back, on the page that came instead. */
export function offerUndo(): void {
  const userId = document.querySelector<HTMLElement>("sign-out")?.dataset["user"];
  const note = userId === undefined ? null : takeUndoNote(userId);
  if (note === null) return;
  const [text, undo, toast] = [document.createElement("p"), document.createElement("a"), document.createElement("toast-message")];
  [text.className, text.textContent] = ["toast-text", `“${note.title}” set aside.`];
  [undo.className, undo.textContent, undo.href] = ["toast-action", "Undo", note.address];
  toast.className = "toast";
  toast.append(text, undo);
  document.getElementById("toasts")?.append(toast);
}
