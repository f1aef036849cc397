import { expect, test } from "vitest";
import session from "../../data/webviz-session-one-module.json";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";
import { ModuleRegistry } from "../../../src/Workbench/framework/module-registry";
import { modulesOf } from "../../../src/Workbench/dashboards/content-edits";
import type { Content } from "../../../src/Workbench/shim";
import { dashboardOf, templates, type Template } from "../../../src/Workbench/templates";
import "../../../src/Workbench/modules/registerAllModules";

const stored = session as unknown as Content;
let next = 0;
const newId = (): string => `id-${next++}`;
const find = ModuleRegistry.find;

function open(): Workbench {
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(stored);
  return workbench;
}

test("S30 there are at least four templates, of modules and channels that are all here", () => {
  expect(templates.length).toBeGreaterThanOrEqual(4);
  for (const template of templates) {
    const { dashboard, problems } = dashboardOf(template, find, newId);
    expect(problems, template.name).toEqual([]);
    expect(modulesOf(dashboard)).toHaveLength(template.modules.length);
    // The places fill the dashboard without a gap.
    expect(template.modules.reduce((sum, { place }) => sum + place[2] * place[3], 0)).toBeCloseTo(1);
    expect(template.name).toMatch(/^[a-z-]+$/);
  }
  expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
});

test("S30 what a template sets reaches the module, and what it leaves out has its default", async () => {
  const template: Template = {
    name: "one",
    title: "One",
    description: "",
    ensembles: 0,
    modules: [{ moduleName: "Notes", place: [0, 0, 1, 1], settings: { text: "hello" }, title: "Read me" }],
  };
  const workbench = open();
  workbench.applyTemplate(dashboardOf(template, find, newId).dashboard, 0, false);
  const instance = workbench.instanceOf(workbench.modules[0]!);
  // A draft of the first second, before the code is there, has the template's modules.
  expect(JSON.stringify(workbench.read())).toContain("hello");
  await instance.start();
  expect([instance.title, instance.problems()]).toEqual(["Read me", []]);
  expect(instance.read()?.settings).toBe('{"text":"hello","$title":"Read me","largeText":false}');
});

test("S93 a module or channel of a template that is not known is told, and the rest is applied", () => {
  const template = {
    name: "odd",
    title: "Odd",
    description: "",
    ensembles: 0,
    modules: [
      { moduleName: "Gone", place: [0, 0, 0.5, 1] },
      { moduleName: "Notes", place: [0.5, 0, 0.5, 1], receives: [{ receiver: "response", from: 0, channel: "response" }] },
    ],
  } as unknown as Template;
  const { dashboard, problems } = dashboardOf(template, find, newId);
  expect(problems).toEqual(["The module Gone is not installed here.", 'Notes does not receive "response": it is not known here.']);
  expect(modulesOf(dashboard).map((placed) => placed.moduleInstanceState.name)).toEqual(["Notes"]);
});

test.each([false, true])("S32 other dashboards stay as they are, and one step takes it back (in place of another: %s)", (replaces) => {
  const workbench = open();
  workbench.addDashboard();
  const before = workbench.read();
  const { dashboard } = dashboardOf(templates[0]!, find, newId);
  const undo = workbench.applyTemplate(dashboard, 0, replaces);
  expect(workbench.activeDashboard?.name).toBe(templates[0]!.title);
  const after = workbench.read().dashboards;
  expect(after).toHaveLength(before.dashboards.length + (replaces ? 0 : 1));
  expect(JSON.stringify(after[0])).toBe(JSON.stringify(before.dashboards[0]));
  undo();
  expect(workbench.read()).toEqual(before);
});
