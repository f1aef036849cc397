import { describe, expect, test } from "vitest";
import type { Content, Layout } from "../../../src/Workbench/shim/content/content";
import { canonicalForms } from "../../../src/Workbench/shim/content/canonical";
import { parseContent } from "../../../src/Workbench/shim/content/content";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";
import "./probe-module";

const none = Symbol("no layoutState");

function open(...layouts: unknown[]): { workbench: Workbench; content: Content } {
  const moduleInstances = layouts.map((layoutState, index) => ({
    ...(layoutState === none ? {} : { layoutState }),
    moduleInstanceState: {
      id: `m${index}`,
      name: "Probe",
      syncedSettingKeys: [],
      dataChannelManagerState: { subscriptions: [] },
      serializedState: null,
    },
  }));
  const text = JSON.stringify({
    activeDashboardId: "d",
    dashboards: [{ id: "d", name: "Main", activeModuleInstanceId: null, moduleInstances }],
  });
  const parsed = parseContent(text.replaceAll('"huge"', "1e999"));
  if (!("content" in parsed)) throw new Error(parsed.problem.kind);
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(parsed.content);
  return { workbench, content: parsed.content };
}

const box = (relX: number, relY: number, relWidth: number, relHeight: number): Layout => ({ relX, relY, relWidth, relHeight });
const [left, right] = [box(0, 0, 0.5, 1), box(0.5, 0, 0.5, 1)];

/** Inside of the dashboard, large enough, and beside each other. */
function canBeReached(layouts: readonly Layout[]): boolean {
  return layouts.every(
    (one, index) =>
      one.relX >= 0
      && one.relY >= 0
      && one.relX + one.relWidth <= 1.001
      && one.relY + one.relHeight <= 1.001
      && one.relWidth > 0.04
      && one.relHeight > 0.04
      && layouts
        .slice(index + 1)
        .every(
          (other) =>
            one.relX + one.relWidth <= other.relX + 0.001
            || other.relX + other.relWidth <= one.relX + 0.001
            || one.relY + one.relHeight <= other.relY + 0.001
            || other.relY + other.relHeight <= one.relY + 0.001,
        ),
  );
}

const useless: Record<string, unknown> = {
  "none": none,
  "null": null,
  "a text": "0,0,1,1",
  "a list": [0, 0, 1, 1],
  "nothing": {},
  "texts": { relX: "0", relY: "0", relWidth: "0.5", relHeight: "1" },
  "nulls": { relX: null, relY: null, relWidth: null, relHeight: null },
  "one missing": { relX: 0.5, relY: 0, relWidth: 0.5 },
  "huge": { ...right, relWidth: "huge" },
  "negative place": box(-2, 0, 0.5, 1),
  "negative size": box(0.5, 0, -0.5, 1),
  "zero": box(0.5, 0, 0, 0),
  "tiny": box(0.5, 0, 0.001, 0.001),
  "outside": box(7, 7, 0.5, 1),
  "half outside": box(0.8, 0, 0.5, 1),
  "over the other": left,
  "over a part of the other": box(0.25, 0.25, 0.75, 0.75),
};

describe.each(Object.entries(useless))("S129 a place that is %s", (_, layoutState) => {
  test("is no place: the module is drawn where there is room, and named", () => {
    for (const layouts of [[left, layoutState], [layoutState, left], [layoutState], [layoutState, layoutState, left]]) {
      const { workbench } = open(...layouts);
      expect(workbench.layouts).toHaveLength(layouts.length);
      expect(canBeReached(workbench.layouts)).toBe(true);
    }
    expect(open(left, layoutState).workbench.lost).toHaveLength(1);
  });

  test("stays what it is while one looks", () => {
    const { workbench, content } = open(left, layoutState);
    expect(workbench.read()).toEqual(content);
    const before = canonicalForms(workbench.read()).stateText;
    for (const maximised of [true, false]) {
      workbench.maximise("m1", maximised);
      expect(workbench.layouts.map((layout) => layout.maximized === true)).toEqual([false, maximised]);
      expect(canonicalForms(workbench.read()).stateText).toBe(before);
    }
  });

  test("is one that can be arranged, and then has all it needs", () => {
    const { workbench } = open(left, layoutState);
    const [first, second] = workbench.layouts;
    workbench.arrange([
      { ...first!, ...box(0, 0, 0.3, 1) },
      { ...second!, ...box(0.3, 0, 0.7, 1) },
    ]);
    const stored = workbench.read().dashboards[0]!.moduleInstances.map((placed) => placed.layoutState);
    expect(stored).toMatchObject([box(0, 0, 0.3, 1), box(0.3, 0, 0.7, 1)]);
    expect(workbench.lost).toEqual([]);
  });
});

test("S129 places that are a rounding apart, or over the edge, are places", () => {
  const { workbench } = open(box(0, 0, 0.3334, 1), box(0.3333, 0, 0.3334, 1), box(0.6667, 0, 0.33340001, 1));
  expect(workbench.lost).toEqual([]);
});

test("S129 what cannot be shown at all is counted, and kept", () => {
  const content = {
    dashboards: [null, { name: "no id" }, { id: "d", moduleInstances: [null, { layoutState: {} }] }],
  } as unknown as Content;
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(content);
  expect(workbench.hiddenParts).toBe(4);
  expect(workbench.read()).toEqual(content);
});
