import { atom } from "jotai/vanilla";
import { ofWorkbench } from "../state/of-workbench";

/** What a user points at, in any module of the dashboard. Never stored. */
export interface Hover {
  readonly realization?: number;
  /** The ensemble of the realization: `{caseUuid}::{name}`. */
  readonly ensembleIdent?: string;
  /** Milliseconds since 1970, UTC. */
  readonly timeUtcMs?: number;
}

/** Shared by the modules of a dashboard: a module sets it while it is pointed at, and null after that. */
export const hoverAtom = ofWorkbench(atom<Hover | null>(null));
