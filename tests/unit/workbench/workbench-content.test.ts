import { expect, test, vi } from "vitest";
import oneModule from "../../data/webviz-session-one-module.json";
import small from "../../data/webviz-session-small.json";
import large from "../../data/synthetic-session-200k.json";
import medium from "../../data/synthetic-session-20k.json";
import type { Content } from "../../../src/Workbench/shim/content/content";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";
import { angleAtom, speedAtom } from "./probe-module";

const real = { oneModule, small, medium, large } as unknown as Record<string, Content>;

function open(content: Content): Workbench {
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(content);
  return workbench;
}

/** A content with one module of each name, and a text for each part. */
function contentWith(modules: Record<string, { settings?: string; view?: string } | null>): Content {
  const names = Object.keys(modules);
  return {
    ...(real["small"] as Content),
    activeDashboardId: "d",
    dashboards: [
      {
        id: "d",
        name: "One",
        activeModuleInstanceId: null,
        moduleInstances: names.map((name, index) => ({
          layoutState: { relX: index / names.length, relY: 0, relWidth: 1 / names.length, relHeight: 1 },
          moduleInstanceState: {
            id: `m${index}`,
            name,
            syncedSettingKeys: [],
            dataChannelManagerState: { subscriptions: [] },
            serializedState: modules[name] ?? null,
          },
        })),
      },
    ],
  };
}

async function start(workbench: Workbench): Promise<void> {
  await Promise.race([
    Promise.all(workbench.modules.map((placed) => workbench.instanceOf(placed).start())),
    vi.waitUntil(() =>
      workbench.modules.every((placed) => workbench.instanceOf(placed).phase !== "waiting" || placed.moduleInstanceState.name === "Slow"),
    ),
  ]);
}

const statesIn = (content: Content) => content.dashboards[0]?.moduleInstances.map((placed) => placed.moduleInstanceState.serializedState);

test.each(Object.keys(real))(
  "S97 the content %s of the public frontend comes back as it was, right after loading and after looking",
  async (name) => {
    const content = real[name] as Content;
    const workbench = open(content);
    const changes = vi.fn();
    workbench.onChange(changes);
    expect(workbench.read()).toEqual(content);
    await start(workbench);
    expect(workbench.read()).toEqual(content);
    expect(changes).not.toHaveBeenCalled();
  },
);

test("S97 content of no known shape comes back as it was", () => {
  for (const odd of [
    {},
    { dashboards: null, extra: 1 },
    { dashboards: [null, 7, { id: "d", moduleInstances: [null, { layoutState: {} }] }], ensembleSet: [] },
  ]) {
    expect(open(odd as unknown as Content).read()).toEqual(odd);
  }
});

test("S86 unknown, loading and failed modules keep their text byte for byte when others change", async () => {
  const odd = { settings: ' {"b":1,  "a":[]}', view: "not json" };
  const workbench = open(contentWith({ Gone: odd, Slow: odd, Broken: odd, Probe: { settings: '{"speed":2}' } }));
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await start(workbench);
  workbench.instanceOf(workbench.modules[3]!).store.set(speedAtom, 5);
  expect(statesIn(workbench.read())).toEqual([odd, odd, odd, { settings: '{"speed":5}' }]);
  expect(workbench.modules.map((placed) => workbench.instanceOf(placed).phase)).toEqual(["unknown", "waiting", "failed", "ready"]);
});

test("S37 text comes back as it was stored when a change is taken back", async () => {
  const stored = { settings: '{ "speed": 2, "colour": "red" }' };
  const workbench = open(contentWith({ Probe: stored }));
  await start(workbench);
  const { store } = workbench.instanceOf(workbench.modules[0]!);
  expect(store.get(speedAtom)).toBe(2);
  store.set(speedAtom, 3);
  expect(statesIn(workbench.read())).toEqual([{ settings: '{"speed":3,"colour":"red"}' }]);
  store.set(speedAtom, 2);
  expect(statesIn(workbench.read())).toEqual([stored]);
});

test("S33 a change of a module's setting or view is told at once", async () => {
  const workbench = open(contentWith({ Probe: null }));
  await start(workbench);
  const changes = vi.fn();
  workbench.onChange(changes);
  workbench.instanceOf(workbench.modules[0]!).store.set(angleAtom, 30);
  expect(changes).toHaveBeenCalledOnce();
  expect(statesIn(workbench.read())).toEqual([{ view: '{"angle":30}', settings: undefined }].map(({ view }) => ({ view })));
});

test("S87 S88 a part that cannot be restored is kept until it is reset, and the other part works", async () => {
  for (const settings of ["{not json", "[]", '{"speed":"fast"}']) {
    const workbench = open(contentWith({ Probe: { settings, view: '{"angle":10}' } }));
    await start(workbench);
    const instance = workbench.instanceOf(workbench.modules[0]!);
    expect(instance.problems().map(({ part }) => part)).toEqual(["settings"]);
    instance.store.set(speedAtom, 9);
    instance.store.set(angleAtom, 20);
    expect(statesIn(workbench.read())).toEqual([{ settings, view: '{"angle":20}' }]);
    instance.reset("settings");
    expect(instance.problems()).toEqual([]);
    expect(statesIn(workbench.read())).toEqual([{ settings: '{"speed":9}', view: '{"angle":20}' }]);
  }
});

test("S86 two modules with one id keep a state each", async () => {
  const content = contentWith({ Probe: { settings: '{"speed":2}' }, Gone: { settings: "x" } });
  const twins = JSON.parse(JSON.stringify(content).replace('"m1"', '"m0"')) as Content;
  const workbench = open(twins);
  await start(workbench);
  expect(workbench.read()).toEqual(twins);
});

test("two workbenches do not know each other", async () => {
  const content = contentWith({ Probe: { settings: '{"speed":2}' } });
  const first = open(content);
  const second = open(content);
  await Promise.all([start(first), start(second)]);
  first.instanceOf(first.modules[0]!).store.set(speedAtom, 7);
  first.addDashboard();
  expect(second.read()).toEqual(content);
  expect(content).toEqual(contentWith({ Probe: { settings: '{"speed":2}' } }));
});
