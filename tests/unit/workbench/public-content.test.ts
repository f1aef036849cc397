/// <reference types="vite/client" />
import { validate, type Schema } from "jtd";
import { beforeAll, expect, test } from "vitest";
import publicSchema from "../../data/public-content.jtd.json";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";
import { modulesOf } from "../../../src/Workbench/dashboards/content-edits";
import type { EnsembleEntry } from "../../../src/Workbench/data/ensembles";
import { SyncSettingKey } from "../../../src/Workbench/framework";
import type { RealizationFilter } from "../../../src/Workbench/framework/ensembles/realization-filter";
import { ModuleRegistry } from "../../../src/Workbench/framework/module-registry";
import "../../../src/Workbench/modules/registerAllModules";
import { newUuid } from "../../../src/Workbench/framework/new-uuid";
import { newContent } from "../../../src/Workbench/new-content";
import type { Content, Dashboard, StoredModule } from "../../../src/Workbench/shim";
import { dashboardOf, templates } from "../../../src/Workbench/templates";
import { Random } from "./fakes/random";
import { serveFiles, smallEnsemble } from "./fakes/small-ensembles";

const files = import.meta.glob<Content>("../../data/*-session-*.json", { import: "default", eager: true });

const served = serveFiles();
const entries: EnsembleEntry[] = ["iter-0", "iter-3"].map(
  (name) =>
    smallEnsemble(served, { name, realizations: [0, 1, 2], vectors: { FOPR: [[1], [2], [3]] }, parameters: { A: [1, 2, 3] } }).entry!,
);

/** Where the public frontend would refuse a content. */
const refused = (content: Content): string[] =>
  validate(publicSchema as Schema, content).map(({ instancePath }) => `/${instancePath.join("/")}`);

function filter(random: Random, ident: string): RealizationFilter {
  return {
    assignedEnsembleIdentString: ident,
    includeExcludeFilter: random.of(["includeFilter", "excludeFilter"]),
    filterType: random.of(["byRealizationNumber", "byParameterValues"]),
    realizationNumberSelections: [
      { type: "single", value: 1 },
      { type: "range", range: { start: 0, end: 1 } },
    ],
    parameterIdentStringToValueSelectionMap: [{ parameterIdentString: "A", type: "continuous", range: { start: 0, end: 1 } }],
  };
}

function templateDashboard(random: Random): Dashboard {
  return dashboardOf(random.of(templates), (name) => ModuleRegistry.find(name), newUuid, [random.of(entries).ident]).dashboard;
}

/** One edit as a user makes it, of whatever is there. */
function edit(workbench: Workbench, random: Random): void {
  const module = (): StoredModule | undefined => random.of(workbench.modules)?.moduleInstanceState;
  const ident = random.of(entries).ident;
  const ids = workbench.dashboards.map((dashboard) => dashboard.id);
  const kinds: (() => unknown)[] = [
    () => workbench.addDashboard(),
    () => workbench.renameDashboard(random.of(ids), random.text()),
    () => ids.length > 1 && workbench.removeDashboard(random.of(ids))(),
    () => ids.length > 1 && workbench.removeDashboard(random.of(ids)),
    () => workbench.activateDashboard(random.of(ids)),
    () => workbench.addModule(random.of(ModuleRegistry.list()).moduleName, random.of([0.3, 1, 3])),
    () => workbench.removeModule(module()?.id ?? ""),
    () => workbench.removeModule(module()?.id ?? "")(),
    () => workbench.maximise(module()?.id ?? "", random.next() < 0.5),
    () => workbench.arrange([...workbench.layouts].reverse()),
    () => workbench.addEnsemble(random.of(entries)),
    () => workbench.removeEnsemble(ident),
    () => workbench.removeEnsemble(ident)(),
    () => workbench.setFilter(ident, random.of([null, filter(random, ident)])),
    () => workbench.applyTemplate(templateDashboard(random), 1, random.next() < 0.5),
    () => workbench.undo(),
    () => workbench.redo(),
    () => {
      const [stored, from] = [module(), module()];
      const subscription = from && {
        idString: "response",
        listensToModuleInstanceId: from.id,
        channelIdString: "out",
        contentIdStrings: random.of([["*"], ["a", "*"], ["a"]]),
      };
      if (stored) workbench.connect(stored, "response", random.of([null, subscription ?? null]));
    },
    () => {
      const stored = module();
      if (stored) workbench.sync(stored, random.of(Object.values(SyncSettingKey)), random.next() < 0.7);
    },
    () => {
      const placed = random.of(workbench.modules);
      if (placed) workbench.instanceOf(placed).rename(random.text());
    },
  ];
  random.of(kinds)();
}

beforeAll(async () => {
  for (const { moduleName } of ModuleRegistry.list()) await ModuleRegistry.load(moduleName);
});

test("what is written after any edit is what the public frontend reads", { timeout: 60_000 }, async () => {
  const random = new Random(88);
  const starts = [newContent(), ...Object.values(files)];
  let modules = 0;
  for (let run = 0; run < 40; run++) {
    const workbench = new Workbench(() => Promise.resolve(entries));
    workbench.load(structuredClone(random.of(starts)));
    for (let step = 0; step < 50; step++) {
      edit(workbench, random);
      await Promise.all(workbench.modules.map((placed) => workbench.instanceOf(placed).start()));
      expect(refused(workbench.read())).toEqual([]);
    }
    modules += workbench.dashboards.flatMap(modulesOf).length;
    workbench.load(newContent());
  }
  expect(modules).toBeGreaterThan(100);
});

test("what the public frontend would refuse is seen", () => {
  const content = newContent();
  expect(refused({ ...content, ours: 1 })).toEqual(["/ours"]);
  expect(refused({ ...content, settings: {} })).toHaveLength(2);
});
