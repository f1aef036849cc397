import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { ShimDatabase } from "../../../src/Workbench/shim/drafts/indexed-db";
import { LocalDrafts } from "../../../src/Workbench/shim/drafts/local-drafts";
import { openTemplate } from "../../../src/Workbench/shim/session/opened-session";
import { bench, benchWithSession, contentWith, draftsIn, open, stored } from "./fakes/workbench";
import { shown } from "./fakes/words";

const title = { title: "New session", description: null };

test("S66 a burst of edits is written once, with its last state, when 200 ms pass without one", async () => {
  const desk = await benchWithSession();
  for (let value = 2; value < 12; value++) {
    desk.source.set(value);
    await desk.browser.clock.advance(150);
  }
  expect(await draftsIn(desk)).toEqual([]);
  await desk.browser.clock.advance(50);
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 11 })]);
  expect(desk.browser.storage.writes).toBe(1);
});

test("S66 a burst without a pause is in the draft every two seconds", async () => {
  const desk = await benchWithSession();
  for (let value = 2; value < 32; value++) {
    desk.source.set(value);
    await desk.browser.clock.advance(150);
  }
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 29 })]);
  expect(desk.browser.storage.writes).toBe(2);
});

test("S66 a burst of edits that come faster than they are hashed is in the draft all the same", async () => {
  const desk = await benchWithSession();
  const { hash } = desk.context.work;
  desk.context.work.hash = async (text) => {
    await new Promise<void>((resolve) => void desk.browser.clock.after(100, resolve));
    return hash(text);
  };
  for (let value = 2; value < 102; value++) {
    desk.source.set(value);
    await desk.browser.clock.advance(30);
  }
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 68 })]);
});

test("S66 an edit 100 ms before the tab closes is in the draft, and leaving is asked about", async () => {
  const desk = await benchWithSession();
  desk.source.set(2);
  await desk.browser.clock.advance(100);
  expect(desk.session.hasSomethingToLose).toBe(true);
  desk.tab.close();
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 2, hash: null })]);
});

test("S66 an edit right before the page is hidden is in the draft at once", async () => {
  const desk = await benchWithSession();
  desk.source.set(2);
  desk.tab.hide();
  expect([...desk.browser.storage.values.values()].map((text) => (JSON.parse(text) as { content: string }).content)).toEqual([
    canonicalText(contentWith(2)),
  ]);
});

test("S66 an edit made while the session is still opening counts", async () => {
  const desk = bench();
  const id = desk.server.add(stored(1));
  const load = desk.source.load.bind(desk.source);
  desk.source.load = (content) => {
    load(content);
    queueMicrotask(() => desk.source.set(2));
  };
  const session = await open(desk, id);
  await desk.browser.clock.advance(200);
  expect(session.view.isChanged).toBe(true);
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 2 })]);
});

test("S31 a session from a template is in its draft at once, without any edit", async () => {
  const desk = bench();
  const { session } = await openTemplate(desk.context, contentWith(5), title, "draft0000001");
  desk.tab.crash();
  expect(session.hasSomethingToLose).toBe(true);
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 5, base: null })]);
});

test("S42 an edit of the title alone is in the draft at once", async () => {
  const desk = await benchWithSession();
  await desk.session.editCaption({ title: "Renamed", description: null });
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ title: "Renamed" })]);
});

test("S66 an edit that could not be hashed is still something to lose, and in the draft on closing", async () => {
  const desk = await benchWithSession();
  desk.context.work.hash = () => Promise.reject(new TypeError("no memory"));
  desk.source.set(2);
  await desk.browser.clock.advance(200);
  expect([desk.session.hasSomethingToLose, shown(desk.session).failure?.message]).toEqual([true, expect.stringContaining("no memory")]);
  desk.tab.close();
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 2 })]);
});

test("S65 full and blocked storage are shown for as long as they last", async () => {
  const desk = bench();
  desk.context.drafts = new LocalDrafts(desk.browser.storage, new ShimDatabase(null, desk.browser.clock), desk.context.work, "ann");
  const session = await open(desk, desk.server.add(stored(1)));
  desk.browser.storage.quota = 10;
  desk.source.set(2);
  await desk.browser.clock.advance(200);
  expect(shown(session)).toMatchObject({ storage: "full", status: { word: "Storage full" } });
  desk.browser.storage.isBlocked = true;
  desk.source.set(3);
  await desk.browser.clock.advance(200);
  expect(session.view.storage).toBe("blocked");
  [desk.browser.storage.isBlocked, desk.browser.storage.quota] = [false, 5_000_000];
  desk.source.set(4);
  await desk.browser.clock.advance(200);
  expect(shown(session)).toMatchObject({ storage: "working", status: { word: "Changed" } });
});

test("S68 two workbenches side by side do not know each other", async () => {
  const [one, other] = [await benchWithSession(), await benchWithSession()];
  one.source.set(2);
  await one.browser.clock.advance(200);
  await other.browser.clock.advance(200);
  expect([one.session.view.isChanged, other.session.view.isChanged]).toEqual([true, false]);
  expect(await draftsIn(other)).toEqual([]);
});
