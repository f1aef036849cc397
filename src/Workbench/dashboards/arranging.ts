import { beside, bottom, moved, readingOrder, resized, right, swapped, type Boxes, type Side } from "./tiling";

/** Lines snap to these shares, so that halves, thirds and quarters are easy to hit. */
const grid = 24;

export const smallestStep = 1 / grid;

export type Size = "wider" | "narrower" | "taller" | "shorter";

/** What a module's box becomes when the user asks for a size: its far side moves, or its near one where the far one cannot. */
export function sized(boxes: Boxes, index: number, size: Size): Boxes {
  const sides: readonly [Side, Side] = size === "wider" || size === "narrower" ? ["right", "left"] : ["bottom", "top"];
  const by = size === "wider" || size === "taller" ? smallestStep : -smallestStep;
  const first = resized(boxes, index, sides[0], by);
  return first === boxes ? resized(boxes, index, sides[1], -by) : first;
}

/** Changes places with the module beside it; the same boxes when there is none. */
export function stepped(boxes: Boxes, index: number, side: Side): Boxes {
  const other = beside(boxes, index, side);
  return other === null ? boxes : swapped(boxes, index, other);
}

/** Changes places with the module before (-1) or after (1) it in reading order. */
export function reordered(boxes: Boxes, index: number, by: -1 | 1): Boxes {
  const order = readingOrder(boxes);
  const other = order[order.indexOf(index) + by];
  return other === undefined ? boxes : swapped(boxes, index, other);
}

/** A side dragged by a share of the dashboard; the line snaps. */
export function dragged(boxes: Boxes, index: number, side: Side, by: number): Boxes {
  const box = boxes[index];
  if (!box) return boxes;
  const line = { left: box.relX, right: right(box), top: box.relY, bottom: bottom(box) }[side];
  return resized(boxes, index, side, Math.round((line + by) * grid) / grid - line);
}

/**
 * What the boxes become when one is dropped at a point (shares of the dashboard): over the middle of another the two change places, near
 * a side it takes that half.
 */
export function dropped(boxes: Boxes, index: number, x: number, y: number): Boxes {
  const target = boxes.findIndex((box) => x >= box.relX && x < right(box) && y >= box.relY && y < bottom(box));
  const box = boxes[target];
  if (!box || target === index) return boxes;
  const away: readonly (readonly [Side, number])[] = [
    ["left", (x - box.relX) / box.relWidth],
    ["right", (right(box) - x) / box.relWidth],
    ["top", (y - box.relY) / box.relHeight],
    ["bottom", (bottom(box) - y) / box.relHeight],
  ];
  const [side, distance] = away.reduce((nearest, next) => (next[1] < nearest[1] ? next : nearest));
  return distance > 0.3 ? swapped(boxes, index, target) : moved(boxes, index, target, side);
}
