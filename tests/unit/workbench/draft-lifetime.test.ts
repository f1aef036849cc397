import { expect, test } from "vitest";
import { openNew } from "../../../src/Workbench/shim/session/opened-session";
import { settled } from "./fakes/clock";
import { bench, benchWithSession, contentWith, draftsIn, open } from "./fakes/workbench";
import { shown } from "./fakes/words";

const title = { title: "New session", description: null };

test("S23 an untouched new session has nothing to lose and leaves no draft", async () => {
  const desk = bench();
  const { session } = await openNew(desk.context, contentWith(0), title, "draft0000001");
  await desk.browser.clock.advance(10_000);
  expect([session.hasSomethingToLose, shown(session).status.word]).toEqual([false, "Not saved yet"]);
  desk.tab.close();
  expect(await draftsIn(desk)).toEqual([]);
});

test("S23 a session that is closed right after it opened leaves no draft", async () => {
  const desk = await benchWithSession();
  desk.source.show(desk.source.content);
  desk.tab.close();
  expect(await draftsIn(desk)).toEqual([]);
});

test("S37 a change that is taken back exactly leaves neither change nor draft", async () => {
  const desk = await benchWithSession();
  desk.source.set(2);
  await desk.browser.clock.advance(200);
  expect(await draftsIn(desk)).toHaveLength(1);
  desk.source.set(1);
  await desk.browser.clock.advance(200);
  expect(shown(desk.session)).toMatchObject({ isChanged: false, status: { word: "Saved" } });
  expect(await draftsIn(desk)).toEqual([]);
});

test("S60 a clean tab that closes leaves the dirty tab's draft of the same session", async () => {
  const dirty = await benchWithSession();
  const clean = bench(dirty);
  const session = await open(clean, dirty.id);
  dirty.source.set(2);
  await dirty.browser.clock.advance(200);
  clean.tab.close();
  await session.discard();
  expect(await draftsIn(dirty)).toEqual([expect.objectContaining({ value: 2 })]);
});

test("S37 an edit made while a taken-back change is being hashed keeps its draft", async () => {
  const desk = await benchWithSession();
  desk.source.set(2);
  await desk.browser.clock.advance(200);
  let finish = (): void => {};
  const { hash } = desk.context.work;
  desk.context.work.hash = (text) =>
    new Promise((resolve) => {
      finish = () => void hash(text).then(resolve);
    });
  desk.source.set(1);
  await desk.browser.clock.advance(200);
  desk.context.work.hash = hash;
  desk.source.set(3);
  finish();
  await settled();
  expect(await draftsIn(desk)).toHaveLength(1);
  expect(desk.session.hasSomethingToLose).toBe(true);
});

test("S67 closing while an edit is being hashed brings no draft back", async () => {
  const desk = await benchWithSession();
  let finish = (): void => {};
  const { hash } = desk.context.work;
  desk.context.work.hash = (text) =>
    new Promise((resolve) => {
      finish = () => void hash(text).then(resolve);
    });
  desk.source.set(2);
  await desk.browser.clock.advance(200);
  await desk.session.discard();
  finish();
  await settled();
  desk.tab.close();
  expect(await draftsIn(desk)).toEqual([]);
});

test("S67 don't save leaves no draft, and nothing brings it back", async () => {
  const desk = await benchWithSession();
  desk.source.set(2);
  await desk.browser.clock.advance(200);
  desk.source.set(3);
  await desk.session.discard();
  desk.tab.close();
  await desk.browser.clock.advance(10_000);
  expect([await draftsIn(desk), desk.session.hasSomethingToLose]).toEqual([[], false]);
});
