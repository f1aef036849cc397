import { expect, test } from "vitest";
import type { Failure } from "../../../src/Portal.Web/Workbench/shim/failure";
import type { LeaveAnswer } from "../../../src/Portal.Web/Workbench/shim/navigation";
import type { Metadata } from "../../../src/Portal.Web/Workbench/shim/session-state";
import { WorkbenchDocument } from "../../../src/Portal.Web/Workbench/shim/workbench-document";
import type { Problem, RecoveryAnswer } from "../../../src/Portal.Web/Workbench/shim/workbench-page";
import type { Recovery } from "../../../src/Portal.Web/Workbench/shim/recovery";
import { bench, contentWith, draftsIn, stored, type Bench } from "./fakes/workbench";
import { settled } from "./fakes/clock";

/** @param address Null where the tab is at its address already. */
function documentIn(desk: Bench, address: string | null) {
  if (address !== null) desk.tab.history.replaceState(null, "", address);
  const asked = {
    problems: [] as Problem["kind"][], snapshots: [] as string[], sessions: 0, recoveries: [] as Recovery[], failures: [] as (Failure | null)[],
    leave: [] as LeaveAnswer[], titles: [] as (Metadata | null)[], recover: [] as RecoveryAnswer["kind"][], others: 0, isTakenOver: false,
  };
  const document = new WorkbenchDocument(desk.context, {
    newSession: () => ({ content: contentWith(0), metadata: { title: "New session", description: null } }),
    showSession: () => asked.sessions++,
    showSnapshot: (snapshot) => asked.snapshots.push(snapshot.content),
    showProblem: (problem) => asked.problems.push(problem.kind),
    askBeforeLeaving: () => Promise.resolve(asked.leave.shift() ?? "cancel"),
    askForTitle: (failure) => (asked.failures.push(failure), Promise.resolve(asked.titles.shift() ?? null)),
    askAboutDrafts: (recovery) => {
      asked.recoveries.push(recovery);
      return Promise.resolve(asked.recover.shift() === "recover" ? { kind: "recover", draftId: recovery.offers[0]!.draft.draftId } : { kind: "later" });
    },
    othersChanged: (count) => { asked.others = count; },
    takenOver: () => { asked.isTakenOver = true; },
  }, "");
  return { document, asked };
}

function gets(desk: Bench): string[] {
  return desk.server.seen.filter((seen) => seen.method === "GET" && !seen.path.includes("metadata")).map((seen) => seen.path);
}

test("S82 Back and Forward between two sessions load each once", async () => {
  const desk = bench();
  const [a, b] = [desk.server.add(stored(1), "A"), desk.server.add(stored(2), "B")];
  const { document } = documentIn(desk, `/session/${a}`);
  await document.start();
  await document.navigation.go(`/session/${b}`);
  expect([desk.source.value, desk.tab.history.urls]).toEqual([2, [`/session/${a}`, `/session/${b}`]]);
  desk.tab.history.go(-1);
  await settled();
  desk.tab.history.go(1);
  await settled();
  expect([desk.source.value, document.session?.view.title]).toEqual([2, "B"]);
  expect(gets(desk)).toEqual([a, b, a, b].map((id) => `/sessions/${id}`));
});

test("S22 a new session gets its draft's address without another entry, and the first save its own", async () => {
  const desk = bench();
  const { document, asked } = documentIn(desk, "/workbench");
  await document.start();
  expect(desk.tab.history.urls).toEqual([`/workbench?draft=${document.session!.view.draftId}`]);
  desk.source.set(1);
  asked.titles.push({ title: "Drogon", description: null });
  expect(await document.save()).toEqual({ kind: "saved" });
  expect(desk.tab.history.urls).toEqual(["/session/server000001"]);
});

test("S79 the browser's leave prompt follows the session: from the first edit on, and no longer than it is dirty", async () => {
  const desk = bench();
  const { document } = documentIn(desk, `/session/${desk.server.add(stored(1))}`);
  await document.start();
  expect(desk.tab.asksBeforeUnload).toBe(false);
  desk.source.set(2);
  expect(desk.tab.asksBeforeUnload).toBe(true);
  await document.save();
  expect(desk.tab.asksBeforeUnload).toBe(false);
});

test("S81 leaving a never-saved session with save goes through the dialog, also after a failure, and then on to the target", async () => {
  const desk = bench();
  const target = desk.server.add(stored(9));
  const { document, asked } = documentIn(desk, "/workbench");
  await document.start();
  desk.source.set(1);
  asked.leave.push("save");
  asked.titles.push({ title: "", description: null }, { title: "Drogon", description: null });
  await document.navigation.go(`/session/${target}`);
  expect(asked.failures.map((failure) => failure?.message ?? null)).toEqual([null, "The title must not be empty."]);
  expect([desk.source.value, desk.tab.history.urls, desk.server.sessions.size]).toEqual([9, ["/session/server000002", `/session/${target}`], 2]);
  expect(await draftsIn(desk)).toEqual([]);
});

test("S81 cancelling the save dialog stays", async () => {
  const desk = bench();
  const { document, asked } = documentIn(desk, "/workbench");
  await document.start();
  desk.source.set(1);
  asked.leave.push("save");
  asked.titles.push(null);
  expect(await document.navigation.go("/sessions")).toBe(false);
  expect([desk.tab.history.assigned, desk.source.value, document.session?.view.isChanged]).toEqual([[], 1, true]);
});

test("S67 leaving without saving leaves no draft", async () => {
  const desk = bench();
  const { document, asked } = documentIn(desk, `/session/${desk.server.add(stored(1))}`);
  await document.start();
  desk.source.set(2);
  await desk.browser.clock.advance(200);
  asked.leave.push("discard");
  expect(await document.navigation.go("/sessions")).toBe(true);
  desk.tab.close();
  expect([desk.tab.history.assigned.length, await draftsIn(desk)]).toEqual([1, []]);
});

test("S61 a session with a draft offers it by whatever way it is opened, before anything is loaded", async () => {
  const old = bench();
  const [a, b] = [old.server.add(stored(1)), old.server.add(stored(2))];
  await documentIn(old, `/session/${a}`).document.start();
  old.source.set(5);
  await old.browser.clock.advance(200);
  old.tab.crash();
  const desk = bench(old);
  const { document, asked } = documentIn(desk, `/session/${b}`);
  await document.start();
  asked.recover.push("later", "recover");
  await document.navigation.go(`/session/${a}`);
  expect([desk.source.value, document.session?.view.isChanged, (await draftsIn(desk)).length]).toEqual([1, false, 1]);
  await document.navigation.go(`/session/${b}`);
  desk.tab.history.go(-1);
  await settled();
  expect([asked.recoveries.length, desk.source.value, document.session?.view.isChanged]).toEqual([2, 5, true]);
});

test("S57 a never-saved session is offered when its address is loaded again; an unedited one begins anew; one of another browser says so", async () => {
  const old = bench();
  const first = documentIn(old, "/workbench");
  await first.document.start();
  old.source.set(5);
  await old.browser.clock.advance(200);
  const address = old.tab.history.urls[0]!;
  old.tab.close();
  const again = bench(old);
  const { document, asked } = documentIn(again, address);
  asked.recover.push("recover");
  await document.start();
  expect([again.source.value, again.tab.history.urls]).toEqual([5, [address]]);
  const elsewhere = bench({ server: old.server });
  const unknown = documentIn(elsewhere, address);
  await unknown.document.start();
  expect(unknown.asked.problems).toEqual(["unknown-draft"]);
});

test("S23 an unedited new session can be reloaded", async () => {
  const desk = bench();
  await documentIn(desk, "/workbench").document.start();
  const reloaded = bench(desk);
  desk.tab.close();
  reloaded.tab.history.replaceState({ position: 0 }, "", desk.tab.history.urls[0]!);
  const address = reloaded.tab.history.url;
  const { document, asked } = documentIn(reloaded, null);
  await document.start();
  expect([asked.problems, document.session?.view.sessionId, reloaded.tab.history.url]).toEqual([[], null, address]);
});

test("S77 a malformed address makes no request; S73 a snapshot is fetched once", async () => {
  const desk = bench();
  const { document, asked } = documentIn(desk, "/session/short");
  await document.start();
  expect([asked.problems, desk.server.seen.length]).toEqual([["malformed"], 0]);
  desk.server.snapshots.set("snap00000001", { title: "S", content: stored(3), sourceSessionId: null });
  await document.navigation.go("/snapshot/snap00000001");
  expect([asked.snapshots, gets(desk)]).toEqual([[stored(3)], ["/snapshots/snap00000001"]]);
});

test("S82 of places wanted in quick succession only the last is opened", async () => {
  const desk = bench();
  const ids = [1, 2, 3].map((value) => desk.server.add(stored(value)));
  const { document } = documentIn(desk, `/session/${ids[0]}`);
  await Promise.all([document.start(), document.navigation.go(`/session/${ids[1]}`), document.navigation.go(`/session/${ids[2]}`)]);
  expect([desk.source.value, document.session?.view.sessionId]).toEqual([3, ids[2]]);
  expect(gets(desk)).toEqual([`/sessions/${ids[0]}`, `/sessions/${ids[2]}`]);
});

test("S60 the second tab is told at once, and can take the work over with its last edit", async () => {
  const first = bench();
  const id = first.server.add(stored(1));
  const one = documentIn(first, `/session/${id}`);
  await one.document.start();
  const second = bench(first);
  const two = documentIn(second, `/session/${id}`);
  await two.document.start();
  await settled();
  expect([one.asked.others, two.asked.others]).toEqual([1, 1]);
  first.source.set(5);
  two.asked.recover.push("recover");
  await two.document.takeOver();
  expect([one.asked.isTakenOver, second.source.value, first.tab.asksBeforeUnload]).toEqual([true, 5, false]);
  await two.document.save();
  expect(first.server.current(id).version).toBe(2);
});

test("S45 a save in one tab is noticed in the other at once", async () => {
  const first = bench();
  const id = first.server.add(stored(1));
  const second = bench(first);
  const [one, two] = [documentIn(first, `/session/${id}`), documentIn(second, `/session/${id}`)];
  await one.document.start();
  await two.document.start();
  first.source.set(5);
  await one.document.save();
  await settled();
  expect(two.document.session?.view.status.word).toBe("Out of sync");
});
