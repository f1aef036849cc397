import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { benchWithSession, contentWith, edit, stored } from "./fakes/workbench";

test("S27 a Save As that fails leaves the session what it was, and it can be saved", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.breakLine("POST");
  const failing = desk.session.saveAs({ title: "Copy", description: null });
  await desk.browser.clock.advance(30_000);
  expect((await failing).kind).toBe("offline");
  expect(desk.session.view).toMatchObject({ sessionId: desk.id, title: "Drogon", version: 1, isChanged: true });
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id).content).toBe(canonicalText(contentWith(2)));
});

test("S28 after Save As the work is in the copy, and the original is untouched", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  await desk.session.saveAs({ title: "Copy", description: "of it" });
  const copy = desk.session.view.sessionId!;
  expect(copy).not.toBe(desk.id);
  expect(desk.session.view).toMatchObject({ title: "Copy", version: 1, isChanged: false });
  expect(desk.server.current(desk.id)).toMatchObject({ content: stored(1), version: 1 });
  await edit(desk, 3);
  await desk.session.save();
  expect([desk.server.current(copy).version, desk.server.current(desk.id).version]).toEqual([2, 1]);
});

test("S28 Save As and snapshots of an untouched session send the original text byte for byte", async () => {
  const desk = await benchWithSession();
  await desk.session.createSnapshot({ title: "Shot", description: null });
  await desk.session.saveAs({ title: "Copy", description: null });
  expect([...desk.server.snapshots.values()][0]).toMatchObject({ content: stored(1), sourceSessionId: desk.id });
  expect(desk.server.current(desk.session.view.sessionId!).content).toBe(stored(1));
});

test("S69 a snapshot has what is on the screen, and the session stays unsaved", async () => {
  const desk = await benchWithSession();
  desk.source.set(2);
  const made = await desk.session.createSnapshot({ title: "Shot", description: null });
  expect(made.kind).toBe("created");
  expect([...desk.server.snapshots.values()][0]!.content).toBe(canonicalText(contentWith(2)));
  expect(desk.session.view).toMatchObject({ isChanged: true, version: 1 });
});

test("S72 a snapshot whose answer was lost is made once when it is tried again", async () => {
  const desk = await benchWithSession();
  desk.server.loseAnswers("POST");
  const failing = desk.session.createSnapshot({ title: "Shot", description: null });
  await desk.browser.clock.advance(30_000);
  expect((await failing).kind).toBe("offline");
  desk.server.fault = null;
  expect((await desk.session.createSnapshot({ title: "Shot", description: null })).kind).toBe("created");
  expect(desk.server.snapshots.size).toBe(1);
});
