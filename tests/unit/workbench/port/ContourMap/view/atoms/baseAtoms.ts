import { atom } from "jotai/vanilla";
import { Mode } from "../../typesAndEnums";

export const modeAtom = atom<Mode>(Mode.LINES);
export const colorScaleAtom = atom("viridis");
