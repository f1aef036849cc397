import { orNull } from "../Workbench/shim/or-null";
import { forget, recall, remember } from "./tab-memory";

const name = "undo";
// As long as a toast with an action stands.
const freshFor = 20_000;

/** Work that was just set aside, told to the page that this tab shows next. */
export interface UndoNote {
  userId: string;
  title: string;
  /** Where it is brought back. */
  address: string;
  /** Milliseconds since 1970, by this device. */
  at: number;
}

/** In a tab that remembers nothing the next page offers no undo, and the start page lists the work all the same. */
export function leaveUndoNote(note: UndoNote): void {
  remember(name, JSON.stringify(note));
}

/** Takes the note, once. Null where there is none of this user, or it is no longer fresh. */
export function takeUndoNote(userId: string): UndoNote | null {
  const note = orNull(() => JSON.parse(recall(name) ?? "null") as UndoNote | null);
  forget(name);
  return note !== null && note.userId === userId && Date.now() - note.at < freshFor ? note : null;
}
