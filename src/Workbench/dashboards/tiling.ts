import type { Layout } from "../shim";

/** A side of a module's box. */
export type Side = "left" | "right" | "top" | "bottom";

/** A module's box by its index in the dashboard. Every function answers new boxes in the same order, all inside 0..1. */
export type Boxes = readonly Layout[];

/** The smallest share of the dashboard that a box may shrink to, each way. */
export const smallestShare = 1 / 12;

// Shares are binary fractions of what another program rounded: edges this close are the same edge.
const near = 1e-4;

interface Edge {
  readonly from: number;
  readonly to: number;
}

const whole: Layout = { relX: 0, relY: 0, relWidth: 1, relHeight: 1 };

export const right = (box: Layout): number => box.relX + box.relWidth;
export const bottom = (box: Layout): number => box.relY + box.relHeight;

const same = (a: number, b: number): boolean => Math.abs(a - b) < near;
const isUpright = (side: Side): boolean => side === "left" || side === "right";
const opposite = { left: "right", right: "left", top: "bottom", bottom: "top" } as const;

function position(box: Layout, side: Side): number {
  return { left: box.relX, right: right(box), top: box.relY, bottom: bottom(box) }[side];
}

/** The stretch a side of the box covers. */
function edge(box: Layout, side: Side): Edge {
  return isUpright(side) ? { from: box.relY, to: bottom(box) } : { from: box.relX, to: right(box) };
}

function overlaps(a: Edge, b: Edge): boolean {
  return a.from < b.to - near && b.from < a.to - near;
}

/** The box with one side moved to a position. */
function withSide(box: Layout, side: Side, at: number): Layout {
  switch (side) {
    case "left":
      return { ...box, relX: at, relWidth: right(box) - at };
    case "right":
      return { ...box, relWidth: at - box.relX };
    case "top":
      return { ...box, relY: at, relHeight: bottom(box) - at };
    case "bottom":
      return { ...box, relHeight: at - box.relY };
  }
}

/** Boxes whose side lies on another box's opposite side. */
function neighbours(boxes: Boxes, box: Layout, side: Side): number[] {
  return boxes.flatMap((other, index) =>
    other !== box && same(position(other, opposite[side]), position(box, side)) && overlaps(edge(other, side), edge(box, side))
      ? [index]
      : [],
  );
}

/** The half of the target's box at a side, and what the target keeps. */
export function split(target: Layout, side: Side): { added: Layout; kept: Layout } {
  const middle = isUpright(side) ? target.relX + target.relWidth / 2 : target.relY + target.relHeight / 2;
  return { added: place(withSide(target, opposite[side], middle)), kept: withSide(target, side, middle) };
}

/** Place for one more box: the whole when there is none, else half of the largest, cut across its longer way. */
export function append(boxes: Boxes, aspect: number): { boxes: Boxes; added: Layout } {
  const largest = [...boxes].sort((a, b) => b.relWidth * b.relHeight - a.relWidth * a.relHeight)[0];
  if (!largest) return { boxes, added: whole };
  const { added, kept } = split(largest, largest.relWidth * aspect >= largest.relHeight ? "right" : "bottom");
  return { boxes: boxes.map((box) => (box === largest ? kept : box)), added };
}

/** The boxes without one; those that border it along a whole side grow into its place. */
export function without(boxes: Boxes, index: number): Boxes {
  const gone = boxes[index];
  if (!gone) return boxes;
  const side = (["left", "right", "top", "bottom"] as const).find((candidate) => fills(boxes, gone, candidate));
  const growing = side ? neighbours(boxes, gone, side) : [];
  return boxes
    .map((box, at) => (side && growing.includes(at) ? withSide(box, opposite[side], position(gone, opposite[side])) : box))
    .filter((_, at) => at !== index);
}

/** Whether the neighbours at a side border exactly that side and nothing more. */
function fills(boxes: Boxes, gone: Layout, side: Side): boolean {
  const edges = neighbours(boxes, gone, side)
    .map((index) => edge(boxes[index] as Layout, side))
    .sort((a, b) => a.from - b.from);
  const { from, to } = edge(gone, side);
  let reached = from;
  for (const next of edges) {
    if (!same(next.from, reached)) return false;
    reached = next.to;
  }
  return edges.length > 0 && same(reached, to);
}

/** Two boxes change places. */
export function swapped(boxes: Boxes, first: number, second: number): Boxes {
  const a = boxes[first];
  const b = boxes[second];
  if (!a || !b) return boxes;
  return boxes.map((box, index) => (index === first ? { ...box, ...place(b) } : index === second ? { ...box, ...place(a) } : box));
}

/** The box takes the half of another's place at a side; its own old place is filled by its neighbours. */
export function moved(boxes: Boxes, index: number, target: number, side: Side): Boxes {
  const box = boxes[index];
  if (!box || index === target) return boxes;
  const rest = [...without(boxes, index)];
  const at = target > index ? target - 1 : target;
  const { added, kept } = split(rest[at] as Layout, side);
  rest[at] = kept;
  return rest.toSpliced(index, 0, { ...box, ...place(added) });
}

/**
 * Moves a box's side by a share of the dashboard, together with every box on the same line, no further than boxes stay visible. Answers
 * the same boxes when the side cannot move: it is the dashboard's own edge, or there is no room.
 */
export function resized(boxes: Boxes, index: number, side: Side, by: number): Boxes {
  const box = boxes[index];
  if (!box || by === 0) return boxes;
  const line = position(box, side);
  const before = new Set<number>();
  const after = new Set<number>();
  gather(boxes, index, side, before, after);
  const inner = isUpright(side) ? (["right", "left"] as const) : (["bottom", "top"] as const);
  const lowest = Math.max(...[...before].map((at) => position(boxes[at] as Layout, opposite[inner[0]]) + smallestShare), 0);
  const highest = Math.min(...[...after].map((at) => position(boxes[at] as Layout, opposite[inner[1]]) - smallestShare), 1);
  const to = Math.min(highest, Math.max(lowest, line + by));
  if (lowest > highest || same(to, line)) return boxes;
  if ((before.size === 0 || after.size === 0) && (same(line, 0) || same(line, 1))) return boxes;
  return boxes.map((other, at) => (before.has(at) ? withSide(other, inner[0], to) : after.has(at) ? withSide(other, inner[1], to) : other));
}

/** All boxes that hang together along one line: `before` end there, `after` begin there. */
function gather(boxes: Boxes, index: number, side: Side, before: Set<number>, after: Set<number>): void {
  const ends = side === "right" || side === "bottom";
  const mine = ends ? before : after;
  if (mine.has(index)) return;
  mine.add(index);
  for (const next of neighbours(boxes, boxes[index] as Layout, side)) gather(boxes, next, opposite[side], before, after);
}

/** The box beside another in a direction that shares most of its side. */
export function beside(boxes: Boxes, index: number, side: Side): number | null {
  const box = boxes[index];
  if (!box) return null;
  const shared = (other: Layout): number =>
    Math.min(edge(other, side).to, edge(box, side).to) - Math.max(edge(other, side).from, edge(box, side).from);
  return neighbours(boxes, box, side).sort((a, b) => shared(boxes[b] as Layout) - shared(boxes[a] as Layout))[0] ?? null;
}

/** The order in which people read the boxes: from the top, then from the left. */
export function readingOrder(boxes: Boxes): number[] {
  return boxes
    .map((_, index) => index)
    .sort((a, b) => {
      const first = boxes[a] as Layout;
      const second = boxes[b] as Layout;
      return same(first.relY, second.relY) ? first.relX - second.relX : first.relY - second.relY;
    });
}

function place({ relX, relY, relWidth, relHeight }: Layout): Layout {
  return { relX, relY, relWidth, relHeight };
}
