import { expect, test } from "vitest";
import { heldDrafts, holdDraft } from "../../../src/Workbench/shim/drafts/draft-lock";
import { ShimDatabase } from "../../../src/Workbench/shim/drafts/indexed-db";
import { LocalDrafts } from "../../../src/Workbench/shim/drafts/local-drafts";
import { directWork, LARGE_TEXT_LENGTH, WorkerWork, type WorkerPort } from "../../../src/Workbench/shim/browser/text-work";
import { FakeBrowser, fakeWork } from "./fakes/browser";
import { draft as draftOf } from "./fakes/drafts";
import { bench, open, stored } from "./fakes/workbench";
import { shown } from "./fakes/words";

const draft = draftOf();

/** A database that opens, and whose transactions never come to an end. */
function endless(): IDBFactory {
  const store = { put: () => ({}), get: () => ({}), getAll: () => ({}), delete: () => ({}) };
  const database = { transaction: () => ({ objectStore: () => store }) };
  return {
    open: () => {
      const request: { result: object; onsuccess: () => void } = { result: database, onsuccess: () => {} };
      queueMicrotask(() => request.onsuccess());
      return request;
    },
  } as unknown as IDBFactory;
}

const silences: [string, () => IDBFactory][] = [
  ["whose opening is never answered", () => ({ open: () => new EventTarget() }) as unknown as IDBFactory],
  ["whose transactions never end", endless],
];

test.each(silences)("S123 a database %s is waited for once, and localStorage goes on alone", async (_, factory) => {
  const { clock, storage } = new FakeBrowser();
  const database = new ShimDatabase(factory(), clock);
  const drafts = new LocalDrafts(storage, database, fakeWork, "ann");
  const [written, listed] = [drafts.write(draft), drafts.list()];
  await clock.advance(1_999);
  expect(drafts.hasOneLayer).toBe(false);
  await clock.advance(1);
  expect([await written, (await listed).drafts, drafts.hasOneLayer]).toEqual(["working", [draft], true]);
  expect([await drafts.write({ ...draft, seq: 2 }), await drafts.base(draft.draftId)]).toEqual(["working", null]);
  await drafts.remove(draft.draftId);
  expect((await drafts.list()).drafts).toEqual([]);
});

test("S123 a database that wakes up late removes what was removed meanwhile", async () => {
  const browser = new FakeBrowser();
  const real = browser.indexedDB!;
  await new LocalDrafts(null, new ShimDatabase(real, browser.clock), fakeWork, "ann").write(draft);
  let wakeUp = (): void => {};
  const sleepy = {
    open: () => {
      const late: { onsuccess: () => void; result?: IDBDatabase } = { onsuccess: () => {} };
      wakeUp = () => {
        const request = real.open("webviz-portal");
        request.onsuccess = () => {
          late.result = request.result;
          late.onsuccess();
        };
      };
      return late;
    },
  } as unknown as IDBFactory;
  const drafts = new LocalDrafts(browser.storage, new ShimDatabase(sleepy, browser.clock), fakeWork, "ann");
  const listed = drafts.list();
  await browser.clock.advance(2_000);
  await listed;
  await drafts.remove(draft.draftId);
  wakeUp();
  await browser.clock.advance(0);
  expect((await new LocalDrafts(null, new ShimDatabase(real, browser.clock), fakeWork, "ann").list()).drafts).toEqual([]);
});

const insecure = new DOMException("no", "SecurityError");

test.each([
  ["silent", () => new Promise(() => {})],
  ["refusing", () => Promise.reject(insecure)],
  [
    "throwing",
    () => {
      throw insecure;
    },
  ],
  ["missing", null],
] as const)("S123 locks that are %s hold up nobody", async (_, answer) => {
  const browser = new FakeBrowser();
  const { environment } = browser.openTab();
  const tab = { ...environment, locks: answer && ({ request: answer, query: answer } as unknown as LockManager) };
  const held = heldDrafts(tab);
  await browser.clock.advance(1_000);
  expect(await held).toEqual(new Set());
  expect(await holdDraft(tab, "draft0000001")).not.toBeNull();
});

test("S123 a session opens, is edited and saved where nothing of the browser answers, and the view says so", async () => {
  const desk = bench();
  const database = new ShimDatabase(silences[0]![1](), desk.browser.clock);
  const never = (): Promise<never> => new Promise(() => {});
  const environment = { ...desk.context.environment, locks: { request: never, query: never } as unknown as LockManager };
  const drafts = new LocalDrafts(desk.browser.storage, database, fakeWork, "ann");
  const silent = { ...desk, context: { ...desk.context, environment, database, drafts } };
  const id = desk.server.add(stored(1));
  const session = await open(silent, id);
  desk.source.set(2);
  await desk.browser.clock.advance(1_300);
  expect(desk.browser.storage.values.size).toBe(1);
  const saving = session.save();
  await desk.browser.clock.advance(3_000);
  expect([(await saving).kind, shown(session).status.word, session.view.hasOneLayer, desk.browser.storage.values.size]).toEqual([
    "saved",
    "Saved",
    true,
    0,
  ]);
});

test("S123 what a worker leaves unanswered is done in the page", async () => {
  const { clock } = new FakeBrowser();
  let isTerminated = false;
  const worker = {
    postMessage: () => {},
    terminate: () => {
      isTerminated = true;
    },
    onmessage: null,
    onerror: null,
  } as WorkerPort;
  const work = new WorkerWork(() => worker, clock);
  const text = "x".repeat(LARGE_TEXT_LENGTH);
  const hash = work.hash(text);
  await clock.advance(2_000);
  expect([await hash, isTerminated]).toEqual([await directWork.hash(text), true]);
});
