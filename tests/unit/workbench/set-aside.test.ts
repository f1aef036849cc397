import { IDBObjectStore } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { bringBack, setAsideDraft, setAsideSession } from "../../../src/Workbench/shim/drafts/set-aside-drafts";
import { openDraft } from "../../../src/Workbench/shim/session/opened-session";
import { findRecovery, takeDraft } from "../../../src/Workbench/shim/drafts/recovery";
import { bench, benchWithSession, contentWith, draftsIn, edit, type Bench } from "./fakes/workbench";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { shown } from "./fakes/words";

const day = 86_400_000;
const work = { sessionId: null, title: "T", description: null, content: "{}", baseVersion: null, baseHash: null };

async function titles({ context }: Bench): Promise<string[]> {
  return (await context.setAside.list()).map(({ title }) => title);
}

test("S135 what was not saved comes back as unsaved work on its version", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.source.set(3);
  const kept = await setAsideSession(desk.context, desk.session, "not-saved");
  await desk.session.discard();
  expect([await draftsIn(desk), kept?.content]).toEqual([[], canonicalText(contentWith(3))]);
  expect(await bringBack(desk.context, kept!.setAsideId)).toMatchObject({ reason: "not-saved" });
  expect(await desk.context.setAside.list()).toEqual([]);
  const own = await takeDraft(desk.context, kept!.setAsideId);
  const opened = typeof own === "string" ? null : await openDraft(desk.context, own);
  expect(opened).toMatchObject({ session: { view: { sessionId: desk.id, version: 1, isChanged: true, newest: null } } });
  expect(desk.source.value).toBe(3);
});

test("S134 what is set aside is no draft: recovery never offers it", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.tab.crash();
  const [offer] = (await findRecovery(desk.context, "all")).offers;
  expect(await setAsideDraft(desk.context, offer!.draft.draftId, "discarded")).toMatchObject({ sessionId: desk.id, baseVersion: 1 });
  expect(await findRecovery(desk.context, "all")).toEqual({ offers: [], unreadable: [] });
  expect([...desk.browser.storage.values.keys()]).toEqual([]);
});

test("S135 a living tab's draft is not set aside under its hands", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  const other = bench(desk);
  const {
    drafts: [draft],
  } = await other.context.drafts.list();
  const asked = setAsideDraft(other.context, draft!.draftId, "signed-out");
  await desk.browser.clock.advance(1_100);
  expect([await asked, (await draftsIn(desk)).length]).toEqual([null, 1]);
});

test("S135 after its days it goes, whoever it is of, and not before", async () => {
  const desk = bench();
  const kept = await desk.context.setAside.add("discarded", work);
  expect(Date.parse(kept!.until) - Date.parse(kept!.setAsideAt)).toBe(14 * day);
  await desk.browser.clock.advance(14 * day - 1);
  expect(await titles(desk)).toEqual(["T"]);
  await desk.browser.clock.advance(1);
  expect(await titles(bench({ browser: desk.browser, userId: "bob" }))).toEqual([]);
  expect(await desk.context.setAside.removeOldest()).toBe(false);
});

test("S68 S135 another user of this browser sees nothing of it, and removes nothing of it", async () => {
  const desk = bench();
  const bob = bench({ browser: desk.browser, userId: "bob" });
  const kept = await desk.context.setAside.add("not-saved", work);
  expect([await bob.context.setAside.list(), await bob.context.setAside.find(kept!.setAsideId)]).toEqual([[], null]);
  await bob.context.setAside.removeAll();
  expect(await titles(desk)).toEqual(["T"]);
  await desk.context.setAside.removeAll();
  expect(await titles(desk)).toEqual([]);
});

test("S135 removing everything takes what cannot be read, too, and leaves what is another user's", async () => {
  const { context } = bench();
  for (const userId of ["ann", "bob"])
    await context.database.run("readwrite", (store) => store("set_aside").put({ setAsideId: `of ${userId}`, userId }));
  await context.setAside.removeAll();
  expect(await context.database.run("readonly", (store) => store("set_aside").getAllKeys())).toEqual(["of bob"]);
});

test("S135 when the storage is full, what was set aside first goes before it is said", async () => {
  const desk = await benchWithSession();
  for (const title of ["first", "second", "third"]) {
    await desk.context.setAside.add("not-saved", { ...work, title });
    await desk.browser.clock.advance(1_000);
  }
  desk.browser.storage.quota = 0;
  const full = (): never => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(full).mockImplementationOnce(full);
  await edit(desk, 2);
  expect([await titles(desk), desk.session.view.storage]).toEqual([["third"], "working"]);
  put.mockImplementation(full);
  expect(await desk.context.setAside.add("discarded", work)).toBeNull();
  await edit(desk, 3);
  expect([await titles(desk), shown(desk.session).status.word]).toEqual([[], "Storage full"]);
  put.mockRestore();
});
