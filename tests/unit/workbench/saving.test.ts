import { expect, test } from "vitest";
import { canonicalForms, canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { AUTO_SAVE_DEBOUNCE_MS } from "../../../src/Workbench/shim/constants";
import { settled } from "./fakes/clock";
import { bench, benchWithSession, contentWith, draftsIn, edit, open, stored } from "./fakes/workbench";
import { shown } from "./fakes/words";

test("S97 a session that was opened and not touched is not changed, whoever wrote it", async () => {
  const desk = await benchWithSession();
  await desk.browser.clock.advance(60_000);
  expect(shown(desk.session)).toMatchObject({ isChanged: false, canSave: false, status: { word: "Saved", version: 1 } });
  expect(await desk.session.save()).toEqual({ kind: "unchanged" });
  expect(await draftsIn(desk)).toEqual([]);
});

test("S97 a workbench that reads its content otherwise than it was written is untouched, too", async () => {
  const desk = bench();
  const load = desk.source.load.bind(desk.source);
  desk.source.load = (content) => load({ ...content, settings: { ...content.settings, added: "default" } });
  const id = desk.server.add(stored(1));
  const session = await open(desk, id);
  await desk.browser.clock.advance(AUTO_SAVE_DEBOUNCE_MS);
  expect(session.view.isChanged).toBe(false);
  await session.saveAs({ title: "Copy", description: null });
  expect(desk.server.current(session.view.sessionId!).content).toBe(stored(1));
});

test("S33 an edit is shown within half a second and can be saved", async () => {
  const desk = await benchWithSession();
  desk.source.set(2);
  await desk.browser.clock.advance(500);
  expect(shown(desk.session)).toMatchObject({ isChanged: true, canSave: true, status: { word: "Changed", version: 1 } });
});

test("S34 a save stores the canonical text, stands on the server's version, and its draft goes", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  expect(await draftsIn(desk)).toHaveLength(1);
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  const { content, version, updatedAt } = desk.server.current(desk.id);
  expect([content, version]).toEqual([canonicalText(contentWith(2)), 2]);
  expect(shown(desk.session)).toMatchObject({ isChanged: false, version: 2, status: { word: "Saved", at: updatedAt, version: 2 } });
  expect(await draftsIn(desk)).toEqual([]);
});

test("S35 an edit during a save stays changed, is in the draft, and another save stores it", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  const release = desk.server.hold("PUT");
  const saving = desk.session.save();
  await settled();
  expect(shown(desk.session).status.word).toBe("Saving");
  desk.source.set(3);
  release();
  expect(await saving).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id).content).toBe(canonicalText(contentWith(2)));
  expect(shown(desk.session).status.word).toBe("Changed");
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 3, base: 2 })]);
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id).content).toBe(canonicalText(contentWith(3)));
});

test("S35 a title edited during a save stays changed", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  const release = desk.server.hold("PUT");
  const saving = desk.session.save();
  await settled();
  await desk.session.editCaption({ title: "Later", description: null });
  release();
  await saving;
  expect([desk.session.view.title, desk.session.view.isChanged, desk.server.current(desk.id).title]).toEqual(["Later", true, "Drogon"]);
});

test("S36 save pressed often while saving makes one follow-up, and a request only if something changed", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  const release = desk.server.hold("PUT");
  const first = desk.session.save();
  await settled();
  const all = [first, desk.session.save(), desk.session.save()];
  release();
  expect(await Promise.all(all)).toEqual([{ kind: "saved" }, { kind: "unchanged" }, { kind: "unchanged" }]);
  expect(desk.server.count("PUT")).toBe(1);
});

test("S36 a server in trouble gets one follow-up, however often save was pressed", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  let fail = (): void => {};
  const failing = new Promise<void>((resolve) => {
    fail = resolve;
  });
  desk.server.fault = (seen) => (seen.method === "PUT" ? failing.then(() => new Response("<html>", { status: 502 })) : undefined);
  const first = desk.session.save();
  await settled();
  const all = [first, desk.session.save(), desk.session.save(), desk.session.save()];
  fail();
  await Promise.all(all);
  expect(desk.server.count("PUT")).toBe(2);
});

test("S36 the follow-up stores what was edited meanwhile", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  const release = desk.server.hold("PUT");
  const first = desk.session.save();
  await settled();
  desk.source.set(3);
  const second = desk.session.save();
  release();
  expect([await first, await second]).toEqual([{ kind: "saved" }, { kind: "saved" }]);
  expect(desk.server.current(desk.id)).toMatchObject({ content: canonicalText(contentWith(3)), version: 3 });
  expect(desk.session.view.isChanged).toBe(false);
});

test("S34 each edit is serialized once and hashed once, however many need it", async () => {
  const desk = await benchWithSession();
  const hashed: string[] = [];
  const { hash } = desk.context.work;
  desk.context.work.hash = (text) => (hashed.push(text), hash(text));
  desk.source.reads = 0;
  await edit(desk, 2);
  await desk.session.save();
  const { text, stateText } = canonicalForms(contentWith(2));
  expect([desk.source.reads, hashed]).toEqual([1, [text, stateText]]);
});

test("S41 saving title and description alone sends no content, and changes of the content stay as they are", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  expect(await desk.session.saveCaption({ title: " Renamed ", description: "" })).toEqual({ kind: "saved" });
  expect(desk.server.seen.at(-1)!.body).toEqual({ title: "Renamed" });
  expect(desk.server.current(desk.id)).toMatchObject({ title: "Renamed", content: stored(1), version: 2 });
  expect(shown(desk.session)).toMatchObject({ isChanged: true, status: { word: "Changed" } });
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 2, base: 2, title: "Renamed" })]);
  await desk.session.save();
  expect(desk.server.seen.at(-1)!.body).toEqual({ content: canonicalText(contentWith(2)) });
});

test("S42 a title that could not be saved is a change, and in the draft", async () => {
  const desk = await benchWithSession();
  desk.server.breakLine("PUT");
  expect((await desk.session.saveCaption({ title: "Renamed", description: null })).kind).toBe("offline");
  expect(desk.session.view).toMatchObject({ isChanged: true, title: "Renamed" });
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ title: "Renamed", value: 1 })]);
});
