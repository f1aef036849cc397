import { expect, test } from "vitest";
import { Tabs } from "../../../src/Workbench/shim/navigation/tabs";
import { takeDraft } from "../../../src/Workbench/shim/drafts/recovery";
import { SignInWait } from "../../../src/Workbench/shim/server/sign-in";
import { bench, contentWith, open, stored, type Bench } from "./fakes/workbench";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { settled } from "./fakes/clock";

function tabIn(desk: Bench, takenOver: () => Promise<string | null> = () => Promise.resolve(null)) {
  const told = { counts: [] as number[], saved: 0, takenOver: 0 };
  const tabs: Tabs = new Tabs(desk.tab.environment, desk.context.backend.userId, {
    othersChanged: () => told.counts.push(tabs.others),
    takenOver: () => (told.takenOver++, takenOver()),
    savedElsewhere: () => told.saved++,
  });
  return { tabs, told };
}

test("S60 two tabs with one session are told at once, and when the other is gone", async () => {
  const first = bench();
  const second = bench(first);
  const [one, two] = [tabIn(first), tabIn(second)];
  one.tabs.open("session00001");
  two.tabs.open("session00001");
  await settled();
  expect([one.told.counts.at(-1), two.told.counts.at(-1)]).toEqual([1, 1]);
  second.tab.close();
  await settled();
  expect(one.told.counts.at(-1)).toBe(0);
});

test("S60 other sessions and other users are not told", async () => {
  const first = bench();
  const [one, two, bob] = [tabIn(first), tabIn(bench(first)), tabIn(bench({ browser: first.browser, userId: "bob" }))];
  one.tabs.open("session00001");
  two.tabs.open("session00002");
  bob.tabs.open("session00001");
  two.tabs.open(null);
  await settled();
  expect([one.told.counts, two.told.counts, bob.told.counts]).toEqual([[], [], []]);
});

test("S45 a save in another tab is said at once", async () => {
  const first = bench();
  const [one, two] = [tabIn(first), tabIn(bench(first))];
  one.tabs.open("session00001");
  two.tabs.open("session00001");
  two.tabs.saved();
  await settled();
  expect([one.told.saved, two.told.saved]).toEqual([1, 0]);
});

test("S60 taking over brings the other tab's work along, to its last edit", async () => {
  const first = bench();
  const id = first.server.add(stored(1));
  const session = await open(first, id);
  const second = bench(first);
  const [one, two] = [tabIn(first, () => session.handOver()), tabIn(second)];
  one.tabs.open(id);
  two.tabs.open(id);
  first.source.set(2);
  one.tabs.isUnsaved = true;
  await settled();
  expect([two.tabs.others, two.tabs.othersUnsaved, one.tabs.othersUnsaved]).toEqual([1, 1, 0]);
  const given = await two.tabs.takeOver();
  expect(one.told.takenOver).toBe(1);
  const {
    drafts: [draft],
  } = await second.context.drafts.list();
  expect(given).toBe(draft!.draftId);
  const own = await takeDraft(second.context, draft!.draftId);
  expect(typeof own === "string" ? own : own.draft.content).toBe(canonicalText(contentWith(2)));
  first.source.set(3);
  await first.browser.clock.advance(1_000);
  expect((await second.context.drafts.list()).drafts.map(({ content }) => content)).toEqual([canonicalText(contentWith(2))]);
});

test("S60 taking over from a tab that hangs goes on after two seconds", async () => {
  const first = bench();
  const [one, two] = [tabIn(first, () => new Promise(() => {})), tabIn(bench(first))];
  one.tabs.open("session00001");
  two.tabs.open("session00001");
  let isDone = false;
  void two.tabs.takeOver().then(() => {
    isDone = true;
  });
  await first.browser.clock.advance(1_900);
  expect(isDone).toBe(false);
  await first.browser.clock.advance(100);
  expect(isDone).toBe(true);
});

test("S43 signing in in a second window is noticed when this one gets the focus back, or within two seconds", async () => {
  const desk = bench();
  desk.server.isSignedIn = false;
  const waits = [new SignInWait(desk.tab.environment, desk.context.backend), new SignInWait(desk.tab.environment, desk.context.backend)];
  await desk.browser.clock.advance(2_000);
  desk.server.isSignedIn = true;
  waits[1]!.cancel();
  desk.tab.focus();
  expect(await Promise.all(waits.map((wait) => wait.done))).toEqual([true, false]);
});

test("S43 somebody else who signs in does not count", async () => {
  const desk = bench();
  desk.server.userId = "bob";
  const wait = new SignInWait(desk.tab.environment, desk.context.backend);
  let isDone = false;
  void wait.done.then(() => {
    isDone = true;
  });
  await desk.browser.clock.advance(10_000);
  expect(isDone).toBe(false);
});
