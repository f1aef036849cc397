import { describe, expect, test } from "vitest";
import { summaryOf } from "../../../../../src/Workbench/modules/_shared/summary";
import { countsOf, edgesOf } from "../../../../../src/Workbench/modules/Distribution/bins";
import { bandwidthOf, densityOf } from "../../../../../src/Workbench/modules/Distribution/density";
import { whiskers } from "../../../../../src/Workbench/modules/Distribution/view/boxes";
import { Random } from "../../fakes/random";

describe("a summary", () => {
  test("of eight values is what a hand reckons", () => {
    // Mean 40/8; squares 9+1+1+1+0+0+4+16 = 32, divided by 7; percentiles at 0.7, 1.75, 3.5, 5.25 and 6.3 of the sorted values.
    const { count, mean, stdDev, min, max, p90, p75, p50, p25, p10 } = summaryOf([9, 2, 4, 4, 5, 4, 7, 5]);
    expect([count, mean, min, max, p75, p50, p25]).toEqual([8, 5, 2, 9, 4, 4.5, 5.5]);
    expect(stdDev).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(p90).toBeCloseTo(3.4, 12);
    expect(p10).toBeCloseTo(7.6, 12);
  });

  test("leaves out what is no number, and says nothing of nothing", () => {
    expect(summaryOf([1, NaN, 3, Infinity])).toMatchObject({ count: 2, mean: 2, stdDev: Math.SQRT2 });
    expect(summaryOf([7])).toMatchObject({ count: 1, mean: 7, stdDev: NaN, p10: 7, p90: 7 });
    expect(summaryOf([])).toMatchObject({ count: 0, mean: NaN, min: NaN, p50: NaN });
  });
});

describe("bars", () => {
  test("divide the range evenly where their number is chosen, for all series alike", () => {
    expect(edgesOf([[0, 4], [10]], 5)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(countsOf([0, 1.9, 2, 9.9, 10], [0, 2, 4, 6, 8, 10])).toEqual([2, 1, 0, 0, 2]);
  });

  test("are round where it is not", () => {
    // 1..100: quartiles 25.75 and 75.25, so 2 x 49.5 / 100^(1/3) = 21.3; not above a tenth of the range, 9.9; then the next round one.
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(edgesOf([values], null)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(countsOf(values, edgesOf([values], null))).toEqual([9, 10, 10, 10, 10, 10, 10, 10, 10, 11]);
  });

  test("of one value alone are one, and of none none", () => {
    expect(edgesOf([[7, 7]], null)).toEqual([6.5, 7.5]);
    expect(countsOf([7, 7], [6.5, 7.5])).toEqual([2]);
    expect([edgesOf([[]], null), countsOf([], [])]).toEqual([[], []]);
  });

  test("hold every value once, whatever the values", () => {
    const random = new Random(11);
    for (let run = 0; run < 150; run++) {
      const scale = 10 ** random.of([-6, 0, 3, 7]);
      const values = Array.from({ length: 1 + Math.floor(random.next() * 120) }, () => (random.next() + random.next() - 0.7) * scale);
      for (const count of [null, 1, 7, 100]) {
        const edges = edgesOf([values], count);
        expect(edges.every((edge, at) => at === 0 || edge > edges[at - 1]!)).toBe(true);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(edges[0]! - 1e-9 * scale);
        expect(Math.max(...values)).toBeLessThanOrEqual(edges.at(-1)! + 1e-9 * scale);
        expect(countsOf(values, edges).reduce((sum, each) => sum + each, 0)).toBe(values.length);
      }
    }
  });
});

describe("a density", () => {
  test("has Silverman's bandwidth, and the sum of the kernels at each place", () => {
    const values = [1, 2, 3, 4, 5];
    // s = sqrt(2.5) = 1.5811, IQR/1.34 = 2/1.34 = 1.4925; 0.9 x 1.4925 x 5^(-1/5) = 0.97360.
    const bandwidth = bandwidthOf(values, Math.sqrt(2.5));
    expect(bandwidth).toBeCloseTo(0.9736, 4);
    const { values: at, densities } = densityOf(values)!;
    expect([at[0], at.at(-1), at.length]).toEqual([1, 5, 64]);
    const kernel = (place: number): number => Math.exp(-0.5 * (place / 0.9736) ** 2);
    expect(densities[0]).toBeCloseTo(
      (kernel(0) + kernel(1) + kernel(2) + kernel(3) + kernel(4)) / (5 * 0.9736 * Math.sqrt(2 * Math.PI)),
      4,
    );
  });

  test("is symmetrical where the values are, and nearly all of it lies between them", () => {
    const values = Array.from({ length: 101 }, (_, index) => Math.tan(((index - 50) / 60) * 1.2));
    const { values: at, densities } = densityOf(values)!;
    densities.forEach((density, index) => expect(density).toBeCloseTo(densities.at(-1 - index)!, 9));
    const area = densities.reduce((sum, density) => sum + density * (at[1]! - at[0]!), 0);
    expect(area).toBeGreaterThan(0.9);
    expect(area).toBeLessThan(1.01);
  });

  test("of fewer than two different values is none", () => {
    expect([densityOf([]), densityOf([3]), densityOf([3, 3, 3])]).toEqual([null, null, null]);
  });
});

test("whiskers end at the last values within one and a half boxes", () => {
  expect(whiskers([0, 9, 10, 12, 14, 15, 30], 9.5, 14.5)).toEqual([9, 15]);
  expect(whiskers([1, 2, 3], 1.5, 2.5)).toEqual([1, 3]);
});
