import { createStore } from "jotai/vanilla";
import { expect, test, vi } from "vitest";
import { Workbench } from "../../../src/Workbench/dashboards/workbench";
import { sparklineText, type Sparkline } from "../../../src/Workbench/framework/sparkline";
import "../../../src/Workbench/modules/Notes/registerModule";
import { textAtom } from "../../../src/Workbench/modules/Notes/settings/persistence";
import { noteSparkline } from "../../../src/Workbench/modules/Notes/sparkline";
import { newContent } from "../../../src/Workbench/new-content";
import type { Sparklines } from "../../../src/Workbench/shim/content/content-source";
import { readDraft } from "../../../src/Workbench/shim/drafts/draft";
import { findRecovery } from "../../../src/Workbench/shim/drafts/recovery";
import { openNew } from "../../../src/Workbench/shim/session/opened-session";
import { settled } from "./fakes/clock";
import type { FakeServer } from "./fakes/server";
import { bench, benchWithSession, contentWith, edit, recover, type FakeSource } from "./fakes/workbench";

const title = { title: "Drogon", description: null };

/** Has a source say what its modules show. */
function show(source: FakeSource, sparklines: () => Sparklines): void {
  Object.assign(source, { sparklines });
}

function sentIn(server: FakeServer, method: string): unknown {
  return server.seen.findLast((seen) => seen.method === method)?.body?.["sparklines"];
}

test("a save of content carries what the modules show at that time, a save of the title alone does not", async () => {
  const desk = await benchWithSession();
  let shown = "first";
  show(desk.source, () => ({ a: shown }));
  await edit(desk, 2);
  shown = "second";
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(sentIn(desk.server, "PUT")).toEqual({ a: "second" });
  await desk.session.editCaption({ title: "Other", description: null });
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.server.count("PUT")).toBe(2);
  expect(desk.server.seen.at(-1)?.body).toEqual({ title: "Other" });
});

test.each([
  ["a workbench that has none", undefined],
  ["modules that show nothing", () => ({})],
  [
    "modules that break",
    () => {
      throw new TypeError("a module broke");
    },
  ],
])("%s: the content is saved without", async (_what, sparklines) => {
  const desk = await benchWithSession();
  if (sparklines) show(desk.source, sparklines);
  await edit(desk, 2);
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(Object.keys(desk.server.seen.findLast((seen) => seen.method === "PUT")!.body!)).toEqual(["content"]);
});

test("S26 a first save whose tab died is repeated to the last byte, whatever the modules show by then", async () => {
  const desk = bench();
  show(desk.source, () => ({ a: "before" }));
  const { session } = await openNew(desk.context, contentWith(0), title, "draft0000001");
  await edit(desk, 7);
  desk.server.loseAnswers("POST");
  void session.saveAs(title);
  await settled();
  desk.tab.crash();
  desk.server.fault = null;
  const fresh = bench(desk);
  show(fresh.source, () => ({ a: "after" }));
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  const recovered = await recover(fresh, offer!.draft.draftId);
  expect(await recovered.saveAs(title)).toEqual({ kind: "saved" });
  expect(desk.server.sessions.size).toBe(1);
  expect(sentIn(desk.server, "POST")).toEqual({ a: "before" });
});

test("S26 a snapshot whose answer was lost is made once, whatever the modules show by then", async () => {
  const desk = await benchWithSession();
  let shown = "before";
  show(desk.source, () => ({ a: shown }));
  desk.server.loseAnswers("POST");
  const lost = desk.session.createSnapshot(title);
  await desk.browser.clock.advance(60_000);
  expect((await lost).kind).toBe("offline");
  desk.server.fault = null;
  shown = "after";
  expect((await desk.session.createSnapshot(title)).kind).toBe("created");
  expect([desk.server.snapshots.size, sentIn(desk.server, "POST")]).toEqual([1, { a: "before" }]);
  // Answered, the next one shows what is there now.
  expect((await desk.session.createSnapshot(title)).kind).toBe("created");
  expect([desk.server.snapshots.size, sentIn(desk.server, "POST")]).toEqual([2, { a: "after" }]);
});

test("a draft whose unanswered save has sparklines of another form is not read", () => {
  const draft = (sparklines: unknown): unknown => ({
    ...{ v: 1, userId: "ann", draftId: "draft0000001", seq: 1, sessionId: null, baseVersion: null, baseHash: null, tabId: "t" },
    ...{ savedAt: "2030-06-01T00:00:00Z", title: "T", description: null, contentHash: null, content: "{}" },
    unansweredCreate: { key: "k", title: "T", description: null, hash: "h", sparklines },
  });
  expect(readDraft(draft({ a: "{}" }))).not.toBe(null);
  for (const odd of [null, 7, "x", { a: 7 }]) expect(readDraft(draft(odd))).toBe(null);
});

test("a workbench tells what its running modules show, on the dashboard that is shown", async () => {
  const workbench = new Workbench(() => Promise.resolve([]));
  workbench.load(newContent());
  workbench.addModule("Notes", 1);
  const [placed] = workbench.modules;
  const instance = workbench.instanceOf(placed!);
  expect(workbench.sparklines()).toEqual({});
  await instance.start();
  expect(workbench.sparklines()).toEqual({});
  instance.store.set(textAtom, "x".repeat(60));
  expect(workbench.sparklines()).toEqual({ [placed!.moduleInstanceState.id]: '{"kind":"text","lines":[99]}' });
  workbench.addDashboard();
  expect(workbench.sparklines()).toEqual({});
});

test("a module that breaks, or says too much, shows nothing", () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const textOf = (sparkline: () => Sparkline): string | null => sparklineText({ name: "Probe", sparkline }, createStore().get);
  const longest: Sparkline = { kind: "dots", dots: Array.from({ length: 60 }, () => 99), color: "#123456" };
  expect(textOf(() => longest)).toBe(JSON.stringify(longest));
  expect(textOf(() => ({ ...longest, dots: Array.from({ length: 100 }, () => 99) }))).toBe(null);
  expect(
    textOf(() => {
      throw new TypeError("broken");
    }),
  ).toBe(null);
  expect(logged).toHaveBeenCalledTimes(1);
  logged.mockRestore();
});

test("a note shows the lengths of its first lines", () => {
  const store = createStore();
  const of = (text: string): Sparkline | null => {
    store.set(textAtom, text);
    return noteSparkline(store.get);
  };
  expect(of("\n# Plan\n\n- drill\n" + "x".repeat(500))).toEqual({ kind: "text", lines: [10, 0, 12, 99] });
  expect(of(" \n\n")).toBe(null);
  expect(of("a\n".repeat(20))).toMatchObject({ lines: Array.from({ length: 8 }, () => 2) });
  const all = Array.from({ length: 60 }, (_, length) => JSON.stringify(of("x".repeat(length + 1))));
  expect(new Set(all).size).toBe(60);
});
