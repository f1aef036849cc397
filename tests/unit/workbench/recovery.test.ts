import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { openDraft, openNew } from "../../../src/Workbench/shim/session/opened-session";
import { discardAllDrafts, discardDraft, findRecovery, takeDraft } from "../../../src/Workbench/shim/drafts/recovery";
import { bench, contentWith, crashed, draftsIn, open, recover, stored } from "./fakes/workbench";
import { inText } from "./fakes/words";

const text = (value: number): string => canonicalText(contentWith(value));

test("S52 work of a tab that died is offered when its session is opened", async () => {
  const fresh = await crashed();
  const { offers } = await findRecovery(fresh.context, { sessionId: fresh.id });
  expect(offers).toMatchObject([{ judgement: "up-to-date", draft: { content: text(2), title: "Drogon" }, server: { version: 1 } }]);
});

test("S54 while the question is open nothing writes to the draft, not even the session that was opened instead", async () => {
  const fresh = await crashed();
  await findRecovery(fresh.context, "all");
  await open(fresh, fresh.id);
  fresh.source.set(7);
  await fresh.browser.clock.advance(60_000);
  fresh.tab.close();
  expect((await draftsIn(fresh)).map((draft) => Number(draft.value)).sort((one, other) => one - other)).toEqual([2, 7]);
});

test("S55 a draft that the user deletes is not asked about again", async () => {
  const fresh = await crashed();
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  expect(await discardDraft(fresh.context, offer!.draft.draftId)).toBe(true);
  expect(await findRecovery(fresh.context, "all")).toEqual({ offers: [], unreadable: [] });
  expect(fresh.server.current(fresh.id).content).toBe(stored(1));
});

test("S57 two never-saved drafts of tabs that died are recovered apart; starting a new session harms neither", async () => {
  const first = bench();
  const second = bench(first);
  for (const [desk, value] of [
    [first, 1],
    [second, 2],
  ] as const) {
    await openNew(desk.context, contentWith(0), { title: "New session", description: null }, desk.context.environment.newId());
    desk.source.set(value);
    await desk.browser.clock.advance(200);
    desk.tab.crash();
  }
  const fresh = bench(first);
  await openNew(fresh.context, contentWith(0), { title: "New session", description: null }, fresh.context.environment.newId());
  fresh.source.set(3);
  await fresh.browser.clock.advance(200);
  const { offers } = await findRecovery(fresh.context, "all");
  expect(
    offers.map(({ judgement, draft }) => [judgement, draft.content]).sort((one, other) => one.join().localeCompare(other.join())),
  ).toEqual([
    ["never-saved", text(1)],
    ["never-saved", text(2)],
  ]);
  const session = await recover(bench(first), offers[0]!.draft.draftId);
  expect(session.view).toMatchObject({ sessionId: null, isChanged: true, draftId: offers[0]!.draft.draftId });
});

test("S59 a living tab's draft is neither offered nor deleted, and cannot be taken", async () => {
  const living = bench();
  await open(living, living.server.add(stored(1)));
  living.source.set(2);
  await living.browser.clock.advance(200);
  const other = bench(living);
  const {
    drafts: [draft],
  } = await other.context.drafts.list();
  expect((await findRecovery(other.context, "all")).offers).toEqual([]);
  expect(await discardAllDrafts(other.context)).toBe(0);
  const taking = takeDraft(other.context, draft!.draftId);
  await living.browser.clock.advance(1_000);
  expect(await taking).toBe("in-use");
  expect(await draftsIn(other)).toHaveLength(1);
});

test("S61 a tab that reloads finds its own draft, though its old self lets go late", async () => {
  const old = bench();
  const id = old.server.add(stored(1));
  await open(old, id);
  old.source.set(2);
  await old.browser.clock.advance(200);
  const fresh = bench(old);
  const {
    drafts: [draft],
  } = await fresh.context.drafts.list();
  const taking = takeDraft(fresh.context, draft!.draftId);
  await fresh.browser.clock.advance(300);
  old.tab.close();
  await fresh.browser.clock.advance(100);
  const own = await taking;
  expect(typeof own === "string" ? own : own.draft.content).toBe(text(2));
});

test("S64 recovery that fails says why and leaves the draft", async () => {
  const fresh = await crashed();
  const {
    drafts: [draft],
  } = await fresh.context.drafts.list();
  await fresh.context.drafts.write({ ...draft!, seq: 99, content: "{ no JSON" });
  const own = await takeDraft(fresh.context, draft!.draftId);
  const opened = typeof own === "string" ? own : await openDraft(fresh.context, own);
  expect(inText(opened)).toMatchObject({ kind: "unreadable", text: "{ no JSON", problem: "The content is not valid JSON." });
  expect((await fresh.context.drafts.list()).drafts).toHaveLength(1);
});

test("S64 a damaged draft is offered as unreadable, and can be deleted", async () => {
  const fresh = await crashed();
  fresh.browser.storage.setItem("webviz-portal:draft:damaged00001", "{");
  const { offers, unreadable } = await findRecovery(fresh.context, "all");
  expect([offers.length, unreadable.map(({ draftId, raw }) => [draftId, raw])]).toEqual([1, [["damaged00001", "{"]]]);
  expect(await takeDraft(fresh.context, "damaged00001")).toBe("unreadable");
  expect(await discardAllDrafts(fresh.context)).toBe(2);
  expect(await findRecovery(fresh.context, "all")).toEqual({ offers: [], unreadable: [] });
});

test("S37 a draft of what the server has already is removed, and not offered, also one written without its hash", async () => {
  const fresh = await crashed();
  fresh.server.change(fresh.id, { content: text(2) });
  const {
    drafts: [draft],
  } = await fresh.context.drafts.list();
  fresh.context.drafts.writeNow({ ...draft!, seq: 99, contentHash: null });
  expect((await findRecovery(fresh.context, "all")).offers).toEqual([]);
  expect(await draftsIn(fresh)).toEqual([]);
});

test("S68 another user of the same browser is offered nothing", async () => {
  const fresh = await crashed();
  const bob = bench({ browser: fresh.browser, server: fresh.server, userId: "bob" });
  expect(await findRecovery(bob.context, "all")).toEqual({ offers: [], unreadable: [] });
});
