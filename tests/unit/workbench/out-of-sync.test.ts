import { expect, test } from "vitest";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { ConflictResolver } from "../../../src/Workbench/shim/conflict/conflict-resolver";
import { findRecovery } from "../../../src/Workbench/shim/drafts/recovery";
import { bench, contentWith, draftsIn, open, stored } from "./fakes/workbench";
import { settled } from "./fakes/clock";
import { partName } from "../../../src/Workbench/page/conflict-words";
import { shown } from "./fakes/words";

const text = (value: number, more: object = {}): string => canonicalText(contentWith(value, more));

async function setUp(mine: number | null = null) {
  const bench1 = bench();
  const id = bench1.server.add(stored(1));
  const session = await open(bench1, id);
  if (mine !== null) bench1.source.set(mine);
  await bench1.browser.clock.advance(200);
  return { ...bench1, id, session, desk: new ConflictResolver(bench1.context, session) };
}

async function dispute(setup: Awaited<ReturnType<typeof setUp>>) {
  const found = await setup.desk.dispute();
  if (found.kind !== "dispute") throw new Error(found.kind);
  return found;
}

test("S45 a save elsewhere is noticed within ten seconds", async () => {
  const { browser, server, session, id } = await setUp();
  server.change(id, { content: text(9) });
  await browser.clock.advance(10_000);
  expect(shown(session)).toMatchObject({
    newest: { version: 2 },
    status: { word: "Out of sync", version: 2, at: server.current(id).updatedAt },
  });
});

test("S47 clocks that differ by years make no false notice", async () => {
  const { browser, source, session } = await setUp();
  source.set(2);
  await session.save();
  await browser.clock.advance(60_000);
  expect(shown(session).status.word).toBe("Saved");
});

test("S45 a look that crosses a save makes no false notice, neither while the save is under way nor after it", async () => {
  const { server, source, session } = await setUp();
  source.set(2);
  let answerLook = (): void => {};
  let answerSave = (): void => {};
  server.fault = (seen, answer) => {
    if (seen.method === "GET")
      return new Promise((resolve) => {
        answerLook = () => resolve(answer());
      });
    const saved = answer();
    return new Promise((resolve) => {
      answerSave = () => resolve(saved);
    });
  };
  const looking = session.lookNow();
  await settled();
  const saving = session.save();
  await settled();
  answerLook();
  await looking;
  expect(shown(session)).toMatchObject({ newest: null, status: { word: "Saving" } });
  answerSave();
  await saving;
  expect(shown(session)).toMatchObject({ newest: null, version: 2, status: { word: "Saved" } });
});

test("S48 a save that is out of sync overwrites nothing and says that there is a choice", async () => {
  const setup = await setUp(2);
  setup.server.change(setup.id, { content: text(9) });
  expect((await setup.session.save()).kind).toBe("conflict");
  expect(shown(setup.session).status.word).toBe("Conflict");
  expect((await setup.session.save()).kind).toBe("conflict");
  expect([setup.server.current(setup.id).content, setup.server.count("PUT")]).toEqual([text(9), 1]);
  expect(await draftsIn(setup)).toEqual([expect.objectContaining({ value: 2, base: 1 })]);
});

test("S48 with eight writers no acknowledged save is lost", async () => {
  const first = bench();
  const id = first.server.add(stored(0));
  const writers = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const writer = bench({ server: first.server });
      const session = await open(writer, id);
      writer.source.set(index + 1);
      return session;
    }),
  );
  const outcomes = await Promise.all(writers.map((session) => session.save()));
  expect(outcomes.filter((outcome) => outcome.kind === "saved")).toHaveLength(1);
  expect(first.server.current(id).version).toBe(2);
});

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

test("S49 reload does not lose edits that nobody agreed to lose, also those made while it loads", async () => {
  const setup = await setUp(2);
  expect(await setup.desk.reload(false)).toEqual({ kind: "would-lose-edits" });
  await setup.session.save();
  const release = setup.server.hold("GET");
  const reloading = setup.desk.reload(false);
  await settled();
  setup.source.set(3);
  release();
  expect(await reloading).toEqual({ kind: "would-lose-edits" });
  expect(setup.source.value).toBe(3);
});

test("S49 a reload that fails changes nothing", async () => {
  const setup = await setUp(2);
  setup.server.breakLine("GET");
  const reloading = setup.desk.reload(true);
  await setup.browser.clock.advance(10_000);
  expect((await reloading).kind).toBe("offline");
  expect([setup.source.value, (await draftsIn(setup)).length]).toEqual([2, 1]);
});

for (const way of ["reload", "takeTheirs"] as const) {
  test(`S50 ${way}: an answer that comes when another session is shown changes nothing there`, async () => {
    const setup = await setUp();
    const other = setup.server.add(stored(5));
    const release = setup.server.hold("GET");
    const late = way === "reload" ? setup.desk.reload(false) : setup.desk.takeTheirs();
    await settled();
    setup.session.close();
    setup.server.fault = null;
    const next = await open(setup, other);
    release();
    expect((await late).kind).toBe("rejected");
    expect([setup.source.value, next.view.isChanged]).toEqual([5, false]);
  });
}

test("S50 reload shows the newest each time, and the notice goes", async () => {
  const setup = await setUp(2);
  for (const value of [8, 9]) {
    setup.server.change(setup.id, { content: text(value) });
    await setup.session.lookNow();
    expect((await setup.desk.reload(true)).kind).toBe("done");
    expect([setup.source.value, setup.session.view.newest, setup.session.view.isChanged]).toEqual([value, null, false]);
  }
  await setup.browser.clock.advance(200);
  expect(await draftsIn(setup)).toEqual([]);
});

test("S50 a copy made right after a reload is of what is shown, not of what was there before", async () => {
  const setup = await setUp(2);
  setup.server.change(setup.id, { content: text(9) });
  expect((await setup.desk.reload(true)).kind).toBe("done");
  await setup.session.saveAs({ title: "copy", description: null });
  expect(setup.server.current(setup.session.view.sessionId ?? "").contentHash).toBe(setup.server.current(setup.id).contentHash);
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

test("S51 a session that was deleted elsewhere says so, and its work can be saved as a new one", async () => {
  const setup = await setUp(2);
  setup.server.sessions.delete(setup.id);
  await setup.browser.clock.advance(10_000);
  expect(shown(setup.session)).toMatchObject({ isGone: true, failure: { kind: "gone" }, status: { word: "On this device only" } });
  expect((await setup.session.save()).kind).toBe("gone");
  expect(await draftsIn(setup)).toHaveLength(1);
  expect(await setup.session.saveAs({ title: "Again", description: null })).toEqual({ kind: "saved" });
  expect(shown(setup.session)).toMatchObject({ isGone: false, failure: null, status: { word: "Saved" } });
});

test("S43 a sign-in that expires while nothing is saved is said, and no more once the user is known again", async () => {
  const { browser, server, session } = await setUp();
  server.isSignedIn = false;
  await browser.clock.advance(10_000);
  expect(shown(session)).toMatchObject({ isSignedOut: true, failure: null, status: { word: "Saved" } });
  server.isSignedIn = true;
  await session.lookNow();
  expect(session.view.isSignedOut).toBe(false);
});

test("S43 signing in from that notice looks at the server at once", async () => {
  const { browser, server, session, context, id } = await setUp();
  server.isSignedIn = false;
  await browser.clock.advance(10_000);
  context.signIn = () => Promise.resolve((server.isSignedIn = true));
  server.change(id, { content: text(9) });
  await session.signIn();
  expect(session.view).toMatchObject({ isSignedOut: false, newest: { version: 2 } });
});
