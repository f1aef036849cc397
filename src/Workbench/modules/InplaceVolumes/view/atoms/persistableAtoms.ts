import { atom } from "jotai/vanilla";
import type { ShownParts, Sort } from "../serialized-view";

export const shownPartsAtom = atom<ShownParts>("both");

/** null is the order of the data: zones from the top. */
export const sortAtom = atom<Sort | null>(null);
