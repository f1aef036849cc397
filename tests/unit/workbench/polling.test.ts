import { expect, test } from "vitest";
import type { Failure } from "../../../src/Workbench/shim/server/failure";
import { ServerPoll } from "../../../src/Workbench/shim/server/server-poll";
import { WindowActivity } from "../../../src/Workbench/shim/browser/window-activity";
import { FakeBrowser } from "./fakes/browser";

function setUp() {
  const browser = new FakeBrowser();
  const tab = browser.openTab();
  const activity = new WindowActivity(tab.environment);
  const state: { looks: number; isAnswered: boolean; retryAfterMs: number | null } = { looks: 0, isAnswered: true, retryAfterMs: null };
  const failure = (): Failure => ({ kind: "unavailable", cause: { kind: "not-understood" }, retryAfterMs: state.retryAfterMs });
  const polling = new ServerPoll(tab.environment, activity, () => (state.looks++, Promise.resolve(state.isAnswered ? null : failure())));
  return { clock: browser.clock, tab, activity, state, polling };
}

test("S45 the server is looked at every ten seconds while the page can be seen, with or without focus", async () => {
  const { clock, tab, activity, state } = setUp();
  await clock.advance(10_000);
  expect(state.looks).toBe(1);
  tab.blur();
  expect(activity.current).toBe("visible");
  await clock.advance(20_000);
  expect(state.looks).toBe(3);
});

test("S46 a hidden page makes no request, and one at once when it comes back", async () => {
  const { clock, tab, state } = setUp();
  tab.hide();
  await clock.advance(600_000);
  expect(state.looks).toBe(0);
  tab.show();
  await clock.advance(0);
  expect(state.looks).toBe(1);
  await clock.advance(10_000);
  expect(state.looks).toBe(2);
});

test("S46 a page that becomes visible on a second screen makes one request at once, too", async () => {
  const { clock, tab, activity, state } = setUp();
  tab.hide();
  tab.show(false);
  await clock.advance(0);
  expect([activity.current, state.looks]).toEqual(["visible", 1]);
});

test("S46 the focus that comes back makes one request at once", async () => {
  const { clock, tab, state } = setUp();
  tab.blur();
  await clock.advance(5_000);
  tab.focus();
  await clock.advance(0);
  expect(state.looks).toBe(1);
});

test("S46 a page hidden during a look makes no further request", async () => {
  const { clock, tab, state, polling } = setUp();
  const looking = polling.lookNow();
  tab.hide();
  await looking;
  await clock.advance(600_000);
  expect(state.looks).toBe(1);
});

test("S39 after failures the server is looked at less often, and as before once it answers", async () => {
  const { clock, state } = setUp();
  state.isAnswered = false;
  await clock.advance(100_000);
  expect(state.looks).toBeLessThan(5);
  state.isAnswered = true;
  await clock.advance(200_000);
  state.looks = 0;
  await clock.advance(30_000);
  expect(state.looks).toBe(3);
});

test("S39 the server is not looked at before it wants to be asked again", async () => {
  const { clock, state } = setUp();
  [state.isAnswered, state.retryAfterMs] = [false, 120_000];
  await clock.advance(10_000);
  await clock.advance(110_000);
  expect(state.looks).toBe(1);
  state.isAnswered = true;
  await clock.advance(15_000);
  expect(state.looks).toBe(2);
});

test("S45 a closed poll is silent", async () => {
  const { clock, tab, state, polling } = setUp();
  polling.close();
  tab.hide();
  tab.show();
  await clock.advance(60_000);
  expect(state.looks).toBe(0);
});
