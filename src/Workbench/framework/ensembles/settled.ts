import { atom } from "jotai/vanilla";
import { ofWorkbench } from "../state/of-workbench";

/** Whether the list of ensembles is there, or will not come. Nothing that depends on it is judged before. */
export const ensemblesSettledAtom = ofWorkbench(atom(true));
