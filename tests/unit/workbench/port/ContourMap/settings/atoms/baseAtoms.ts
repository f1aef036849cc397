import { atom } from "jotai/vanilla";
import { Arrangement } from "../../typesAndEnums";

export const layersAtom = atom("contours");
export const arrangementAtom = atom<Arrangement>(Arrangement.STACKED);
export const extentAtom = atom<{ x: number[]; y: number[] } | null>(null);
