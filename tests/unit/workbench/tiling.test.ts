import { expect, test } from "vitest";
import type { Layout } from "../../../src/Workbench/shim/content/content";
import { append, beside, moved, readingOrder, resized, swapped, without } from "../../../src/Workbench/dashboards/tiling";

const box = (relX: number, relY: number, relWidth: number, relHeight: number): Layout => ({ relX, relY, relWidth, relHeight });
// A wide one above two.
const three = [box(0, 0, 1, 0.5), box(0, 0.5, 0.5, 0.5), box(0.5, 0.5, 0.5, 0.5)];

function covers(boxes: readonly Layout[]): void {
  const area = boxes.reduce((sum, { relWidth, relHeight }) => sum + relWidth * relHeight, 0);
  expect(area).toBeCloseTo(1, 6);
  for (const { relX, relY, relWidth, relHeight } of boxes) {
    expect(Math.min(relX, relY)).toBeGreaterThanOrEqual(0);
    expect(Math.max(relX + relWidth, relY + relHeight)).toBeLessThanOrEqual(1 + 1e-9);
  }
}

test("a box without neighbours along a whole side leaves its place empty", () => {
  const pinwheel = [box(0, 0, 0.6, 0.3), box(0.6, 0, 0.4, 0.6), box(0.4, 0.6, 0.6, 0.4), box(0, 0.3, 0.4, 0.7), box(0.4, 0.3, 0.2, 0.3)];
  expect(without(pinwheel, 4)).toEqual(pinwheel.slice(0, 4));
});

test("two boxes grow together into the place of one", () => {
  expect(without(three, 0)).toEqual([box(0, 0, 0.5, 1), box(0.5, 0, 0.5, 1)]);
});

test("boxes change places and keep what else their layout says", () => {
  const [first] = swapped([{ ...three[0]!, minimized: false }, three[1]!], 0, 1);
  expect(first).toEqual({ ...three[1], minimized: false });
});

test("a box moves to the side of another", () => {
  expect(moved(three, 1, 0, "left")).toEqual([box(0.5, 0, 0.5, 0.5), box(0, 0, 0.5, 0.5), box(0, 0.5, 1, 0.5)]);
});

test("a line moves with all boxes on it, and stops before one disappears", () => {
  expect(resized(three, 1, "top", -0.1)).toEqual([box(0, 0, 1, 0.4), box(0, 0.4, 0.5, 0.6), box(0.5, 0.4, 0.5, 0.6)]);
  expect(resized(three, 0, "bottom", 0.9)[1]?.relHeight).toBeCloseTo(1 / 12);
});

test("the dashboard's own edge does not move", () => {
  expect(resized(three, 0, "top", 0.2)).toBe(three);
  expect(resized(three, 2, "right", -0.2)).toBe(three);
});

test("a box beside a gap can grow into it", () => {
  expect(resized([box(0, 0, 0.4, 1)], 0, "right", 0.2)).toEqual([box(0, 0, 0.6000000000000001, 1)]);
});

test("thirds written by other programs still share their lines", () => {
  const thirds = [box(0, 0, 0.3333, 1), box(0.33333, 0, 0.33333, 1), box(0.66667, 0, 0.33333, 1)];
  expect(beside(thirds, 0, "right")).toBe(1);
  expect(resized(thirds, 0, "right", 0.1)[1]?.relX).toBeCloseTo(0.4333);
});

test("reading order goes from the top, then from the left", () => {
  expect(readingOrder([three[2]!, three[0]!, three[1]!])).toEqual([1, 2, 0]);
});

test("any row of additions, moves and removals leaves no gap and no overlap", () => {
  let boxes: readonly Layout[] = [];
  for (let round = 0; round < 60; round++) {
    if (boxes.length < 6) {
      const next = append(boxes, 1.6);
      boxes = [...next.boxes, next.added];
    } else {
      boxes =
        round % 3 === 0
          ? without(boxes, round % 6)
          : moved(boxes, round % 6, (round * 5 + 1) % 6, (["left", "bottom", "top", "right"] as const)[round % 4]!);
    }
    covers(boxes);
  }
});
