import { atom } from "jotai/vanilla";
import { timesOf } from "../../../../data/ensembles";
import { persistableFixableAtom } from "../../../../framework/state/fixable-atom";
import { chosenEnsemblesAtom } from "../../settings/atoms/persistableAtoms";
import { drawable, type Zoom } from "../zoom";

const drawnZoomAtom = atom<Zoom | null>(null);
/** Holds only what can be drawn, and so be stored and read, no matter what sets it. */
export const zoomAtom = atom(
  (get) => get(drawnZoomAtom),
  (_get, set, zoom: Zoom | null) => set(drawnZoomAtom, drawable(zoom)),
);

/** The times that any of the ensembles chosen has values at, in ms UTC, the first one first. */
export const timesHereAtom = atom<readonly number[]>((get) => {
  const all = get(chosenEnsemblesAtom).flatMap(({ entry }) => (entry ? timesOf(entry) : []));
  return [...new Set(all)].sort((a, b) => a - b).map((seconds) => seconds * 1000);
});

/** The time that the response is read at, in ms UTC; null is no choice yet: the last. One between two is the nearer of them. */
export const timeAtom = persistableFixableAtom<number | null>({
  initialValue: null,
  isValidFunction: ({ value, get }) => {
    const times = get(timesHereAtom);
    return times.length === 0 ? value === null || Number.isFinite(value) : value !== null && times.includes(value);
  },
  fixupFunction: ({ value, get }) => {
    const times = get(timesHereAtom);
    const last = times.at(-1) ?? null;
    if (last === null || typeof value !== "number" || !Number.isFinite(value)) return last;
    return times.reduce((nearest, time) => (Math.abs(time - value) < Math.abs(nearest - value) ? time : nearest), last);
  },
});
