import { expect, test } from "vitest";
import { Navigation, type LeaveAnswer } from "../../../src/Workbench/shim/navigation/navigation";
import { openNew } from "../../../src/Workbench/shim/session/opened-session";
import type { Orchestrator } from "../../../src/Workbench/shim/session/orchestrator";
import { addressOf } from "../../../src/Workbench/shim/navigation/places";
import type { Caption } from "../../../src/Workbench/shim/session/session-state";
import { bench, contentWith, draftsIn, open, stored, type Bench } from "./fakes/workbench";
import { settled } from "./fakes/clock";

/** A page with sessions, as small as it can be: its dialogs answer from lists. */
function pageIn(desk: Bench, address: string) {
  desk.tab.history.replaceState(null, "", address);
  const answers = { leave: [] as LeaveAnswer[], titles: [] as Caption[] };
  let session: Orchestrator | null = null;
  const show = (shown: Orchestrator): void => {
    session = shown;
    shown.subscribe(() => navigation.guard(shown.hasSomethingToLose));
  };
  const navigation: Navigation = new Navigation(
    desk.tab.environment,
    {
      hasSomethingToLose: () => session?.hasSomethingToLose ?? false,
      ask: () => Promise.resolve(answers.leave.shift() ?? "cancel"),
      save: async () => {
        let outcome = await session!.save();
        while (outcome.kind !== "saved" && answers.titles.length > 0) outcome = await session!.saveAs(answers.titles.shift()!);
        if (outcome.kind === "saved") navigation.rename(addressOf({ kind: "session", id: session!.view.sessionId! }, ""));
        return outcome.kind === "saved";
      },
      discard: async () => (await session!.discard(), true),
      show: async (place) => {
        session?.close();
        if (place.kind === "session") show(await open(desk, place.id));
      },
    },
    "",
  );
  return { navigation, answers, show };
}

async function newSession(desk: Bench): Promise<Orchestrator> {
  return (await openNew(desk.context, contentWith(0), { title: "New session", description: null }, "draft0000001")).session;
}

test("S79 the browser's leave prompt is there from the first edit on, and no longer than there is something to lose", async () => {
  const desk = bench();
  const id = desk.server.add(stored(1));
  const session = await open(desk, id);
  pageIn(desk, `/session/${id}`).show(session);
  expect(desk.tab.asksBeforeUnload).toBe(false);
  desk.source.set(2);
  expect(desk.tab.asksBeforeUnload).toBe(true);
  await session.save();
  expect(desk.tab.asksBeforeUnload).toBe(false);
});

test("S81 leaving a never-saved session with save goes through the dialog, also after a refusal, and then on to the target", async () => {
  const desk = bench();
  const target = desk.server.add(stored(9));
  const { navigation, answers, show } = pageIn(desk, "/workbench?draft=draft0000001");
  show(await newSession(desk));
  desk.source.set(1);
  answers.leave.push("save");
  answers.titles.push({ title: "", description: null }, { title: "Drogon", description: null });
  expect(await navigation.go(`/session/${target}`)).toBe(true);
  expect([desk.source.value, desk.tab.history.urls, desk.server.sessions.size]).toEqual([
    9,
    ["/session/server000002", `/session/${target}`],
    2,
  ]);
  expect(await draftsIn(desk)).toEqual([]);
});

test("S67 leaving without saving leaves no draft, and no prompt", async () => {
  const desk = bench();
  const { navigation, answers, show } = pageIn(desk, "/workbench?draft=draft0000001");
  show(await newSession(desk));
  desk.source.set(1);
  await desk.browser.clock.advance(200);
  desk.source.set(2);
  answers.leave.push("discard");
  expect(await navigation.go("/sessions")).toBe(true);
  expect(desk.tab.asksBeforeUnload).toBe(false);
  desk.tab.close();
  expect(await draftsIn(desk)).toEqual([]);
});

test("S82 Back and Forward between two sessions load each once, and a dirty one stays when cancelled", async () => {
  const desk = bench();
  const [a, b] = [desk.server.add(stored(1)), desk.server.add(stored(2))];
  const { navigation, show } = pageIn(desk, `/session/${a}`);
  show(await open(desk, a));
  await navigation.go(`/session/${b}`);
  desk.tab.history.go(-1);
  await settled();
  desk.tab.history.go(1);
  await settled();
  desk.source.set(3);
  desk.tab.history.go(-1);
  await settled();
  const loads = desk.server.seen.filter((seen) => seen.method === "GET").map((seen) => seen.path);
  expect([loads, desk.source.value, desk.tab.history.index]).toEqual([[a, b, a, b].map((id) => `/sessions/${id}`), 3, 1]);
});
