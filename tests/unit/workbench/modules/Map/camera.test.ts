import { expect, test } from "vitest";
import { fitted, inReach, Projection, roundLength } from "../../../../../src/Workbench/modules/Map/camera";
import { lengthText, placeText, valueTexts } from "../../../../../src/Workbench/modules/Map/words";

const grid = { xOrigin: 1_000, yOrigin: 2_000, xIncrement: 100, yIncrement: 50, columns: 41, rows: 21 };
const rect = { left: 0, top: 0, width: 424, height: 224 };

test("a surface that is fitted fills what there is, in its middle, north up", () => {
  const projection = new Projection(fitted(grid, rect), rect);
  expect(projection.toPx({ x: 3_000, y: 2_500 })).toEqual({ x: 212, y: 112 });
  expect(projection.toPx({ x: 1_000, y: 3_000 })).toEqual({ x: 12, y: 62 });
  expect(projection.toPx({ x: 5_000, y: 2_000 })).toEqual({ x: 412, y: 162 });
  expect(fitted({ ...grid, columns: 1, rows: 1 }, { ...rect, width: 0 }).zoom).toBeLessThanOrEqual(8);
});

test("px lead back to the place that they came from", () => {
  const projection = new Projection({ x: 1_234, y: 5_678, zoom: -3.3 }, { left: 7, top: 9, width: 300, height: 200 });
  const place = projection.toPlace(projection.toPx({ x: -50, y: 9_999 }));
  expect(place.x).toBeCloseTo(-50, 6);
  expect(place.y).toBeCloseTo(9_999, 6);
});

test("what is dragged stays under the pointer, and what is zoomed at stays where it is", () => {
  const projection = new Projection({ x: 100, y: 100, zoom: 1 }, rect);
  const under = projection.toPlace({ x: 50, y: 60 });
  const dragged = new Projection(projection.dragged(30, -20), rect).toPx(under);
  expect([dragged.x, dragged.y]).toEqual([80, 40]);
  for (const by of [0.5, -0.5, 100, -100]) {
    const at = new Projection(projection.nearer(by, { x: 50, y: 60 }), rect).toPx(under);
    expect(at.x).toBeCloseTo(50, 6);
    expect(at.y).toBeCloseTo(60, 6);
  }
});

test("a camera keeps within reach, and what is no place is none", () => {
  expect(inReach({ x: 1e300, y: -1e300, zoom: 99 })).toEqual({ x: 1e8, y: -1e8, zoom: 8 });
  expect(inReach({ x: -0, y: 0, zoom: -99 })).toEqual({ x: 0, y: 0, zoom: -20 });
  for (const odd of [NaN, Infinity]) expect(inReach({ x: 0, y: odd, zoom: 0 })).toBe(null);
});

test("a scale bar is round and fits", () => {
  expect([1, 1.9, 2, 4.9, 5, 9.9, 10, 0.3, 1234].map(roundLength)).toEqual([1, 1, 2, 2, 5, 5, 10, 0.2, 1000]);
  expect([lengthText(500), lengthText(2_000), lengthText(0.5)]).toEqual(["500 m", "2 km", "0.5 m"]);
  expect(placeText({ x: 456_000.4, y: -12.6 })).toBe("x 456,000, y −13 m");
});

test("values along a scale have the same decimals, and thousands are written out", () => {
  expect(valueTexts([1_640, 1_660])).toEqual(["1,640", "1,660"]);
  expect(valueTexts([0, 0.205, -0.21])).toEqual(["0.000", "0.205", "−0.210"]);
  expect(valueTexts([2e6, 4e6])).toEqual(["2M", "4M"]);
});
