import { atom } from "jotai/vanilla";
import { expect, test, vi } from "vitest";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";
import {
  hoverAtom,
  KeyKind,
  ModuleCategory,
  ModuleDevState,
  ModuleRegistry,
  receivedBy,
  SchemaBuilder,
  setIfDefined,
  SyncSettingKey,
  type ChannelData,
} from "../../../src/Workbench/framework";
import { ensembleSetAtom } from "../../../src/Workbench/framework/ensembles/ensemble-choice";
import type { ModuleInstance } from "../../../src/Workbench/framework/module-instance";
import { newContent } from "../../../src/Workbench/new-content";
import type { Content, PlacedModule } from "../../../src/Workbench/shim";

interface State {
  readonly settings: { readonly ensemble: string | null };
}

const loadedAtom = atom((get) => get(ensembleSetAtom)[0]?.ident ?? null);
const ensembleAtom = atom<string | null>(null);
const dataAtom = atom<ChannelData>(null);
/** What is shown where nobody chose: it comes with the data. */
const shownAtom = atom(
  (get) => get(ensembleAtom) ?? get(loadedAtom),
  (_get, set, ident: string) => set(ensembleAtom, ident),
);
const schema = new SchemaBuilder<State["settings"]>(() => ({ properties: { ensemble: { type: "string", nullable: true } } })).build();

for (const moduleName of ["Linked", "Stubborn"]) {
  ModuleRegistry.registerModule<unknown, State>({
    moduleName,
    defaultTitle: moduleName,
    category: ModuleCategory.MAIN,
    devState: ModuleDevState.PROD,
    serializedStateSchema: { settings: schema },
    syncableSettingKeys: [SyncSettingKey.ENSEMBLE],
    channelDefinitions: [{ idString: "out", displayName: "Out", kindOfKey: KeyKind.REALIZATION }],
    channelReceiverDefinitions: [{ idString: "in", displayName: "In" }],
    loadModule: () => Promise.resolve(init(moduleName)),
  });
}

function init(moduleName: string): void {
  const module = ModuleRegistry.initModule<unknown, State>(moduleName, {
    serializeStateFunctions: { settings: (get) => ({ ensemble: get(ensembleAtom) }) },
    deserializeStateFunctions: { settings: (raw, set) => setIfDefined(set, ensembleAtom, raw.ensemble) },
  });
  module.channels = { out: dataAtom };
  const refusing = atom(
    (get) => get(ensembleAtom),
    (_get, set, ident: string) => set(ensembleAtom, `not ${ident}`),
  );
  module.syncedSettings = { [SyncSettingKey.ENSEMBLE]: moduleName === "Stubborn" ? refusing : shownAtom };
}

interface Options {
  readonly ensemble?: string;
  readonly synced?: boolean;
  readonly from?: string;
  readonly contents?: string[];
  readonly name?: string;
}

function placed(id: string, at: number, { ensemble, synced = false, from, contents = ["*"], name = "Linked" }: Options): PlacedModule {
  const subscription = { idString: "in", listensToModuleInstanceId: from, channelIdString: "out", contentIdStrings: contents };
  return {
    moduleInstanceState: {
      id,
      name,
      syncedSettingKeys: synced ? ["ENSEMBLE"] : [],
      dataChannelManagerState: { subscriptions: from === undefined ? [] : [subscription] },
      serializedState: ensemble === undefined ? null : { settings: JSON.stringify({ ensemble }) },
    },
    layoutState: { relX: at / 4, relY: 0, relWidth: 0.25, relHeight: 1 },
  };
}

/** Opens dashboards of modules; those of the first run. */
async function open(...dashboards: Record<string, Options>[]): Promise<{ workbench: Workbench; all: Record<string, ModuleInstance> }> {
  const empty = newContent();
  const content: Content = {
    ...empty,
    dashboards: dashboards.map((modules, at) => ({
      id: `d${at}`,
      name: `D${at}`,
      activeModuleInstanceId: null,
      moduleInstances: Object.entries(modules).map(([id, options], index) => placed(id, index, options)),
    })),
    activeDashboardId: "d0",
  };
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(content);
  const instances = workbench.modules.map((module) => workbench.instanceOf(module));
  for (const instance of instances) await instance.start();
  return { workbench, all: Object.fromEntries(instances.map((instance) => [instance.id, instance])) };
}

const ensembleOf = (instance: ModuleInstance | undefined): string | null => instance!.store.get(ensembleAtom);

test("what is pointed at in one module is pointed at in all of the dashboard, and never stored", async () => {
  const { workbench, all } = await open({ a: {}, b: {} });
  const told = vi.fn();
  workbench.onChange(told);
  all["a"]!.store.set(hoverAtom, { realization: 7, ensembleIdent: "c::e" });
  expect(all["b"]!.store.get(hoverAtom)).toEqual({ realization: 7, ensembleIdent: "c::e" });
  all["b"]!.store.set(hoverAtom, null);
  expect([all["a"]!.store.get(hoverAtom), told.mock.calls.length]).toEqual([null, 0]);
});

test("S85 a user's change of a synced setting is made in the others; what was stored stays as it was loaded", async () => {
  const { all } = await open({ a: { ensemble: "one", synced: true }, b: { ensemble: "two", synced: true }, c: { ensemble: "three" } });
  expect([all["a"], all["b"], all["c"]].map(ensembleOf)).toEqual(["one", "two", "three"]);
  all["a"]!.store.set(ensembleAtom, "mine");
  expect([all["a"], all["b"], all["c"]].map(ensembleOf)).toEqual(["mine", "mine", "three"]);
});

test("S148 what loads in a module is not passed on", async () => {
  const { workbench, all } = await open({ a: { synced: true }, b: { ensemble: "two", synced: true } });
  const told = vi.fn();
  workbench.onChange(told);
  const late = { ident: "c::late", name: "late", caseName: "", color: "", state: "available", entry: null } as const;
  for (const instance of Object.values(all)) instance.setEnsembles([late], true);
  expect(all["a"]!.store.get(shownAtom)).toBe("c::late");
  expect([ensembleOf(all["b"]), told.mock.calls.length]).toEqual(["two", 0]);
});

test("modules that cannot agree come to rest", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const { all } = await open({ a: { synced: true }, b: { synced: true, name: "Stubborn" } });
  for (let at = 0; at < 30; at++) all["a"]!.store.set(ensembleAtom, `value ${at}`);
  expect(ensembleOf(all["a"])).toBe("value 29");
  expect(warn).toHaveBeenCalled();
  warn.mockRestore();
});

test("syncing is switched by an edit that is stored and taken back, and the module goes on running", async () => {
  const { workbench, all } = await open({ a: { ensemble: "one" }, b: { ensemble: "two", synced: true } });
  workbench.sync(all["a"]!.stored, SyncSettingKey.ENSEMBLE, true);
  expect(workbench.read().dashboards[0]!.moduleInstances[0]!.moduleInstanceState.syncedSettingKeys).toEqual(["ENSEMBLE"]);
  all["a"]!.store.set(ensembleAtom, "mine");
  expect(ensembleOf(all["b"])).toBe("mine");
  expect(workbench.instanceOf(workbench.modules[0]!)).toBe(all["a"]);
});

const contents = (...ids: string[]): ChannelData =>
  ids.map((idString) => ({ idString, displayName: idString, unit: "bar", ensembleIdentString: "c::e", values: new Map([[0, 1]]) }));

test("S96 a receiver of all contents follows those that come; one of some gets these alone", async () => {
  const { all } = await open({ a: {}, b: { from: "a" }, c: { from: "a", contents: ["two"] } });
  const received = (id: string) => all[id]!.store.get(receivedBy("in"));
  expect(received("b")).toEqual({ state: "loading", from: "Linked · Out" });
  all["a"]!.store.set(dataAtom, contents("one"));
  all["a"]!.store.set(dataAtom, contents("one", "two"));
  const ids = (id: string) => {
    const got = received(id);
    return got.state === "ready" ? got.contents.map(({ idString }) => idString) : got.state;
  };
  expect([ids("b"), ids("c")]).toEqual([["one", "two"], ["two"]]);
});

test("S85 a connection to another dashboard works without that being shown", async () => {
  const { workbench, all } = await open({ b: { from: "a" } }, { a: {} });
  const publisher = workbench.instanceOf(workbench.dashboards[1]!.moduleInstances[0]!);
  await publisher.start();
  publisher.store.set(dataAtom, contents("one"));
  expect(all["b"]!.store.get(receivedBy("in")).state).toBe("ready");
});

test("a connection to what is not there is told, and kept until it is taken away", async () => {
  const { workbench, all } = await open({ b: { from: "gone" } });
  expect(all["b"]!.store.get(receivedBy("in")).state).toBe("missing");
  const stored = () => workbench.read().dashboards[0]!.moduleInstances[0]!.moduleInstanceState.dataChannelManagerState.subscriptions;
  expect(stored()).toHaveLength(1);
  workbench.connect(all["b"]!.stored, "in", null);
  expect([stored().length, all["b"]!.store.get(receivedBy("in")).state]).toEqual([0, "none"]);
  workbench.undo();
  expect(stored()).toHaveLength(1);
});

test("a module that is removed is received from no more, and undo connects it again", async () => {
  const { workbench, all } = await open({ a: {}, b: { from: "a" } });
  all["a"]!.store.set(dataAtom, contents("one"));
  const undo = workbench.removeModule("a");
  expect(all["b"]!.store.get(receivedBy("in")).state).toBe("missing");
  undo();
  const again = workbench.modules.map((module) => workbench.instanceOf(module));
  for (const instance of again) await instance.start();
  expect(all["b"]!.store.get(receivedBy("in")).state).toBe("loading");
});
