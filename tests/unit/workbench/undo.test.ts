import { expect, test, vi } from "vitest";
import session from "../../data/webviz-session-one-module.json";
import { History } from "../../../src/Workbench/dashboards/history";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";
import type { ModuleInstance } from "../../../src/Workbench/framework/module-instance";
import { sameState } from "../../../src/Workbench/shim";
import type { Content, PlacedModule } from "../../../src/Workbench/shim/content/content";
import { speedAtom } from "./probe-module";

const probe = (id: string, settings: string | null): PlacedModule => ({
  moduleInstanceState: {
    id,
    name: "Probe",
    syncedSettingKeys: [],
    dataChannelManagerState: { subscriptions: [] },
    serializedState: settings === null ? null : { settings },
  },
  layoutState: { relX: 0, relY: 0, relWidth: 1, relHeight: 1 },
});

function contentOf(...probes: PlacedModule[]): Content {
  const content = structuredClone(session) as unknown as Content;
  content.dashboards[0]!.moduleInstances = probes;
  return content;
}

async function open(content: Content): Promise<Workbench> {
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(content);
  for (const instance of instances(workbench)) await instance.start();
  return workbench;
}

const instances = (workbench: Workbench): ModuleInstance[] => workbench.modules.map((placed) => workbench.instanceOf(placed));
const speedOf = (workbench: Workbench): number => instances(workbench)[0]!.store.get(speedAtom);

async function setSpeed(workbench: Workbench, speed: number): Promise<void> {
  const [instance] = instances(workbench);
  await instance!.start();
  instance!.store.set(speedAtom, speed);
}

test("S145 every kind of edit goes back, step by step, and forth again", async () => {
  const clock = vi.spyOn(performance, "now");
  const workbench = await open(contentOf(probe("one", '{"speed":1,"unknown":7}'), probe("two", null)));
  const states: Content[] = [workbench.read()];
  const steps: (() => void | Promise<void>)[] = [
    () => workbench.addDashboard(),
    () => workbench.renameDashboard(workbench.activeDashboard!.id, "Second"),
    () => workbench.addModule("Probe", 1.5),
    () => workbench.activateDashboard(workbench.dashboards[0]!.id),
    () => setSpeed(workbench, 5),
    () => setSpeed(workbench, 6),
    () => instances(workbench)[0]!.rename("My probe"),
    () => void workbench.removeModule("two"),
    () => void workbench.removeDashboard(workbench.dashboards[1]!.id),
  ];
  for (const [index, step] of steps.entries()) {
    clock.mockReturnValue(10_000 * index);
    await step();
    // Looking at another dashboard is no step.
    if (index === 3) states.pop();
    states.push(workbench.read());
  }
  for (let at = states.length - 2; at >= 0; at--) {
    expect(workbench.canUndo, String(at)).toBe(true);
    workbench.undo();
    for (const instance of instances(workbench)) await instance.start();
    expect(sameState(workbench.read(), states[at]!), String(at)).toBe(true);
  }
  expect(workbench.canUndo).toBe(false);
  expect(speedOf(workbench)).toBe(1);
  for (const state of states.slice(1)) {
    workbench.redo();
    for (const instance of instances(workbench)) await instance.start();
    expect(sameState(workbench.read(), state)).toBe(true);
  }
  expect(workbench.canRedo).toBe(false);
  clock.mockRestore();
});

test("S145 a module that a step does not touch goes on running", async () => {
  const workbench = await open(contentOf(probe("one", '{"speed":1}'), probe("two", '{"speed":2}')));
  const [, untouched] = instances(workbench);
  await setSpeed(workbench, 9);
  const changed = instances(workbench)[0];
  workbench.undo();
  expect([instances(workbench)[0] === changed, instances(workbench)[1]]).toEqual([false, untouched]);
  await instances(workbench)[0]!.start();
  expect(speedOf(workbench)).toBe(1);
});

test("S145 each step back and forth is told as a change, so that it is kept and saved", async () => {
  const workbench = await open(contentOf(probe("one", '{"speed":1}')));
  const told = vi.fn();
  workbench.onChange(told);
  await setSpeed(workbench, 9);
  workbench.undo();
  workbench.redo();
  expect(told).toHaveBeenCalledTimes(3);
});

test("S145 a session that is opened anew has nothing to take back, and neither has one that is only looked at", async () => {
  const workbench = await open(contentOf(probe("one", '{"speed":1}')));
  await setSpeed(workbench, 9);
  workbench.readOnly = true;
  workbench.undo();
  expect([workbench.canUndo, speedOf(workbench)]).toEqual([false, 9]);
  workbench.readOnly = false;
  workbench.load(contentOf(probe("one", '{"speed":3}')));
  expect(workbench.canUndo).toBe(false);
});

test("S145 what a module changes without a pause is one step, what two modules change is two", () => {
  let now = 0;
  const content = (activeDashboardId: string): Content => ({ ...contentOf(), activeDashboardId });
  const history = new History(() => now);
  const [one, other] = [{}, {}];
  history.begin(content("0"));
  for (const [by, at, name] of [
    [one, 0, "a"],
    [one, 500, "b"],
    [one, 1_400, "c"],
    [other, 1_500, "d"],
    [one, 1_600, "e"],
    [one, 5_000, "f"],
  ] as const) {
    now = at;
    history.step(content(name), by);
  }
  const back: (string | null | undefined)[] = [];
  while (history.canUndo) back.push(history.undo()?.activeDashboardId);
  expect(back).toEqual(["e", "d", "c", "0"]);
});
