import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { MAX_CONTENT_SIZE_BYTES } from "../../../src/Workbench/shim/constants";
import { openNew } from "../../../src/Workbench/shim/session/opened-session";
import { findRecovery } from "../../../src/Workbench/shim/drafts/recovery";
import { settled } from "./fakes/clock";
import { bench, benchWithSession, contentWith, draftsIn, edit, recover, type Bench } from "./fakes/workbench";
import { said, shown } from "./fakes/words";

const title = { title: "Drogon", description: null };

async function setUpNew() {
  const desk = bench();
  const { session } = await openNew(desk.context, contentWith(0), { title: "New session", description: null }, "draft0000001");
  return { ...desk, session };
}

/** A never-saved session whose first save reached the server, recovered from a tab that died before it heard of that. */
async function recoverFirstSave(wait: number, edited?: number) {
  const desk = await setUpNew();
  await edit(desk, 7);
  desk.server.loseAnswers("POST");
  void desk.session.saveAs(title);
  await settled();
  await desk.browser.clock.advance(wait);
  if (edited !== undefined) await edit(desk, edited);
  desk.tab.crash();
  desk.server.fault = null;
  const fresh = bench(desk);
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  return { ...fresh, session: await recover(fresh, offer!.draft.draftId) };
}

test("S24 the first save makes the session, in place", async () => {
  const desk = await setUpNew();
  await edit(desk, 1);
  expect(shown(desk.session).status.word).toBe("Not saved yet");
  expect(await desk.session.save()).toEqual({ kind: "needs-title" });
  expect(await desk.session.saveAs(title)).toEqual({ kind: "saved" });
  expect(shown(desk.session)).toMatchObject({
    sessionId: "server000001",
    title: "Drogon",
    version: 1,
    isChanged: false,
    status: { word: "Saved" },
  });
  expect(desk.source.loads).toBe(1);
  expect(await draftsIn(desk)).toEqual([]);
});

test.each([
  ["no contact", (desk: Bench) => desk.server.breakLine("POST"), "offline"],
  [
    "an internal error",
    (desk: Bench) => {
      desk.server.fault = () => new Response("<html>", { status: 500 });
    },
    "unavailable",
  ],
  [
    "signed out",
    (desk: Bench) => {
      desk.server.isSignedIn = false;
    },
    "signed-out",
  ],
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
  desk.server.loseAnswers("POST");
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

test.each([
  ["after the last try", 30_000],
  ["before the next try", 0],
])("S26 a first save whose answer was lost makes one session, also when its tab dies %s", async (_when, wait) => {
  const desk = await recoverFirstSave(wait);
  expect(await desk.session.saveAs({ title: "Better name", description: null })).toEqual({ kind: "saved" });
  expect(desk.server.sessions.size).toBe(1);
  expect(desk.server.current("server000001")).toMatchObject({ title: "Better name", content: canonicalText(contentWith(7)) });
  expect(desk.session.view).toMatchObject({ isChanged: false, title: "Better name" });
  expect(await draftsIn(desk)).toEqual([]);
});

test("S26 work that was edited after such a save and before its tab died is saved as a session of its own", async () => {
  const { session, server } = await recoverFirstSave(0, 8);
  expect(await session.saveAs({ title: "Better name", description: null })).toEqual({ kind: "saved" });
  expect([...server.sessions.keys()].map((id) => server.current(id).content)).toEqual([
    canonicalText(contentWith(7)),
    canonicalText(contentWith(8)),
  ]);
});

test.each(["save", "snapshot", "save as"])("S38 content over the limit is not sent: %s", async (way) => {
  const desk = await benchWithSession();
  desk.source.show(contentWith(1, { big: "x".repeat(MAX_CONTENT_SIZE_BYTES) }));
  const before = desk.server.seen.length;
  const save = {
    "save": () => desk.session.save(),
    "snapshot": () => desk.session.createSnapshot(title),
    "save as": () => desk.session.saveAs(title),
  }[way]!;
  const result = said(await save());
  expect(result).toMatchObject({ kind: "too-large", allowed: MAX_CONTENT_SIZE_BYTES, message: expect.stringContaining("of 1.5 MB") });
  expect("actual" in result && result.actual).toBe(desk.session.view.sizeBytes);
  expect(desk.server.seen).toHaveLength(before);
});

test("S38 content of exactly the limit is sent, measured compact and in UTF-8", async () => {
  const desk = await benchWithSession();
  const rest = canonicalText(contentWith(1, { big: "" })).length;
  const big = "Æ".repeat(Math.floor((MAX_CONTENT_SIZE_BYTES - rest) / 2)) + "x".repeat((MAX_CONTENT_SIZE_BYTES - rest) % 2);
  desk.source.show(contentWith(1, { big }));
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.session.view.sizeBytes).toBe(MAX_CONTENT_SIZE_BYTES);
});

test("S25 a title that breaks the rules is refused before anything is sent", async () => {
  const desk = await setUpNew();
  expect(said(await desk.session.saveAs({ title: "  ", description: null }))).toMatchObject({
    kind: "rejected",
    message: "The title must not be empty.",
  });
  expect(desk.server.seen).toHaveLength(0);
});
