import { orNull } from "@webviz-portal/workbench/shim";
import { forget, recall, remember } from "./tab-memory";

const name = "undo";

/** Work that was just set aside, told to the page that this tab shows its user next. */
export interface UndoNote {
  userId: string;
  /** What was done. */
  words: string;
  /** Where it is brought back, and what leads there. */
  address: string;
  action: string;
  /** Until when that is worth telling: milliseconds since 1970, by this device. */
  until: number;
}

/** In a tab that remembers nothing the next page offers no undo, and the start page lists the work all the same. */
export function leaveUndoNote(note: UndoNote): void {
  remember(name, JSON.stringify(note));
}

/** Takes the user's note, once. Null where there is none, or its time is over. */
export function takeUndoNote(userId: string): UndoNote | null {
  const note = orNull(() => JSON.parse(recall(name) ?? "null") as UndoNote | null);
  // Another user's waits for its own.
  if (note === null || note.userId !== userId) return null;
  forget(name);
  return Date.now() < note.until ? note : null;
}
