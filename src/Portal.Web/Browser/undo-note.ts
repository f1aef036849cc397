const key = "webviz-portal:undo";
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

export function leaveUndoNote(note: UndoNote): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(note));
  } catch {
    // Blocked storage: the next page offers no undo, and the start page lists the work all the same.
  }
}

/** Takes the note, once. Null where there is none of this user, or it is no longer fresh. */
export function takeUndoNote(userId: string): UndoNote | null {
  try {
    const note = JSON.parse(sessionStorage.getItem(key) ?? "null") as UndoNote | null;
    sessionStorage.removeItem(key);
    return note !== null && note.userId === userId && Date.now() - note.at < freshFor ? note : null;
  } catch {
    return null;
  }
}
