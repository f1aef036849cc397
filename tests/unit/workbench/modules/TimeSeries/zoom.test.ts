import { createStore } from "jotai/vanilla";
import { expect, test } from "vitest";
import * as viewAtoms from "../../../../../src/Workbench/modules/TimeSeries/view/atoms/persistableAtoms";

test("S86 the shortest view stays within the calendar, and a view that is none shows all of the time", () => {
  const store = createStore();
  for (const odd of [NaN, Infinity, -Infinity, 9e12, 1e300]) {
    store.set(viewAtoms.zoomAtom, { from: 0, to: odd });
    expect(store.get(viewAtoms.zoomAtom)).toBe(null);
  }
  for (const at of [-8.64e12, -0, 0.5, 1.7e9, 8.64e12]) {
    store.set(viewAtoms.zoomAtom, { from: at, to: at });
    const { from, to } = store.get(viewAtoms.zoomAtom)!;
    expect([to - from, Math.abs(from) <= 8.64e12, Math.abs(to) <= 8.64e12]).toEqual([7 * 86_400, true, true]);
  }
  store.set(viewAtoms.zoomAtom, { from: 2e9, to: 1e9 });
  expect(store.get(viewAtoms.zoomAtom)).toEqual({ from: 1e9, to: 2e9 });
});
