/// <reference types="vite/client" />
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import calls from "../../../data/webviz-client-calls.jsonl?raw";
import { dashboardsOf, modulesOf } from "../../../../src/Workbench/dashboards/content-edits";
import { Workbench } from "../../../../src/Workbench/dashboards/workbench";
import type { EnsembleEntry } from "../../../../src/Workbench/data/ensembles";
import { ModuleRegistry } from "../../../../src/Workbench/framework/module-registry";
import type { AnySchema } from "../../../../src/Workbench/framework/schema/jtd-schema";
import "../../../../src/Workbench/modules/registerAllModules";
import { newContent } from "../../../../src/Workbench/new-content";
import { parseJson, type Content } from "../../../../src/Workbench/shim";
import { canonicalText } from "../../../../src/Workbench/shim/content/canonical";
import { Random } from "../fakes/random";
import { valueFor } from "../fakes/random-schemas";
import "../port/ContourMap/registerModule";
import "../probe-module";

const GENERATED = 500;

/** On a busy machine, ms. */
const PATIENCE_MS = 120_000;

const files = import.meta.glob<string>("../../../data/*-session-*.json", { query: "?raw", import: "default", eager: true });

/** Every content that was captured: whole files, and the bodies of the public frontend's calls. */
const captured: [string, string][] = [
  ...Object.entries(files),
  ...calls
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { requestBody?: { content?: string } | null })
    .flatMap(({ requestBody }, at): [string, string][] =>
      typeof requestBody?.content === "string" ? [[`call ${at}`, requestBody.content]] : [],
    ),
];

const idents = ["c::iter-0", "c::iter-3", "d::pred"];
const entries = idents.slice(0, 2).map((ident) => ({
  ident,
  name: ident.slice(3),
  caseName: "Drogon",
  color: "#336699",
  realizations: [0, 1, 2],
  vectors: [],
})) as unknown as EnsembleEntry[];

const names = (): string[] =>
  [...ModuleRegistry.list().map(({ moduleName }) => moduleName), "NotInstalled"].filter((name) => name !== "Slow");

function partText(random: Random, schema: AnySchema | undefined, version: number): string {
  if (!schema || random.next() < 0.1) return random.of(["", "{", "[]", "null", '{"a":1}', random.text()]);
  const value = valueFor(random, schema, schema, random.next() < 0.2 ? 0.1 : 0) as object;
  const fixed = JSON.parse(JSON.stringify(value), (key, member: unknown) =>
    /ensemble/i.test(key) && typeof member === "string" ? random.of([...idents, "gone::iter-9"]) : member,
  ) as object;
  const more = random.of([{}, {}, { $title: "Mine" }, { later: { deep: [1e21] } }, { $stateVersion: version }, { $stateVersion: 99 }]);
  const all = random.next() < 0.5 ? { ...more, ...fixed } : { ...fixed, ...more };
  return JSON.stringify(all, null, random.of([0, 0, 2])) + random.of(["", "", "\n"]);
}

function generated(random: Random): string {
  const module = (at: number): unknown => {
    const name = random.of(names());
    const { serializedStateSchema: schema, stateVersion } = ModuleRegistry.find(name) ?? {};
    const part = (of: "settings" | "view"): object =>
      random.next() < 0.8 ? { [of]: partText(random, schema?.[of], stateVersion?.[of] ?? 1) } : {};
    return {
      layoutState: { relX: 0, relY: at / 4, relWidth: 1, relHeight: 0.25 },
      moduleInstanceState: {
        id: `m${at}`,
        name,
        syncedSettingKeys: random.of([[], ["ENSEMBLE"]]),
        dataChannelManagerState: { subscriptions: [] },
        serializedState: random.next() < 0.1 ? null : { ...part("settings"), ...part("view") },
      },
    };
  };
  const dashboard = (id: string): unknown => ({
    id,
    name: id,
    activeModuleInstanceId: null,
    moduleInstances: Array.from({ length: Math.floor(random.next() * 4) }, (_, at) => module(at)),
  });
  const regularEnsembles = idents.filter(() => random.next() < 0.7).map((ensembleIdent) => ({ ensembleIdent, name: null, color: "red" }));
  const dashboards = ["one", "two"].slice(0, 1 + Math.floor(random.next() * 2)).map(dashboard);
  return JSON.stringify({ ...newContent(), activeDashboardId: "one", dashboards, ensembleSet: { regularEnsembles, deltaEnsembles: [] } });
}

interface Outside {
  /** What the list of ensembles answers the first time. Asked again, after the test, it is there. */
  readonly catalogue: () => Promise<readonly EnsembleEntry[]>;
  readonly code: (load: () => ReturnType<typeof ModuleRegistry.load>) => ReturnType<typeof ModuleRegistry.load>;
}

/** What comes late waits here. */
let gate = newGate();

function newGate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((pass) => (resolve = pass));
  return { promise, resolve };
}

const circumstances: Record<string, Outside> = {
  "ensembles come late": { catalogue: () => gate.promise.then(() => entries), code: (load) => load() },
  "ensembles fail": { catalogue: () => gate.promise.then(() => Promise.reject(new Error("no contact"))), code: (load) => load() },
  "code comes late": { catalogue: () => Promise.resolve(entries), code: (load) => gate.promise.then(load) },
  "code is gone": { catalogue: () => Promise.resolve(entries), code: () => Promise.reject(new Error("404")) },
};

const settle = async (): Promise<void> => {
  // Longer than any chain of promises here.
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

beforeAll(async () => {
  for (const name of names().filter((each) => each !== "Broken" && each !== "NotInstalled")) await ModuleRegistry.load(name);
});
beforeEach(
  () =>
    void vi
      .spyOn(console, "error")
      .mockReset()
      .mockImplementation(() => undefined),
);

describe.each(Object.entries(circumstances))(
  "S97 S148 contents that are opened and not touched, when %s",
  (circumstance, { catalogue, code }) => {
    async function look(text: string): Promise<string[]> {
      gate = newGate();
      let asked = 0;
      const load = ModuleRegistry.load.bind(ModuleRegistry);
      const spied = vi.spyOn(ModuleRegistry, "load").mockImplementation((name) => code(() => load(name)));
      const workbench = new Workbench(() => (asked++ === 0 ? catalogue() : Promise.resolve(entries)));
      const content = parseJson(text) as Content;
      workbench.load(content);
      const changes = vi.fn();
      workbench.onChange(changes);
      const expected = canonicalText(content);
      const asStored = (): void => expect(canonicalText(workbench.read())).toBe(expected);
      asStored();
      const instances = dashboardsOf(content).flatMap((_dashboard, at) =>
        modulesOf(workbench.dashboards[at]!).map((placed) => workbench.instanceOf(placed)),
      );
      const starts = Promise.all(instances.map((instance) => instance.start()));
      if (circumstance !== "code comes late") await starts;
      asStored();
      gate.resolve();
      await starts;
      await settle();
      asStored();
      expect(changes).not.toHaveBeenCalled();
      const phases = instances.map(({ phase }) => phase);
      workbench.load(newContent());
      spied.mockRestore();
      return phases;
    }

    test.each(captured)("%s", async (_file, text) => {
      expect(await look(text)).toBeInstanceOf(Array);
    });

    test("generated ones", { timeout: PATIENCE_MS }, async () => {
      const random = new Random(97);
      // What came of a template is written whole once its code is there: it was never the user's own before.
      const sums: Record<string, number> = {};
      for (let run = 0; run < GENERATED; run++)
        for (const phase of await look(generated(random).replaceAll("$template", "$templates"))) sums[phase] = (sums[phase] ?? 0) + 1;
      expect(sums["waiting"] ?? 0).toBe(0);
      if (circumstance === "code is gone") expect(sums["ready"]).toBeUndefined();
      else expect(sums["ready"]).toBeGreaterThan(GENERATED);
    });
  },
);

test("S97 what was captured is there", () => {
  expect(captured.length).toBeGreaterThan(6);
});
