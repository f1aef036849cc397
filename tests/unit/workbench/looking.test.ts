import { expect, test } from "vitest";
import { canonicalForms, canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { compare } from "../../../src/Workbench/shim/conflict/conflict";
import type { Content } from "../../../src/Workbench/shim/content/content";
import { findRecovery } from "../../../src/Workbench/shim/drafts/recovery";
import { bench, benchWithSession, contentWith, draftsIn, edit, open, stored } from "./fakes/workbench";
import { inWord, shown } from "./fakes/words";

const module = { name: "Notes", syncedSettingKeys: [], dataChannelManagerState: { subscriptions: [] }, serializedState: null };

function looked(active: string, maximized?: boolean, more: object = {}): Content {
  const layoutState = {
    relX: 0,
    relY: 0,
    relWidth: 1,
    relHeight: 1,
    ...(maximized === undefined ? {} : { maximized, minimized: !maximized }),
  };
  const moduleInstances = [{ layoutState, moduleInstanceState: { ...module, id: "m" } }];
  return contentWith(1, {
    activeDashboardId: active,
    dashboards: [{ id: "d", name: "D", activeModuleInstanceId: maximized ? "m" : null, moduleInstances }],
    ...more,
  });
}

test("S133 the state's text is the text without what only says where somebody looks, and nothing else", () => {
  const elsewhere = {
    activeDashboardId: "x",
    maximized: true,
    layoutState: { maximized: true },
    dashboards: [{ activeModuleInstanceId: "y" }],
  };
  const content = looked("d", true, { userCreatedItems: elsewhere });
  const bare = JSON.parse(canonicalText(content)) as Record<string, unknown> & { dashboards: Record<string, unknown>[] };
  delete bare["activeDashboardId"];
  for (const dashboard of bare.dashboards) {
    delete dashboard["activeModuleInstanceId"];
    for (const placed of dashboard["moduleInstances"] as { layoutState: Record<string, unknown> }[]) {
      const layout: Record<string, unknown> = placed.layoutState;
      delete layout["maximized"];
      delete layout["minimized"];
    }
  }
  expect(canonicalForms(content)).toEqual({ text: canonicalText(content), stateText: canonicalText(bare) });
  expect(canonicalForms(looked("e")).stateText).toBe(canonicalForms(looked("d", false)).stateText);
});

test("S133 looking alone is no change, at no moment: no draft, no question, no recovery", async () => {
  const desk = await benchWithSession();
  const words = new Set<string>();
  desk.session.subscribe((view) => words.add(inWord(view.status).word));
  desk.source.look("other");
  expect([desk.session.hasSomethingToLose, desk.session.view.canSave]).toEqual([false, false]);
  desk.tab.hide();
  await desk.browser.clock.advance(5_000);
  desk.tab.close();
  expect([[...words], await draftsIn(desk), desk.browser.storage.writes]).toEqual([["Saved"], [], 0]);
  expect((await desk.session.save()).kind).toBe("unchanged");
});

test("S133 a change carries it along, and looking after the save was sent leaves nothing behind", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.source.look("other");
  await desk.browser.clock.advance(200);
  expect(JSON.parse((await desk.context.drafts.list()).drafts[0]!.content)).toMatchObject({ activeDashboardId: "other" });
  const release = desk.server.hold("PUT");
  const saving = desk.session.save();
  await desk.browser.clock.advance(0);
  desk.source.look("third");
  release();
  await saving;
  await desk.browser.clock.advance(200);
  expect([desk.server.count("PUT"), shown(desk.session).status.word, await draftsIn(desk)]).toEqual([1, "Saved", []]);
  expect(JSON.parse(desk.server.current(desk.id).content)).toMatchObject({ activeDashboardId: "other", settings: { value: 2 } });
});

test("S133 a copy of what was only looked at is the text of the screen, untouched it is the original", async () => {
  const desk = bench();
  const id = desk.server.add(stored(1));
  const session = await open(desk, id);
  await session.createSnapshot({ title: "same", description: null });
  desk.source.look("other");
  await session.createSnapshot({ title: "looked", description: null });
  const [same, other] = [...desk.server.snapshots.values()].map((snapshot) => snapshot.content);
  expect([same, other]).toEqual([stored(1), canonicalText(contentWith(1, { activeDashboardId: "other" }))]);
});

test("S133 a title alone is saved without the content, wherever one looks", async () => {
  const desk = await benchWithSession();
  desk.source.look("other");
  await desk.session.saveCaption({ title: "New", description: null });
  expect(desk.server.seen.at(-1)?.body).toEqual({ title: "New" });
});

test("S133 a draft that differs from the server by looking only is no crashed work", async () => {
  const desk = await benchWithSession();
  await edit(desk, 2);
  desk.server.change(desk.id, { content: canonicalText(contentWith(2, { activeDashboardId: "elsewhere" })) });
  desk.tab.crash();
  const fresh = bench(desk);
  expect((await findRecovery(fresh.context, { sessionId: desk.id })).offers).toEqual([]);
  expect(await draftsIn(fresh)).toEqual([]);
});

test("S133 the desk sees no difference in what is maximised, nor a conflict", () => {
  const side = (content: Content) => ({ title: "T", description: null, content });
  expect(compare(side(looked("d")), side(looked("d", true)), side(looked("e", false))).differences).toEqual([]);
  expect(compare(null, side(looked("d", true)), side(looked("d"))).differences).toEqual([]);
});
