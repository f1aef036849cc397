import { digitsOf, parseJson, withDoubles } from "./numbers";

/**
 * A session's content, as the public Webviz frontend writes it. Foreign and older writers may lack or add keys: readers of
 * these types check what they use, and keys that nobody knows are kept.
 */
export interface Content {
  activeDashboardId: string | null;
  dashboards: Dashboard[];
  ensembleSet: EnsembleSet;
  ensembleRealizationFilterSet: RealizationFilterEntry[];
  settings: { [key: string]: unknown };
  userCreatedItems: { [key: string]: unknown };
  [key: string]: unknown;
}

/** One tab of the workbench. */
export interface Dashboard {
  id: string;
  name: string;
  description?: string;
  activeModuleInstanceId: string | null;
  moduleInstances: PlacedModule[];
  [key: string]: unknown;
}

/** A module and its place in the dashboard. */
export interface PlacedModule {
  moduleInstanceState: StoredModule;
  layoutState: Layout;
  [key: string]: unknown;
}

/** Shares of the dashboard's width and height, 0..1. */
export interface Layout {
  relX: number;
  relY: number;
  relWidth: number;
  relHeight: number;
  minimized?: boolean;
  maximized?: boolean;
  [key: string]: unknown;
}

/** A text of a content, where other programs may have stored something that is none. */
export function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

/** A module's instance, as it is stored. */
export interface StoredModule {
  id: string;
  name: string;
  syncedSettingKeys: string[];
  dataChannelManagerState: { subscriptions: unknown[] };
  serializedState: SerializedState | null;
  [key: string]: unknown;
}

/** A module's state: each part is itself JSON text, written and read by the module alone. */
export interface SerializedState {
  settings?: string;
  view?: string;
}

/** Which ensembles the session uses. */
export interface EnsembleSet {
  regularEnsembles: RegularEnsemble[];
  deltaEnsembles: unknown[];
  [key: string]: unknown;
}

/** An ensemble; `ensembleIdent` is `{caseUuid}::{name}`. */
export interface RegularEnsemble {
  ensembleIdent: string;
  name: string | null;
  color: string;
  caseName?: string;
  [key: string]: unknown;
}

/** The realizations that are left in of one ensemble. */
export interface RealizationFilterEntry {
  ensembleIdentString: string;
  [key: string]: unknown;
}

/** The workbench writes ten levels; what compares and merges goes down level by level, and cannot go down for ever. */
const deepest = 1_000;

/** Why a text is no content. */
export type ContentProblem = { kind: "not-json" } | { kind: "not-a-workbench" } | { kind: "too-deep"; deepest: number };

/** Content out of its text, or why it is none: it must be a JSON object of at most a thousand levels, with a list of dashboards. */
export function parseContent(text: string): { content: Content } | { problem: ContentProblem } {
  try {
    const value = parseJson(text);
    if (isTooDeep(value)) return tooDeep;
    const isContent = isObject(value) && Array.isArray(value["dashboards"]) && value["dashboards"].every(isObject);
    return isContent ? { content: withPlaces(value as Content) } : { problem: { kind: "not-a-workbench" } };
  } catch (problem) {
    return problem instanceof SyntaxError ? { problem: { kind: "not-json" } } : tooDeep;
  }
}

const tooDeep = { problem: { kind: "too-deep", deepest } } as const;

function isTooDeep(value: unknown): boolean {
  let level = [value].filter(hasMembers);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === deepest) return true;
    level = level.flatMap((each) => Object.values(each).filter(hasMembers));
  }
  return false;
}

function hasMembers(value: unknown): value is object {
  return typeof value === "object" && value !== null && digitsOf(value) === undefined;
}

/** Places of modules are reckoned with: in them, every number that can be a double is one. */
function withPlaces(content: Content): Content {
  for (const { moduleInstances } of content.dashboards) {
    for (const placed of Array.isArray(moduleInstances) ? moduleInstances : []) {
      if (isObject(placed) && isObject(placed.layoutState)) placed.layoutState = withDoubles(placed.layoutState);
    }
  }
  return content;
}

/** Whether a value is a JSON object: neither null nor a list, nor a number that keeps its digits. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && digitsOf(value) === undefined;
}
