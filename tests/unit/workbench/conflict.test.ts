import { describe, expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { compare, conflictsOf, merge } from "../../../src/Workbench/shim/conflict/conflict";
import type { Side } from "../../../src/Workbench/shim/conflict/parts";
import type { Content, Dashboard, PlacedModule } from "../../../src/Workbench/shim/content/content";
import { contentWith } from "./fakes/workbench";

function entry(id: string, state = "{}", relX = 0): PlacedModule {
  return {
    moduleInstanceState: {
      id,
      name: `Module ${id}`,
      syncedSettingKeys: [],
      dataChannelManagerState: { subscriptions: [] },
      serializedState: { settings: state },
    },
    layoutState: { relX, relY: 0, relWidth: 0.5, relHeight: 1 },
  };
}

function dashboard(id: string, modules: PlacedModule[], more: Partial<Dashboard> = {}): Dashboard {
  return { id, name: `Dashboard ${id}`, activeModuleInstanceId: null, moduleInstances: modules, ...more };
}

function side(dashboards: Dashboard[], more: object = {}, title = "T"): Side {
  return { title, description: null, content: contentWith(0, { dashboards, ...more }) };
}

function ensemble(id: string, color = "red") {
  return { ensembleIdent: id, name: null, color };
}

const base = side([dashboard("d", [entry("a"), entry("b")])]);

/** The merge that needs no choice. */
function merged(mine: Side, theirs: Side, from: Side = base): Side {
  const comparison = compare(from, mine, theirs);
  expect(conflictsOf(comparison)).toEqual([]);
  return merge(comparison, new Map())!;
}

function modulesOf({ content }: Side, at = 0): string[] {
  return content.dashboards[at]!.moduleInstances.map((module) => module.moduleInstanceState.id);
}

test("S48 sides that are the same differ in nothing, however they are written", () => {
  const same = { ...base, content: JSON.parse(canonicalText(base.content)) as Content };
  expect(compare(base, base, same).differences).toEqual([]);
  expect(merged(base, same)).toEqual(base);
});

test("S48 different modules of one dashboard are merged by themselves", () => {
  const result = merged(
    side([dashboard("d", [entry("a", "mine"), entry("b")])]),
    side([dashboard("d", [entry("a"), entry("b", "theirs")])]),
  );
  expect(result.content.dashboards).toEqual([dashboard("d", [entry("a", "mine"), entry("b", "theirs")])]);
});

test("S48 one module changed on both sides is a conflict, and the choice decides", () => {
  const [mine, theirs] = [
    side([dashboard("d", [entry("a", "mine"), entry("b")])]),
    side([dashboard("d", [entry("a", "theirs"), entry("b")])]),
  ];
  const comparison = compare(base, mine, theirs);
  expect(comparison.differences).toMatchObject([{ kind: "module", name: "Module a", dashboard: "Dashboard d", changed: "both" }]);
  expect(merge(comparison, new Map())).toBeNull();
  const { key } = comparison.differences[0]!;
  expect(merge(comparison, new Map([[key, "mine"]]))).toEqual(mine);
  expect(merge(comparison, new Map([[key, "theirs"]]))).toEqual(theirs);
});

test("S48 both sides add a module: both are there, each in its place", () => {
  const [mine, theirs] = [
    side([dashboard("d", [entry("a"), entry("b"), entry("m", "{}", 0.1)])]),
    side([dashboard("d", [entry("t", "{}", 0.2), entry("a"), entry("b")])]),
  ];
  const { content } = merged(mine, theirs);
  expect(new Set(modulesOf({ ...mine, content }))).toEqual(new Set(["a", "b", "m", "t"]));
  expect(content.dashboards[0]!.moduleInstances.map((module) => module.layoutState.relX).sort((one, other) => one - other)).toEqual([
    0, 0, 0.1, 0.2,
  ]);
});

test("S48 moving modules is apart from their settings", () => {
  const result = merged(
    side([dashboard("d", [entry("a", "{}", 0.7), entry("b")])]),
    side([dashboard("d", [entry("a", "theirs"), entry("b")])]),
  );
  expect(result.content.dashboards[0]!.moduleInstances[0]).toEqual(entry("a", "theirs", 0.7));
});

test("S48 a module deleted here and changed there is a conflict", () => {
  const comparison = compare(base, side([dashboard("d", [entry("b")])]), side([dashboard("d", [entry("a", "theirs"), entry("b")])]));
  const [conflict] = conflictsOf(comparison);
  expect(conflict).toMatchObject({ kind: "module", mine: undefined });
  expect(modulesOf(merge(comparison, new Map([[conflict!.key, "mine"]]))!)).toEqual(["b"]);
  expect(modulesOf(merge(comparison, new Map([[conflict!.key, "theirs"]]))!)).toEqual(["a", "b"]);
});

test("S48 a module deleted on one side and untouched on the other goes", () => {
  expect(modulesOf(merged(base, side([dashboard("d", [entry("b")])])))).toEqual(["b"]);
  expect(modulesOf(merged(side([dashboard("d", [entry("b")])]), base))).toEqual(["b"]);
});

test("S48 a dashboard deleted here and changed there is one conflict, the whole dashboard", () => {
  const [mine, theirs] = [side([]), side([dashboard("d", [entry("a", "theirs"), entry("b")])])];
  const comparison = compare(base, mine, theirs);
  expect(comparison.differences).toMatchObject([{ kind: "dashboard", name: "Dashboard d", changed: "both" }]);
  const { key } = comparison.differences[0]!;
  expect(merge(comparison, new Map([[key, "theirs"]]))!.content.dashboards).toEqual(theirs.content.dashboards);
  expect(merge(comparison, new Map([[key, "mine"]]))!.content.dashboards).toEqual([]);
});

test("S48 dashboards added on both sides are both there, and the order of the side that moved them holds", () => {
  const two = side([dashboard("d", []), dashboard("e", [])]);
  const mine = side([dashboard("d", []), dashboard("e", []), dashboard("m", [])]);
  const theirs = side([dashboard("e", []), dashboard("d", []), dashboard("t", [])]);
  expect(merged(mine, theirs, two).content.dashboards.map(({ id }) => id)).toEqual(["e", "d", "t", "m"]);
});

test("S48 renaming a dashboard is apart from its modules", () => {
  const result = merged(
    side([dashboard("d", [entry("a"), entry("b")], { name: "Renamed" })]),
    side([dashboard("d", [entry("a", "theirs"), entry("b")])]),
  );
  expect(result.content.dashboards).toEqual([dashboard("d", [entry("a", "theirs"), entry("b")], { name: "Renamed" })]);
});

test("S48 which dashboard and module is active is no difference", () => {
  const mine = side([dashboard("d", [entry("a"), entry("b")], { activeModuleInstanceId: "a" })], { activeDashboardId: "d" });
  const theirs = side([dashboard("d", [entry("a"), entry("b")], { activeModuleInstanceId: "b" })]);
  expect(compare(base, mine, theirs).differences).toEqual([]);
  expect(merged(mine, theirs).content).toMatchObject({ activeDashboardId: "d", dashboards: [{ activeModuleInstanceId: "a" }] });
});

test("S48 ensembles, settings and their filters are merged one by one", () => {
  const sets = (...ensembles: object[]) => ({ ensembleSet: { regularEnsembles: ensembles, deltaEnsembles: [] } });
  const from = side([], { ...sets(ensemble("x")), settings: { one: 1, two: 2 } });
  const mine = side([], { ...sets(ensemble("x"), ensemble("m")), settings: { one: 10, two: 2 } });
  const theirs = side([], { ...sets(ensemble("t"), ensemble("x", "blue")), settings: { one: 1, two: 20 } });
  const { content } = merged(mine, theirs, from);
  expect(content.settings).toEqual({ one: 10, two: 20 });
  expect(new Map(content.ensembleSet.regularEnsembles.map(({ ensembleIdent, color }) => [ensembleIdent, color]))).toEqual(
    new Map([
      ["x", "blue"],
      ["m", "red"],
      ["t", "red"],
    ]),
  );
});

test("S48 title and description are parts; no description is the same as an empty one", () => {
  const mine = { ...base, title: "Mine", description: "" };
  const theirs = { ...base, description: "Theirs" };
  expect(merged(mine, theirs)).toMatchObject({ title: "Mine", description: "Theirs" });
  expect(conflictsOf(compare(base, mine, { ...base, title: "Theirs" }))).toMatchObject([{ kind: "title" }]);
});

test("S48 without a base two ways are compared and nothing is merged", () => {
  const comparison = compare(null, side([dashboard("d", [entry("a", "mine")])]), side([dashboard("d", [entry("a")])]));
  expect(comparison).toMatchObject({ hasBase: false, differences: [{ kind: "module", changed: "unknown" }] });
  expect(merge(comparison, new Map([[comparison.differences[0]!.key, "mine"]]))).toBeNull();
});

test("S48 keys that nobody knows are merged and kept", () => {
  const unknown = side([dashboard("d", [{ ...entry("a"), future: 1 }], { future: 2 })], { future: 3 });
  const mine = side([dashboard("d", [{ ...entry("a"), future: 1 }], { future: 2 })], { future: 3, own: true });
  const theirs = side([dashboard("d", [{ ...entry("a", "theirs"), future: 1 }], { future: 2 })], { future: 4 });
  expect(merged(mine, theirs, unknown).content).toMatchObject({
    future: 4,
    own: true,
    dashboards: [{ future: 2, moduleInstances: [{ future: 1 }] }],
  });
});

describe("S98 content of another shape than expected is compared as a whole, and nothing of it is lost", () => {
  test.each([
    ["dashboards without ids", { dashboards: [{ name: "old" }] }],
    ["modules without state", { dashboards: [{ id: "d", moduleInstances: [{ old: true }] }] }],
    ["no list of modules", { dashboards: [{ id: "d" }] }],
    ["an ensemble set that is a list", { ensembleSet: ["x"] }],
    ["two ensembles with one name", { ensembleSet: { regularEnsembles: [ensemble("x"), ensemble("x")] } }],
    ["settings that are null", { settings: null }],
    ["filters that are an object", { ensembleRealizationFilterSet: { old: 1 } }],
  ])("%s", (_name, odd) => {
    const theirs = side([], odd);
    const plain = side([]);
    expect(merged(plain, theirs, plain).content).toMatchObject(odd);
    expect(merged(theirs, plain, plain).content).toMatchObject(odd);
    expect(merged(side([], { ...odd, mine: 1 }), theirs, theirs).content).toMatchObject({ ...odd, mine: 1 });
  });
});
