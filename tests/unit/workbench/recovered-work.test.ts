import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { ConflictResolver } from "../../../src/Workbench/shim/conflict/conflict-resolver";
import { openDraft } from "../../../src/Workbench/shim/session/opened-session";
import { findRecovery, takeDraft } from "../../../src/Workbench/shim/drafts/recovery";
import { bench, benchWithSession, contentWith, crashed, draftsIn, recover, stored } from "./fakes/workbench";
import { shown } from "./fakes/words";

const text = (value: number): string => canonicalText(contentWith(value));

test("S53 recovered work is changed, can be saved, and is something to lose", async () => {
  const fresh = await crashed();
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  const session = await recover(fresh, offer!.draft.draftId);
  expect(fresh.source.value).toBe(2);
  expect(shown(session)).toMatchObject({ isChanged: true, canSave: true, status: { word: "Changed" } });
  expect(session.hasSomethingToLose).toBe(true);
  expect(await session.save()).toEqual({ kind: "saved" });
  expect(fresh.server.current(fresh.id).content).toBe(text(2));
  expect(await draftsIn(fresh)).toEqual([]);
});

test("S62 work on an older version says so, and saving goes through the conflict desk", async () => {
  const fresh = await crashed();
  fresh.server.change(fresh.id, { content: text(9) });
  const [offer] = (await findRecovery(fresh.context, { sessionId: fresh.id })).offers;
  expect(offer).toMatchObject({ judgement: "server-newer", server: { version: 2 } });
  const session = await recover(fresh, offer!.draft.draftId);
  expect(shown(session)).toMatchObject({ isChanged: true, newest: { version: 2 }, status: { word: "Out of sync" } });
  expect((await session.save()).kind).toBe("conflict");
  expect(fresh.server.current(fresh.id).content).toBe(text(9));
  const dispute = await new ConflictResolver(fresh.context, session).dispute();
  expect(dispute).toMatchObject({ comparison: { hasBase: true, differences: [{ name: "value", changed: "both" }] } });
});

test("S62 without a version on the server the base that lies beside the draft is used", async () => {
  const fresh = await crashed();
  fresh.server.change(fresh.id, { content: text(9) });
  fresh.server.fault = (seen) => (seen.path.includes("/versions/") ? new Response("{}", { status: 404 }) : undefined);
  const [offer] = (await findRecovery(fresh.context, { sessionId: fresh.id })).offers;
  const session = await recover(fresh, offer!.draft.draftId);
  expect(await new ConflictResolver(fresh.context, session).dispute()).toMatchObject({ comparison: { hasBase: true } });
});

test("S63 work whose session the server no longer has is recovered as a new one", async () => {
  const fresh = await crashed();
  fresh.server.sessions.delete(fresh.id);
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  expect(offer!.judgement).toBe("server-gone");
  const session = await recover(fresh, offer!.draft.draftId);
  expect(shown(session)).toMatchObject({ sessionId: null, title: "Drogon", isChanged: true, status: { word: "Not saved yet" } });
  expect(await session.saveAs({ title: "Again", description: null })).toEqual({ kind: "saved" });
});

test("S53 work is recovered without contact, and saved when it is back", async () => {
  const fresh = await crashed();
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  fresh.server.breakLine();
  const recovering = recover(fresh, offer!.draft.draftId);
  await fresh.browser.clock.advance(30_000);
  const session = await recovering;
  expect(session.view).toMatchObject({ sessionId: fresh.id, version: 1, isChanged: true });
  fresh.server.fault = null;
  expect(await session.save()).toEqual({ kind: "saved" });
});

test("S53 a title that was edited is recovered without contact, and saved when it is back", async () => {
  const desk = await benchWithSession();
  await desk.session.editCaption({ title: "New title", description: null });
  desk.tab.close();
  const fresh = bench(desk);
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  fresh.server.breakLine();
  const recovering = recover(fresh, offer!.draft.draftId);
  await fresh.browser.clock.advance(30_000);
  const session = await recovering;
  expect(session.view).toMatchObject({ title: "New title", isChanged: true });
  expect(await draftsIn(fresh)).toHaveLength(1);
  fresh.server.fault = null;
  expect(await session.save()).toEqual({ kind: "saved" });
  expect(fresh.server.current(desk.id)).toMatchObject({ title: "New title", content: stored(1) });
});

test("S53 work recovered while signed out is not shown as something else", async () => {
  const fresh = await crashed();
  const [offer] = (await findRecovery(fresh.context, "all")).offers;
  fresh.server.isSignedIn = false;
  const own = await takeDraft(fresh.context, offer!.draft.draftId);
  expect(typeof own === "string" ? own : (await openDraft(fresh.context, own)).kind).toBe("signed-out");
  expect(await draftsIn(fresh)).toHaveLength(1);
});
