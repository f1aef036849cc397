import { expect, test } from "vitest";
import { settled } from "./fakes/clock";
import { setUp, text } from "./fakes/conflict";
import { bench, draftsIn, open, stored } from "./fakes/workbench";
import { shown } from "./fakes/words";

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
