import { IDBObjectStore } from "fake-indexeddb";
import { afterEach, expect, test, vi } from "vitest";
import { heldDrafts, holdDraft } from "../../../src/Workbench/shim/drafts/draft-lock";
import { ShimDatabase } from "../../../src/Workbench/shim/drafts/indexed-db";
import { LocalDrafts } from "../../../src/Workbench/shim/drafts/local-drafts";
import { FakeBrowser, fakeWork } from "./fakes/browser";
import { draft } from "./fakes/drafts";

const key = "webviz-portal:draft:";
const large = JSON.stringify("x".repeat(100_000));

afterEach(() => {
  vi.restoreAllMocks();
});

function databaseOf(browser: FakeBrowser): ShimDatabase {
  return new ShimDatabase(browser.indexedDB, browser.clock);
}

function draftsOf(browser: FakeBrowser, userId = "ann"): LocalDrafts {
  return new LocalDrafts(browser.storage, databaseOf(browser), fakeWork, userId);
}

async function idsOf(drafts: LocalDrafts): Promise<string[]> {
  return (await drafts.list()).drafts.map((found) => found.draftId);
}

test("S52 a draft comes back from either layer, also large content", async () => {
  const browser = new FakeBrowser();
  await draftsOf(browser).write(draft({ content: large }));
  const onlyStorage = new LocalDrafts(browser.storage, new ShimDatabase(null, browser.clock), fakeWork, "ann");
  const onlyDatabase = new LocalDrafts(null, databaseOf(browser), fakeWork, "ann");
  expect((await onlyStorage.list()).drafts).toEqual([draft({ content: large })]);
  expect((await onlyDatabase.list()).drafts).toEqual([draft({ content: large })]);
});

test("S66 of two copies the one with the higher number counts, whichever layer has it", async () => {
  const browser = new FakeBrowser();
  const drafts = draftsOf(browser);
  await drafts.write(draft({ seq: 4, content: '{"a":4}' }));
  drafts.writeNow(draft({ seq: 5, content: '{"a":5}', contentHash: null }));
  expect((await drafts.list()).drafts[0]?.content).toBe('{"a":5}');
  await new LocalDrafts(null, databaseOf(browser), fakeWork, "ann").write(draft({ seq: 6, content: '{"a":6}' }));
  expect((await drafts.list()).drafts[0]?.content).toBe('{"a":6}');
});

test("S57 never-saved drafts lie apart: a new one leaves the other as it is", async () => {
  const drafts = draftsOf(new FakeBrowser());
  await drafts.write(draft({ sessionId: null, draftId: "draft0000001" }));
  await drafts.write(draft({ sessionId: null, draftId: "draft0000002" }));
  await drafts.remove("draft0000002");
  expect(await idsOf(drafts)).toEqual(["draft0000001"]);
});

test("S67 a draft that is removed while its text is being packed is not written any more", async () => {
  const browser = new FakeBrowser();
  let finishPacking = (): void => {};
  const packing = new Promise<void>((resolve) => {
    finishPacking = resolve;
  });
  const drafts = new LocalDrafts(
    browser.storage,
    databaseOf(browser),
    { ...fakeWork, pack: async (text) => (await packing, fakeWork.pack(text)) },
    "ann",
  );
  const puts = vi.spyOn(IDBObjectStore.prototype, "put");
  const writing = drafts.write(draft({ content: large }));
  const removing = drafts.remove("draft0000001");
  finishPacking();
  await Promise.all([writing, removing]);
  // The tab may close before the removal's own turn: nothing may be written that nobody would remove.
  expect([puts.mock.calls, await idsOf(drafts)]).toEqual([[], []]);
});

test("S68 another user's drafts are never listed, nor their damaged ones", async () => {
  const browser = new FakeBrowser();
  await draftsOf(browser).write(draft());
  browser.storage.setItem(`${key}draft0000002`, browser.storage.getItem(`${key}draft0000001`)!.slice(0, 40));
  const found = await draftsOf(browser, "bob").list();
  expect(found).toEqual({ drafts: [], unreadable: [] });
});

test("S64 a damaged draft is listed with its text for download, and holds up no other", async () => {
  const browser = new FakeBrowser();
  await draftsOf(browser).write(draft());
  browser.storage.setItem(`${key}draft0000002`, '{"v":1,"userId":"ann","draf');
  browser.storage.setItem(`${key}draft0000003`, "null");
  const found = await draftsOf(browser).list();
  expect(found.drafts).toHaveLength(1);
  expect(found.unreadable.map((damaged) => [damaged.draftId, damaged.raw])).toEqual([
    ["draft0000002", '{"v":1,"userId":"ann","draf'],
    ["draft0000003", "null"],
  ]);
  await draftsOf(browser).remove("draft0000002");
  expect((await draftsOf(browser).list()).unreadable).toHaveLength(1);
});

test("S64 a draft that one layer has damaged is read from the other", async () => {
  const browser = new FakeBrowser();
  await draftsOf(browser).write(draft());
  browser.storage.setItem(`${key}draft0000001`, "{");
  expect(await draftsOf(browser).list()).toEqual({ drafts: [draft()], unreadable: [] });
});

test("S65 storage that is full or blocked is a state; one layer is enough", async () => {
  const browser = new FakeBrowser();
  browser.storage.quota = 100;
  expect(await draftsOf(browser).write(draft())).toBe("working");
  const without = new LocalDrafts(browser.storage, new ShimDatabase(null, browser.clock), fakeWork, "ann");
  expect(await without.write(draft())).toBe("full");
  browser.storage.isBlocked = true;
  expect(await without.write(draft())).toBe("blocked");
  expect(await without.list()).toEqual({ drafts: [], unreadable: [] });
});

test("S62 the text that a draft is based on is kept, and goes with it", async () => {
  const drafts = draftsOf(new FakeBrowser());
  await drafts.write(draft());
  await drafts.writeBase("draft0000001", { version: 3, content: '{"base":true}' });
  expect(await drafts.base("draft0000001")).toEqual({ version: 3, content: '{"base":true}' });
  await drafts.remove("draft0000001");
  expect(await drafts.base("draft0000001")).toBeNull();
});

test("S59 the lock says whether a draft's tab lives; it is tried for a second", async () => {
  const browser = new FakeBrowser();
  const [first, second] = [browser.openTab(), browser.openTab()];
  await holdDraft(first.environment, "draft0000001");
  expect(await heldDrafts(second.environment)).toEqual(new Set(["draft0000001"]));
  const refused = holdDraft(second.environment, "draft0000001");
  await browser.clock.advance(1_000);
  expect(await refused).toBeNull();
  const late = holdDraft(second.environment, "draft0000001");
  await browser.clock.advance(500);
  first.crash();
  await browser.clock.advance(100);
  expect(await late).not.toBeNull();
});
