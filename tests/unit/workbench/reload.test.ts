import { expect, test } from "vitest";
import { settled } from "./fakes/clock";
import { setUp, text } from "./fakes/conflict";
import { draftsIn, open, stored } from "./fakes/workbench";

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
