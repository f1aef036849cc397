import type { PartKind } from "../shim";
import { agoOf, clockOf, daysText } from "./words";

/** The conflict resolver: heading, columns and ways out. */
export const conflictWords = {
  heading: "This session was saved somewhere else",
  differences: "What differs",
  none: "Both say the same.",
  part: "Part",
  mine: "Mine",
  mineUnsaved: "Mine, not saved",
  theirs: "Theirs",
  theirVersion: (version: number) => `Theirs, version ${version}`,
  result: "Result",
  left: (open: number, all: number) => `${open} of ${all} left to choose`,
  chooseFirst: (part: string) => `Choose for “${part}” first.`,
  inDashboard: "in ",
  dashboard: "Dashboard",
  cancel: "Cancel and go on editing",
};

/** Merging both sides. */
export const mergeWords = {
  verb: "Merge",
  effect: "Combines both as shown under Result. You review it before you save. Yours as it was is set aside.",
  done: "Merged. Review, then save.",
};

/** Taking one of the two sides. */
export const sideWords = {
  heading: "Take one side",
  headingAfterMerge: "Or take one side",
  keepMine: "Keep mine as a new session",
  keepMineEffect: "Theirs stays as it is.",
  keepMineAbout: "The other version stays as it is.",
  keptMine: (title: string) => `“${title}” saved as a new session.`,
  takeTheirs: "Take theirs",
  takeTheirsEffect: "Mine is set aside in this browser.",
  tookTheirs: (isMineSetAside: boolean) =>
    isMineSetAside ? "Showing their version. Yours is on Start, under Set aside." : "Showing their version.",
  overwrite: "Overwrite with mine",
  overwriteEffect: "Theirs stays in the version history.",
  overwrote: (title: string, theirVersion: number) => `“${title}” saved. Version ${theirVersion} stays in the history.`,
};

/** How a side of a part reads that is not shown as it is. */
export const valueWords = {
  added: "added",
  changed: "changed",
  deleted: "deleted",
  differs: "differs",
  empty: "empty",
  moved: "moved",
  notThere: "not there",
  unchanged: "unchanged",
};

/** Reloading from the server over edits. */
export const reloadWords = {
  heading: "Reload from the server?",
  text: (days: number) => `Edits since the last save will be lost. You can bring them back from Start for ${daysText(days)}.`,
  discard: "Discard my edits",
  copy: "Save a copy…",
  done: "Showing the newest version.",
};

/** Where the two sides come from, and that choosing loses none of them. */
export function conflictText(baseVersion: number | null, theirs: { version: number; updatedAt: string }, savedFrom: string | null): string {
  const based = baseVersion === null ? "" : `You started from version ${baseVersion}. `;
  const from = savedFrom ? `, from ${savedFrom}` : "";
  const saved = `Version ${theirs.version} was saved ${agoOf(theirs.updatedAt)}, at ${clockOf(theirs.updatedAt)}${from}. `;
  return `${based}${saved}Both sides stay as they are until you choose, and what you replace is kept.`;
}

/** What a part of a session is called where two versions are compared; what has no name of its own is called by its kind. */
export function partName({ kind, name }: { kind: PartKind; name: string }): string {
  if (kind === "setting") return `Settings: ${name}`;
  if (kind === "realization-filter") return `Realization filter, ${name}`;
  if (kind === "other" && name === "dashboards") return "Dashboards";
  return name || kind.charAt(0).toUpperCase() + kind.slice(1);
}
