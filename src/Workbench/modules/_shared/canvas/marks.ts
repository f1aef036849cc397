import type { Plot, Rect } from "./plot";

/** Something in a chart that can be pointed at. */
export interface Mark {
  /** Stays the same when the chart is drawn anew: the cursor of the keys stays at it. */
  readonly key: string;
  /** Where it is, in px of the canvas: a box, or a point. */
  readonly place: (plot: Plot) => Rect | Point;
  /** What the readout says of it. */
  readonly lines: readonly string[];
  /** A press of it, with the pointer or with Enter. */
  readonly press?: () => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How near a pointer must come to a point, px. */
const REACH = 14;

/** The mark at a place: the nearest point in reach, else the smallest box around it. */
export function markAt(marks: readonly Mark[], plot: Plot, at: Point): Mark | null {
  let best: Mark | null = null;
  let least = Infinity;
  for (const mark of marks) {
    const distance = distanceTo(mark.place(plot), at);
    if (distance < least) [best, least] = [mark, distance];
  }
  return best;
}

/** Points first: every box is farther than any point in reach. */
function distanceTo(place: Rect | Point, at: Point): number {
  if ("x" in place) {
    const distance = Math.hypot(place.x - at.x, place.y - at.y);
    return distance <= REACH ? distance : Infinity;
  }
  const { left, top, width, height } = place;
  const isWithin = at.x >= left && at.x <= left + width && at.y >= top && at.y <= top + height;
  return isWithin ? REACH + width * height : Infinity;
}

/** The mark that an arrow key leads to, from one or from nowhere; null for other keys. */
export function markByKey(marks: readonly Mark[], from: string | null, key: string): Mark | null {
  const now = marks.findIndex((mark) => mark.key === from);
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return marks[Math.min(now + 1, marks.length - 1)] ?? null;
    case "ArrowLeft":
    case "ArrowUp":
      return marks[now < 0 ? marks.length - 1 : Math.max(now - 1, 0)] ?? null;
    case "Home":
      return marks[0] ?? null;
    case "End":
      return marks.at(-1) ?? null;
    default:
      return null;
  }
}

/** Between a mark and what is said of it, px. */
const APART = 12;

/** Where words of a size go: beside their mark, so that it is not hidden, and within the chart. */
export function beside(place: Rect | Point, words: Size, chart: Size): { readonly left: number; readonly top: number } {
  const box = "x" in place ? { left: place.x, top: place.y, width: 0, height: 0 } : place;
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const within = (at: number, size: number, all: number): number => Math.max(4, Math.min(at, all - size - 4));
  const isRightFree = right + APART + words.width <= chart.width;
  const isLeftFree = box.left - APART - words.width >= 0;
  if (isRightFree || isLeftFree)
    return {
      left: isRightFree ? right + APART : box.left - APART - words.width,
      top: within("x" in place ? box.top - words.height / 2 : box.top + 4, words.height, chart.height),
    };
  // Something as wide as the chart has its words below, or above.
  const isBelowFree = bottom + 4 + words.height <= chart.height;
  return {
    left: within(chart.width, words.width, chart.width),
    top: isBelowFree ? bottom + 4 : within(box.top - 4 - words.height, words.height, chart.height),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}
