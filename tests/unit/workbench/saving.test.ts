import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Portal.Web/Workbench/shim/canonical";
import { MAX_CONTENT_SIZE_BYTES } from "../../../src/Portal.Web/Workbench/shim/constants";
import { openNew } from "../../../src/Portal.Web/Workbench/shim/opening";
import { bench, contentWith, draftsIn, open, stored, type Bench } from "./fakes/workbench";
import { settled } from "./fakes/clock";

const debounce = 200;
const title = { title: "Drogon", description: null };

async function setUp() {
  const desk = bench();
  const id = desk.server.add(stored(1));
  const session = await open(desk, id);
  return { ...desk, id, session };
}

async function setUpNew() {
  const desk = bench();
  const { session } = await openNew(desk.context, contentWith(0), { title: "New session", description: null }, "draft0000001");
  return { ...desk, session };
}

async function edit({ browser, source }: Bench, value: number): Promise<void> {
  source.set(value);
  await browser.clock.advance(debounce);
}

test("S97 a session that was opened and not touched is not changed, whoever wrote it", async () => {
  const desk = await setUp();
  await desk.browser.clock.advance(60_000);
  expect(desk.session.view).toMatchObject({ isChanged: false, canSave: false, status: { word: "Saved", version: 1 } });
  expect(await desk.session.save()).toEqual({ kind: "unchanged" });
  expect(await draftsIn(desk)).toEqual([]);
});

test("S97 a workbench that reads its content otherwise than it was written is untouched, too", async () => {
  const desk = bench();
  const load = desk.source.load.bind(desk.source);
  desk.source.load = (content) => load({ ...content, settings: { ...content.settings, added: "default" } });
  const id = desk.server.add(stored(1));
  const session = await open(desk, id);
  await desk.browser.clock.advance(debounce);
  expect(session.view.isChanged).toBe(false);
  await session.saveAs({ title: "Copy", description: null });
  expect(desk.server.current(session.view.sessionId!).content).toBe(stored(1));
});

test("S33 an edit is shown within half a second and can be saved", async () => {
  const desk = await setUp();
  desk.source.set(2);
  await desk.browser.clock.advance(500);
  expect(desk.session.view).toMatchObject({ isChanged: true, canSave: true, status: { word: "Changed", version: 1 } });
});

test("S34 a save stores the canonical text, stands on the server's version, and its draft goes", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  expect(await draftsIn(desk)).toHaveLength(1);
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  const { content, version, updatedAt } = desk.server.current(desk.id);
  expect([content, version]).toEqual([canonicalText(contentWith(2)), 2]);
  expect(desk.session.view).toMatchObject({ isChanged: false, version: 2, status: { word: "Saved", at: updatedAt, version: 2 } });
  expect(await draftsIn(desk)).toEqual([]);
});

test("S35 an edit during a save stays changed, is in the draft, and another save stores it", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  const release = desk.server.hold("PUT");
  const saving = desk.session.save();
  await settled();
  expect(desk.session.view.status.word).toBe("Saving");
  desk.source.set(3);
  release();
  expect(await saving).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id).content).toBe(canonicalText(contentWith(2)));
  expect(desk.session.view.status.word).toBe("Changed");
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 3, base: 2 })]);
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id).content).toBe(canonicalText(contentWith(3)));
});

test("S35 a title edited during a save stays changed", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  const release = desk.server.hold("PUT");
  const saving = desk.session.save();
  await settled();
  await desk.session.editMetadata({ title: "Later", description: null });
  release();
  await saving;
  expect([desk.session.view.title, desk.session.view.isChanged, desk.server.current(desk.id).title]).toEqual(["Later", true, "Drogon"]);
});

test("S36 save pressed often while saving makes one follow-up, and a request only if something changed", async () => {
  const desk = await setUp();
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
  const desk = await setUp();
  await edit(desk, 2);
  let fail = (): void => {};
  const failing = new Promise<void>((resolve) => { fail = resolve; });
  desk.server.fault = (seen) => (seen.method === "PUT" ? failing.then(() => new Response("<html>", { status: 502 })) : undefined);
  const first = desk.session.save();
  await settled();
  const all = [first, desk.session.save(), desk.session.save(), desk.session.save()];
  fail();
  await Promise.all(all);
  expect(desk.server.count("PUT")).toBe(2);
});

test("S36 the follow-up stores what was edited meanwhile", async () => {
  const desk = await setUp();
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
  const desk = await setUp();
  let hashes = 0;
  const { hash } = desk.context.work;
  desk.context.work.hash = (text) => (hashes++, hash(text));
  desk.source.reads = 0;
  await edit(desk, 2);
  await desk.session.save();
  expect([desk.source.reads, hashes]).toEqual([1, 1]);
});

test("S24 the first save makes the session, in place", async () => {
  const desk = await setUpNew();
  await edit(desk, 1);
  expect(desk.session.view.status.word).toBe("Not saved yet");
  expect(await desk.session.save()).toEqual({ kind: "needs-title" });
  expect(await desk.session.saveAs(title)).toEqual({ kind: "saved" });
  expect(desk.session.view).toMatchObject({ sessionId: "server000001", title: "Drogon", version: 1, isChanged: false, status: { word: "Saved" } });
  expect(desk.source.loads).toBe(1);
  expect(await draftsIn(desk)).toEqual([]);
});

test.each([
  ["no contact", (desk: Bench) => desk.server.breakLine("POST"), "offline"],
  ["an internal error", (desk: Bench) => { desk.server.fault = () => new Response("<html>", { status: 500 }); }, "unavailable"],
  ["signed out", (desk: Bench) => { desk.server.isSignedIn = false; }, "signed-out"],
])("S26 a first save that fails (%s) keeps everything, and trying again stores the full content", async (_name, breakIt, kind) => {
  const desk = await setUpNew();
  await edit(desk, 7);
  breakIt(desk);
  const failing = desk.session.saveAs(title);
  await desk.browser.clock.advance(30_000);
  expect((await failing).kind).toBe(kind);
  expect([desk.source.value, desk.source.loads, desk.session.view.sessionId]).toEqual([7, 1, null]);
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 7 })]);
  desk.server.fault = null;
  desk.server.isSignedIn = true;
  expect(await desk.session.saveAs(title)).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.session.view.sessionId!).content).toBe(canonicalText(contentWith(7)));
});

test("S26 a first save whose answers are lost makes one session, also when more was edited before trying again", async () => {
  const desk = await setUpNew();
  await edit(desk, 7);
  desk.server.fault = (seen, answer) => (seen.method === "POST" ? (answer(), Promise.reject(new TypeError("Failed to fetch"))) : undefined);
  const failing = desk.session.saveAs(title);
  await desk.browser.clock.advance(30_000);
  expect((await failing).kind).toBe("offline");
  desk.server.fault = null;
  await edit(desk, 8);
  expect(await desk.session.saveAs({ title: "Better name", description: null })).toEqual({ kind: "saved" });
  expect(desk.server.sessions.size).toBe(1);
  expect(desk.server.current("server000001")).toMatchObject({ title: "Better name", content: canonicalText(contentWith(8)) });
  expect(desk.session.view).toMatchObject({ isChanged: false, title: "Better name" });
});

test("S27 a Save As that fails leaves the session what it was, and it can be saved", async () => {
  const desk = await setUp();
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
  const desk = await setUp();
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
  const desk = await setUp();
  await desk.session.createSnapshot({ title: "Shot", description: null });
  await desk.session.saveAs({ title: "Copy", description: null });
  expect([...desk.server.snapshots.values()][0]).toMatchObject({ content: stored(1), sourceSessionId: desk.id });
  expect(desk.server.current(desk.session.view.sessionId!).content).toBe(stored(1));
});

test("S69 a snapshot has what is on the screen, and the session stays unsaved", async () => {
  const desk = await setUp();
  desk.source.set(2);
  const made = await desk.session.createSnapshot({ title: "Shot", description: null });
  expect(made.kind).toBe("created");
  expect([...desk.server.snapshots.values()][0]!.content).toBe(canonicalText(contentWith(2)));
  expect(desk.session.view).toMatchObject({ isChanged: true, version: 1 });
});

test("S72 a snapshot whose answer was lost is made once when it is tried again", async () => {
  const desk = await setUp();
  desk.server.fault = (seen, answer) => (seen.method === "POST" ? (answer(), Promise.reject(new TypeError("Failed to fetch"))) : undefined);
  const failing = desk.session.createSnapshot({ title: "Shot", description: null });
  await desk.browser.clock.advance(30_000);
  expect((await failing).kind).toBe("offline");
  desk.server.fault = null;
  expect((await desk.session.createSnapshot({ title: "Shot", description: null })).kind).toBe("created");
  expect(desk.server.snapshots.size).toBe(1);
});

test.each(["save", "snapshot", "save as"])("S38 content over the limit is not sent: %s", async (way) => {
  const desk = await setUp();
  desk.source.show(contentWith(1, { big: "x".repeat(MAX_CONTENT_SIZE_BYTES) }));
  const before = desk.server.seen.length;
  const save = { save: () => desk.session.save(), snapshot: () => desk.session.createSnapshot(title), "save as": () => desk.session.saveAs(title) }[way]!;
  const result = await save();
  expect(result).toMatchObject({ kind: "too-large", allowed: MAX_CONTENT_SIZE_BYTES, message: expect.stringContaining("of 1.5 MB") });
  expect("actual" in result && result.actual).toBe(desk.session.view.sizeBytes);
  expect(desk.server.seen).toHaveLength(before);
});

test("S38 content of exactly the limit is sent, measured compact and in UTF-8", async () => {
  const desk = await setUp();
  const rest = canonicalText(contentWith(1, { big: "" })).length;
  const big = "Æ".repeat(Math.floor((MAX_CONTENT_SIZE_BYTES - rest) / 2)) + "x".repeat((MAX_CONTENT_SIZE_BYTES - rest) % 2);
  desk.source.show(contentWith(1, { big }));
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.session.view.sizeBytes).toBe(MAX_CONTENT_SIZE_BYTES);
});

test("S41 saving title and description alone sends no content, and changes of the content stay as they are", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  expect(await desk.session.saveMetadata({ title: " Renamed ", description: "" })).toEqual({ kind: "saved" });
  expect(desk.server.seen.at(-1)!.body).toEqual({ title: "Renamed" });
  expect(desk.server.current(desk.id)).toMatchObject({ title: "Renamed", content: stored(1), version: 2 });
  expect(desk.session.view).toMatchObject({ isChanged: true, status: { word: "Changed" } });
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 2, base: 2, title: "Renamed" })]);
  await desk.session.save();
  expect(desk.server.seen.at(-1)!.body).toEqual({ content: canonicalText(contentWith(2)) });
});

test("S42 a title that could not be saved is a change, and in the draft", async () => {
  const desk = await setUp();
  desk.server.breakLine("PUT");
  expect((await desk.session.saveMetadata({ title: "Renamed", description: null })).kind).toBe("offline");
  expect(desk.session.view).toMatchObject({ isChanged: true, title: "Renamed" });
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ title: "Renamed", value: 1 })]);
});

test("S25 a title that breaks the rules is refused before anything is sent", async () => {
  const desk = await setUpNew();
  expect(await desk.session.saveAs({ title: "  ", description: null })).toMatchObject({ kind: "rejected", message: "The title must not be empty." });
  expect(desk.server.seen).toHaveLength(0);
});

test("S43 an expired sign-in asks, and the save goes through with the same work", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.isSignedIn = false;
  desk.signIns.push(() => {
    desk.server.isSignedIn = true;
    return Promise.resolve(true);
  });
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id).content).toBe(canonicalText(contentWith(2)));
});

test("S43 whoever does not sign in again keeps the work here", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.isSignedIn = false;
  expect((await desk.session.save()).kind).toBe("signed-out");
  expect(desk.session.view).toMatchObject({ isChanged: true, status: { word: "On this device only" } });
  expect(await draftsIn(desk)).toHaveLength(1);
});

test("S39 a save without contact says so, keeps the draft, and is done by itself when the contact is back", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.breakLine();
  expect((await desk.session.save()).kind).toBe("offline");
  expect(desk.session.view.status.word).toBe("Offline, will retry");
  await desk.browser.clock.advance(20_000);
  desk.server.fault = null;
  desk.tab.window.dispatchEvent(new Event("online"));
  await settled();
  expect(desk.session.view).toMatchObject({ isChanged: false, failure: null, status: { word: "Saved", version: 2 } });
});

test("S40 a save that the server could not do is not repeated by itself; trying again repeats it", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.fault = (seen) => (seen.method === "PUT" ? new Response("<html>", { status: 502 }) : undefined);
  const result = await desk.session.save();
  expect(result).toMatchObject({ kind: "unavailable", message: expect.stringContaining("502") });
  expect(desk.session.view.status.word).toBe("On this device only");
  await desk.browser.clock.advance(120_000);
  expect(desk.server.count("PUT")).toBe(1);
  desk.server.fault = null;
  expect(await desk.session.save()).toEqual({ kind: "saved" });
});

test("S34 a save whose answer was lost is recognised as our own, and is no conflict", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.loseAnswer("PUT");
  expect((await desk.session.save()).kind).toBe("offline");
  expect(desk.server.current(desk.id).version).toBe(2);
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.session.view).toMatchObject({ version: 2, isChanged: false, newest: null });
});

test("S34 a lost answer is recognised also when more was edited since, and by looking", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.loseAnswer("PUT");
  await desk.session.save();
  await edit(desk, 3);
  await desk.session.lookNow();
  expect(desk.session.view).toMatchObject({ version: 2, newest: null, status: { word: "Changed" } });
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id)).toMatchObject({ version: 3, content: canonicalText(contentWith(3)) });
});

test("S48 another's save right after a lost one of ours is a conflict all the same", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.breakLine("PUT");
  await desk.session.save();
  desk.server.fault = null;
  desk.server.change(desk.id, { content: canonicalText(contentWith(9)) });
  expect((await desk.session.save()).kind).toBe("conflict");
  expect(desk.server.current(desk.id).version).toBe(2);
});

test("S34 an answer with another hash than was sent is no success", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.server.fault = (seen, answer) => (seen.method !== "PUT" ? undefined : answer().json().then((body: { metadata: object }) =>
    new Response(JSON.stringify({ ...body, metadata: { ...body.metadata, contentHash: "0".repeat(64) } }))));
  expect((await desk.session.save()).kind).toBe("unavailable");
  expect(desk.session.view.isChanged).toBe(true);
  expect(await draftsIn(desk)).toHaveLength(1);
});

test("S86 a workbench that cannot be read is neither sent nor written over its draft", async () => {
  const desk = await setUp();
  await edit(desk, 2);
  desk.source.isBroken = true;
  await edit(desk, 3);
  const result = await desk.session.save();
  expect(result).toMatchObject({ kind: "rejected", message: expect.stringContaining("could not be read") });
  expect(desk.server.count("PUT")).toBe(0);
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 2 })]);
});
