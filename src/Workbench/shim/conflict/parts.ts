import type { Content } from "../content/content";
import type { Caption } from "../session/session-state";

/** One version of a session. */
export interface Side extends Caption {
  content: Content;
}

/** What a part is called in the workbench. */
export type PartKind =
  | "title"
  | "description"
  | "dashboard"
  | "module"
  | "arrangement"
  | "ensemble"
  | "realization-filter"
  | "setting"
  | "other";

/** How a part is named to the user: its kind, its own name, and the dashboard that it is in. */
export interface Label {
  kind: PartKind;
  /** As it is stored; empty where the part has no name of its own, or one that is no text. */
  name: string;
  /** The dashboard's name as it is stored; null for what is in none. */
  dashboard: string | null;
}

/** A piece of a session that is compared and chosen as one. */
export interface Part extends Label {
  path: readonly string[];
  value: unknown;
  /** What of the value is compared, where that is not all of it: looking is no difference. */
  compared?: unknown;
}

/** Parts by the JSON of their path. */
export type Parts = Map<string, Part>;

/** What is taken apart on every side; where one side has another shape than expected, the whole is one part. */
export interface Split {
  /** Those that are compared module by module; null where dashboards cannot be told apart at all. */
  dashboards: ReadonlySet<string> | null;
  objects: readonly string[];
  hasEnsembles: boolean;
  hasFilters: boolean;
}

/** All sides taken apart in the same way. */
export interface Sides {
  split: Split;
  base: Parts | null;
  mine: Parts;
  theirs: Parts;
  contents: { base: Content | null; mine: Content; theirs: Content };
}
