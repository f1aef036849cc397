import { expect, test, vi } from "vitest";
import { openSaved, openSnapshotCopy } from "../../../src/Workbench/shim/session/opened-session";
import { copyTitle } from "../../../src/Workbench/page/words";
import { settled } from "./fakes/clock";
import { inText, said } from "./fakes/words";
import { bench, draftsIn, open, stored } from "./fakes/workbench";

const nested = (depth: number): string =>
  `{"dashboards":[],"settings":{"value":1},"userCreatedItems":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;

test("S128 a thousand levels can be edited and saved", async () => {
  const desk = bench();
  const session = await open(desk, desk.server.add(nested(1_000)));
  const content = desk.source.read();
  desk.source.show({ ...content, settings: { value: 2 } });
  await desk.browser.clock.advance(200);
  expect((await session.save()).kind).toBe("saved");
});

test.each([1_001, 2_500, 100_000])("S128 %i levels are told, together with the text", async (depth) => {
  const desk = bench();
  for (const text of [nested(depth), nested(depth).replace('"value":1', '"value":18446744073709551615')]) {
    const opened = await openSaved(desk.context, desk.server.add(text));
    expect(inText(opened)).toEqual({ kind: "unreadable", problem: "The content is nested deeper than 1000 levels.", text });
  }
});

test("S128 whatever the workbench throws at a content is told, together with the text", async () => {
  const desk = bench();
  desk.source.load = () => {
    throw new RangeError("too much");
  };
  expect(inText(await openSaved(desk.context, desk.server.add(stored(1))))).toEqual({
    kind: "unreadable",
    problem: "The workbench cannot show it (RangeError: too much).",
    text: stored(1),
  });
});

test("S128 a server that never answers is waited for once, also where the browser does not let go", async () => {
  const desk = bench();
  const id = desk.server.add(stored(1));
  desk.server.fault = () => new Promise<Response>(() => {});
  const opened = vi.fn();
  void openSaved(desk.context, id).then((result) => opened({ kind: result.kind, message: said(result).message }));
  await desk.browser.clock.advance(10_000);
  expect(opened).toHaveBeenCalledWith({ kind: "offline", message: "No contact with the server. Nothing was lost. Try again in a moment." });
  expect(desk.server.count("GET")).toBe(1);
});

test.each([
  [1, "opened"],
  [2, "offline"],
])("S128 an answer with pauses of %i times six seconds is %s", async (pauses, kind) => {
  const desk = bench();
  const id = desk.server.add(stored(1));
  const { clock } = desk.browser;
  desk.server.fault = async (_seen, answer) => {
    const bytes = new Uint8Array(await answer().arrayBuffer());
    let at = 0;
    return new Response(
      new ReadableStream<Uint8Array>({
        pull: (stream) =>
          new Promise<void>(
            (done) =>
              void clock.after(6_000 * pauses, () => {
                if (at < bytes.length) stream.enqueue(bytes.slice(at, (at += 100)));
                else stream.close();
                done();
              }),
          ),
      }),
    );
  };
  const opened = openSaved(desk.context, id);
  await clock.advance(300_000);
  expect((await opened).kind).toBe(kind);
});

test("S75 a session made from a snapshot is unsaved, protected, and its untouched text is sent byte for byte", async () => {
  const desk = bench();
  const metadata = {
    id: "snap00000001",
    ownerId: "bob",
    title: "x".repeat(60),
    description: "of bob",
    createdAt: "2030-01-01T00:00:00Z",
    contentHash: "h",
  };
  const snapshot = { kind: "found", metadata, content: stored(4) } as const;
  const opened = await openSnapshotCopy(desk.context, snapshot, copyTitle(metadata.title), "draft0000001");
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { session } = opened;
  expect([session.view.title.length, session.view.title.endsWith("… (snapshot)")]).toEqual([50, true]);
  expect([session.hasSomethingToLose, (await draftsIn(desk)).length]).toEqual([true, 1]);
  await session.saveAs({ title: "Mine", description: null });
  expect(desk.server.current(session.view.sessionId!).content).toBe(stored(4));
});

test("S39 stored text that no workbench can read is given for download", async () => {
  const desk = bench();
  const opened = await openSaved(desk.context, desk.server.add('{"old":true}'));
  expect(inText(opened)).toEqual({ kind: "unreadable", problem: "The content is not that of a workbench.", text: '{"old":true}' });
  await settled();
  expect(desk.source.loads).toBe(0);
});
