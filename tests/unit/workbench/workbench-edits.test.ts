import { expect, test, vi } from "vitest";
import session from "../../data/webviz-session-one-module.json";
import { newContent } from "../../../src/Workbench/new-content";
import type { Content } from "../../../src/Workbench/shim/content/content";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";

const stored = session as unknown as Content;
const [first, second] = stored.dashboards[0]!.moduleInstances.map((placed) => placed.moduleInstanceState.id) as [string, string];

function open(content: Content = stored): Workbench {
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(content);
  return workbench;
}

const places = (workbench: Workbench) => workbench.layouts.map(({ relX, relY, relWidth, relHeight }) => [relX, relY, relWidth, relHeight]);

test("S22 the first module takes the whole dashboard and is active", () => {
  const workbench = open(newContent());
  workbench.addModule("Notes", 1.6);
  expect(places(workbench)).toEqual([[0, 0, 1, 1]]);
  expect(workbench.activeModule?.moduleInstanceState.name).toBe("Notes");
  expect(workbench.read().dashboards[0]?.moduleInstances).toHaveLength(1);
});

test("S22 a content without dashboards gets one with its first module", () => {
  const workbench = open({ ...newContent(), dashboards: [], activeDashboardId: null });
  workbench.addModule("Notes", 1.6);
  expect(workbench.dashboards.map((dashboard) => dashboard.name)).toEqual(["Dashboard 1"]);
});

test("a further module takes half of the largest", () => {
  const workbench = open();
  workbench.addModule("Notes", 1.6);
  expect(places(workbench)).toEqual([
    [0, 0, 0.5, 0.5],
    [0, 0.5, 1, 0.5],
    [0.5, 0, 0.5, 0.5],
  ]);
});

test("a removed module's place is filled, and undo brings back everything", () => {
  const workbench = open();
  const undo = workbench.removeModule(second);
  expect(places(workbench)).toEqual([[0, 0, 1, 1]]);
  expect(workbench.activeModule).toBeUndefined();
  undo();
  expect(workbench.read()).toEqual(stored);
});

test("undo after further changes finds the module a new place", () => {
  const workbench = open();
  const undo = workbench.removeModule(first);
  workbench.addModule("Notes", 1);
  undo();
  const [kept] = workbench.read().dashboards[0]!.moduleInstances.filter((placed) => placed.moduleInstanceState.id === first);
  expect(kept?.moduleInstanceState).toEqual(stored.dashboards[0]!.moduleInstances[0]!.moduleInstanceState);
  expect(workbench.modules).toHaveLength(3);
});

test("a removed dashboard comes back where it was", () => {
  const workbench = open();
  workbench.addDashboard();
  workbench.addDashboard();
  const before = workbench.read();
  const undo = workbench.removeDashboard(stored.dashboards[0]!.id);
  expect(workbench.dashboards.map(({ name }) => name)).toEqual(["Dashboard 2", "Dashboard 3"]);
  undo();
  expect(workbench.read().dashboards).toEqual(before.dashboards);
});

test("S74 a read-only workbench changes nothing of its dashboards and ensembles, and looking is no change", () => {
  const workbench = open();
  workbench.readOnly = true;
  const changes = vi.fn();
  workbench.onChange(changes);
  workbench.addDashboard();
  workbench.addModule("Notes", 1);
  workbench.removeModule(first)();
  workbench.removeDashboard(stored.dashboards[0]!.id)();
  workbench.renameDashboard(stored.dashboards[0]!.id, "Mine");
  workbench.removeEnsemble(stored.ensembleSet.regularEnsembles[0]!.ensembleIdent);
  workbench.arrange(workbench.layouts.toReversed());
  expect(workbench.read()).toEqual(stored);
  workbench.activateModule(first);
  workbench.maximise(first, true);
  expect(workbench.activeModule?.moduleInstanceState.id).toBe(first);
  expect(changes).not.toHaveBeenCalled();
});

test("S133 S33 each edit is told once, looking apart, and an edit that changes nothing is not told", () => {
  const workbench = open();
  const [changes, looks] = [vi.fn(), vi.fn()];
  workbench.onChange(changes);
  workbench.onLook(looks);
  workbench.arrange(workbench.layouts);
  workbench.activateModule(second);
  workbench.maximise(first, false);
  workbench.renameDashboard(stored.dashboards[0]!.id, "New Dashboard");
  expect([changes, looks].map((told) => told.mock.calls.length)).toEqual([0, 0]);
  workbench.activateModule(first);
  workbench.maximise(first, true);
  workbench.renameDashboard(stored.dashboards[0]!.id, "Overview");
  expect([changes, looks].map((told) => told.mock.calls.length)).toEqual([1, 2]);
});

test("S95 an ensemble that is not here stays in the content and is called unavailable", async () => {
  const workbench = open();
  await vi.waitUntil(() => workbench.ensembleChoices[0]?.state !== "loading");
  expect(workbench.ensembleChoices).toMatchObject([{ name: "iter-0", caseName: "drogon_stub_case", state: "unavailable" }]);
  workbench.addModule("Notes", 1);
  expect(workbench.read().ensembleSet).toEqual(stored.ensembleSet);
});
