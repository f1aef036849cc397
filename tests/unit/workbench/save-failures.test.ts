import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { settled } from "./fakes/clock";
import { benchWithSession, contentWith, draftsIn, edit, stored } from "./fakes/workbench";
import { said, shown } from "./fakes/words";

test("S43 an expired sign-in asks, and the save goes through with the same work", async () => {
  const desk = await benchWithSession();
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
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.isSignedIn = false;
  expect((await desk.session.save()).kind).toBe("signed-out");
  expect(shown(desk.session)).toMatchObject({ isChanged: true, status: { word: "On this device only" } });
  expect(await draftsIn(desk)).toHaveLength(1);
});

test("S39 a save without contact says so, keeps the draft, and is done by itself when the contact is back", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.breakLine();
  expect((await desk.session.save()).kind).toBe("offline");
  expect(shown(desk.session).status.word).toBe("Offline, will retry");
  await desk.browser.clock.advance(20_000);
  desk.server.fault = null;
  desk.tab.window.dispatchEvent(new Event("online"));
  await settled();
  expect(shown(desk.session)).toMatchObject({ isChanged: false, failure: null, status: { word: "Saved", version: 2 } });
});

test("S39 what was taken back before the contact came is not said to wait for it any more", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.breakLine();
  expect((await desk.session.save()).kind).toBe("offline");
  await edit(desk, 1);
  desk.server.fault = null;
  desk.tab.window.dispatchEvent(new Event("online"));
  await settled();
  expect(shown(desk.session)).toMatchObject({ isChanged: false, failure: null, status: { word: "Saved", version: 1 } });
});

test("S39 a title that waited for the contact is saved alone", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.breakLine();
  expect((await desk.session.saveCaption({ title: "New title", description: null })).kind).toBe("offline");
  desk.server.fault = null;
  desk.tab.window.dispatchEvent(new Event("online"));
  await settled();
  expect(desk.server.current(desk.id)).toMatchObject({ title: "New title", content: stored(1), version: 2 });
  expect(desk.session.view.isChanged).toBe(true);
});

test("S40 a save that the server could not do is not repeated by itself; trying again repeats it", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.fault = (seen) => (seen.method === "PUT" ? new Response("<html>", { status: 502 }) : undefined);
  const result = said(await desk.session.save());
  expect(result).toMatchObject({ kind: "unavailable", message: expect.stringContaining("502") });
  expect(shown(desk.session).status.word).toBe("On this device only");
  await desk.browser.clock.advance(120_000);
  expect(desk.server.count("PUT")).toBe(1);
  desk.server.fault = null;
  expect(await desk.session.save()).toEqual({ kind: "saved" });
});

test("S34 a save whose answer was lost is recognised as our own, and is no conflict", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.loseAnswer("PUT");
  expect((await desk.session.save()).kind).toBe("offline");
  expect(desk.server.current(desk.id).version).toBe(2);
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.session.view).toMatchObject({ version: 2, isChanged: false, newest: null });
});

test("S34 a lost answer is recognised also when more was edited since, and by looking", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.loseAnswer("PUT");
  await desk.session.save();
  await edit(desk, 3);
  await desk.session.lookNow();
  expect(shown(desk.session)).toMatchObject({ version: 2, newest: null, status: { word: "Changed" } });
  expect(await desk.session.save()).toEqual({ kind: "saved" });
  expect(desk.server.current(desk.id)).toMatchObject({ version: 3, content: canonicalText(contentWith(3)) });
});

test("S48 another's save right after a lost one of ours is a conflict all the same", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.breakLine("PUT");
  await desk.session.save();
  desk.server.fault = null;
  desk.server.change(desk.id, { content: canonicalText(contentWith(9)) });
  expect((await desk.session.save()).kind).toBe("conflict");
  expect(desk.server.current(desk.id).version).toBe(2);
});

test("S34 an answer with another hash than was sent is no success", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.fault = (seen, answer) =>
    seen.method !== "PUT"
      ? undefined
      : answer()
          .json()
          .then(
            (body: { metadata: object }) =>
              new Response(JSON.stringify({ ...body, metadata: { ...body.metadata, contentHash: "0".repeat(64) } })),
          );
  expect((await desk.session.save()).kind).toBe("unavailable");
  expect(desk.session.view.isChanged).toBe(true);
  expect(await draftsIn(desk)).toHaveLength(1);
});

test("S86 a workbench that cannot be read is neither sent nor written over its draft", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.source.isBroken = true;
  await edit(desk, 3);
  const result = said(await desk.session.save());
  expect(result).toMatchObject({ kind: "rejected", message: expect.stringContaining("could not be read") });
  expect(desk.server.count("PUT")).toBe(0);
  expect(await draftsIn(desk)).toEqual([expect.objectContaining({ value: 2 })]);
});
