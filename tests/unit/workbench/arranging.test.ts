import { expect, test } from "vitest";
import type { Layout } from "../../../src/Workbench/shim/content/content";
import { dragged, dropped, reordered, sized, stepped } from "../../../src/Workbench/dashboards/arranging";

const box = (relX: number, relY: number, relWidth: number, relHeight: number): Layout => ({ relX, relY, relWidth, relHeight });
const three = [box(0, 0, 1, 0.5), box(0, 0.5, 0.5, 0.5), box(0.5, 0.5, 0.5, 0.5)];

test("dropped on the middle of another, the two change places", () => {
  expect(dropped(three, 1, 0.5, 0.25)).toEqual([three[1], three[0], three[2]]);
});

test("dropped near a side of another, it takes that half", () => {
  expect(dropped(three, 1, 0.98, 0.25)[1]).toEqual(box(0.5, 0, 0.5, 0.5));
});

test("dropped on itself or outside, nothing moves", () => {
  expect(dropped(three, 1, 0.2, 0.7)).toBe(three);
  expect(dropped(three, 1, 1.2, 0.7)).toBe(three);
});

test("a dragged line snaps to halves, thirds and quarters", () => {
  expect(dragged(three, 1, "right", 0.163)[1]?.relWidth).toBeCloseTo(2 / 3);
  expect(dragged(three, 1, "right", 0.01)).toBe(three);
});

test("S105 every size can be asked for without a pointer, by the near side where the far one cannot move", () => {
  expect(sized(three, 2, "wider")[2]?.relWidth).toBeCloseTo(0.5 + 1 / 24);
  expect(sized(three, 2, "narrower")[2]?.relX).toBeCloseTo(0.5 + 1 / 24);
  expect(sized(three, 0, "wider")).toBe(three);
  expect(sized(three, 0, "shorter")[0]?.relHeight).toBeCloseTo(0.5 - 1 / 24);
});

test("S105 a module steps to the place beside it, or on phones to the one before or after", () => {
  expect(stepped(three, 1, "right")[1]).toEqual(three[2]);
  expect(stepped(three, 1, "left")).toBe(three);
  expect(reordered(three, 1, -1)[1]).toEqual(three[0]);
  expect(reordered(three, 0, -1)).toBe(three);
});
