import { expect, test } from "vitest";
import { partName } from "../../../src/Workbench/page/conflict-words";
import { findRecovery } from "../../../src/Workbench/shim/drafts/recovery";
import { dispute, setUp, text } from "./fakes/conflict";
import { contentWith, draftsIn } from "./fakes/workbench";
import { shown } from "./fakes/words";

test("S48 overwrite saves over the version that was seen, and over no later one", async () => {
  const setup = await setUp(2);
  setup.server.change(setup.id, { content: text(9) });
  const seen = await dispute(setup);
  setup.server.change(setup.id, { content: text(10) });
  expect((await setup.desk.overwrite(seen)).kind).toBe("conflict");
  expect(setup.server.current(setup.id).content).toBe(text(10));
  expect(await setup.desk.overwrite(await dispute(setup))).toEqual({ kind: "saved" });
  expect(setup.server.current(setup.id)).toMatchObject({ content: text(2), version: 4 });
  expect(shown(setup.session).status.word).toBe("Saved");
  expect([await setup.context.setAside.list(), await draftsIn(setup)]).toEqual([[], []]);
});

test("S48 keep mine as a new session leaves theirs as it is", async () => {
  const setup = await setUp(2);
  setup.server.change(setup.id, { content: text(9) });
  await setup.session.save();
  expect(await setup.desk.keepMineAsNew({ title: "Mine", description: null })).toEqual({ kind: "saved" });
  expect(shown(setup.session)).toMatchObject({ title: "Mine", newest: null, status: { word: "Saved", version: 1 } });
  expect(setup.server.current(setup.id).content).toBe(text(9));
});

test("S134 take theirs sets mine aside, and nothing of it is offered as unsaved work", async () => {
  const setup = await setUp(2);
  setup.server.change(setup.id, { content: text(9) });
  await setup.session.save();
  expect(await setup.desk.takeTheirs()).toMatchObject({
    kind: "done",
    setAside: { reason: "took-theirs", title: "Drogon", content: text(2) },
  });
  expect([setup.source.value, setup.session.view.isChanged, setup.session.view.version]).toEqual([9, false, 2]);
  setup.source.set(10);
  await setup.browser.clock.advance(200);
  await setup.session.save();
  expect((await findRecovery(setup.context, { sessionId: setup.id })).offers).toEqual([]);
  expect(await setup.context.setAside.list()).toMatchObject([
    { sessionId: setup.id, reason: "took-theirs", content: text(2), baseVersion: 1 },
  ]);
});

test("S134 take theirs is refused where mine cannot be set aside", async () => {
  const setup = await setUp();
  setup.context.setAside.add = () => Promise.resolve(null);
  setup.source.set(2);
  setup.server.change(setup.id, { content: text(9) });
  expect((await setup.desk.takeTheirs()).kind).toBe("rejected");
  expect(setup.source.value).toBe(2);
});

test("S48 a merge takes what only one side changed, and is saved on top of theirs", async () => {
  const setup = await setUp();
  setup.source.show(contentWith(1, { mine: true }));
  await setup.browser.clock.advance(200);
  setup.server.change(setup.id, { content: text(9), title: "Theirs" });
  const seen = await dispute(setup);
  expect(seen.comparison.differences.map(({ kind, name, changed }) => [kind, name || partName({ kind, name }), changed])).toEqual([
    ["title", "Title", "theirs"],
    ["other", "mine", "mine"],
    ["setting", "value", "theirs"],
  ]);
  expect((await setup.desk.applyMerge(seen, new Map())).kind).toBe("done");
  expect(shown(setup.session)).toMatchObject({ title: "Theirs", isChanged: true, version: 2, status: { word: "Changed" } });
  expect(await setup.session.save()).toEqual({ kind: "saved" });
  expect(setup.server.current(setup.id)).toMatchObject({ version: 3, title: "Theirs", content: text(9, { mine: true }) });
  expect((await findRecovery(setup.context, "all")).offers).toEqual([]);
  expect(await setup.context.setAside.list()).toMatchObject([{ reason: "merged", title: "Drogon", content: text(1, { mine: true }) }]);
});

test("S48 a merge with an open conflict is refused", async () => {
  const setup = await setUp(2);
  setup.server.change(setup.id, { content: text(9) });
  const seen = await dispute(setup);
  expect((await setup.desk.applyMerge(seen, new Map())).kind).toBe("rejected");
  expect(setup.source.value).toBe(2);
  await setup.desk.applyMerge(seen, new Map([[seen.comparison.differences[0]!.key, "theirs"]]));
  expect(setup.source.value).toBe(9);
});
