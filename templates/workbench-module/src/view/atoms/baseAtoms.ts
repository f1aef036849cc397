import { atom } from "jotai/vanilla";

export const isLargeAtom = atom(false);
