import { expect, test } from "vitest";
import { Backend } from "../../../src/Workbench/shim/server/backend";
import { FakeBrowser } from "./fakes/browser";
import { FakeServer, json, problem } from "./fakes/server";
import { said } from "./fakes/words";

function setUp() {
  const [browser, server] = [new FakeBrowser(), new FakeServer()];
  const tab = browser.openTab({ fetch: server.fetch });
  const backend = new Backend(tab.environment, { apiBase: "/api/persistence", aliveUrl: "/alive", userId: "ann" });
  return { browser, server, backend };
}

const body = { title: "Drogon", description: null, content: "{}" };

test("S48 a save carries the version it is based on, and the user", async () => {
  const { server, backend } = setUp();
  const id = server.add("{}");
  expect((await backend.save(id, 1, { content: '{"a":1}' })).kind).toBe("saved");
  const { headers } = server.seen[0]!;
  expect([headers.get("If-Match"), headers.get("X-Portal-User")]).toEqual(['"1"', "ann"]);
  const refused = await backend.save(id, 1, { title: "Stale" });
  expect(refused).toMatchObject({ kind: "conflict", current: { version: 2 } });
  expect(server.current(id).title).toBe("Drogon");
});

test("S43 work never lands in another account", async () => {
  const { server, backend } = setUp();
  const id = server.add("{}");
  server.userId = "bob";
  expect((await backend.save(id, 1, { content: "[]" })).kind).toBe("signed-out");
});

test("S45 looking costs no content and says unchanged while the version is known", async () => {
  const { server, backend } = setUp();
  const id = server.add("{}");
  expect(await backend.look(id, 1)).toEqual({ kind: "unchanged" });
  server.change(id, { title: "Other" });
  expect(await backend.look(id, 1)).toMatchObject({ kind: "metadata", metadata: { version: 2, title: "Other" } });
});

test("S50 nothing is read from a cache", async () => {
  const { browser } = setUp();
  const requests: RequestInit[] = [];
  const tab = browser.openTab({ fetch: (_url, init) => (requests.push(init), Promise.resolve(new Response(null, { status: 304 }))) });
  await new Backend(tab.environment, { apiBase: "/api/persistence", aliveUrl: "/alive", userId: "ann" }).look("server000001", 1);
  expect(requests[0]!.cache).toBe("no-store");
});

test("S26 a lost answer to a new session makes no second one", async () => {
  const { browser, server, backend } = setUp();
  server.loseAnswer("POST");
  const created = backend.createSession(body, "key");
  await browser.clock.advance(1_000);
  expect((await created).kind).toBe("created");
  expect([server.sessions.size, server.count("POST")]).toEqual([1, 2]);
});

test("S39 a save without an answer is not repeated by itself, a read is, three times at most", async () => {
  const { browser, server, backend } = setUp();
  server.breakLine();
  expect((await backend.save("server000001", 1, { content: "{}" })).kind).toBe("offline");
  expect(server.count("PUT")).toBe(1);
  const read = backend.session("server000001");
  await browser.clock.advance(60_000);
  expect((await read).kind).toBe("offline");
  expect(server.count("GET")).toBe(3);
});

test("S39 a request that is never answered ends after a minute", async () => {
  const { browser } = setUp();
  const tab = browser.openTab({
    fetch: (_url, init) =>
      new Promise((_resolve, reject) => init.signal!.addEventListener("abort", () => reject(new DOMException("", "AbortError")))),
  });
  const saving = new Backend(tab.environment, { apiBase: "/api", aliveUrl: "/alive", userId: "ann" }).save("server000001", 1, {});
  await browser.clock.advance(60_000);
  expect((await saving).kind).toBe("offline");
});

test.each([
  [
    "a gateway's HTML",
    () => new Response("<html><h1>502 Bad Gateway</h1></html>", { status: 502 }),
    "unavailable",
    "The server answered 502 (bad gateway).",
  ],
  ["an empty 500", () => new Response(null, { status: 500 }), "unavailable", "The server answered 500 (internal error)."],
  ["JSON without a message", () => json(500, { error: {} }), "unavailable", "The server answered 500 (internal error)."],
  ["JSON null", () => json(502, null), "unavailable", "The server answered 502 (bad gateway)."],
  [
    "a message",
    () => problem(422, "1 validation error: title: must not be empty"),
    "rejected",
    "1 validation error: title: must not be empty",
  ],
  ["too large", () => problem(413, "1.6 MB of 1.5 MB"), "too-large", "1.6 MB of 1.5 MB"],
  ["deleted", () => problem(410, "ann deleted this"), "gone", "ann deleted this"],
  ["throttled", () => problem(429, "Too many requests", {}, { "Retry-After": "7" }), "unavailable", "Too many requests"],
  [
    "a page with 200",
    () => new Response("<html>Welcome</html>", { status: 200 }),
    "unavailable",
    "The server's answer was not understood.",
  ],
])("S39 %s gives a readable text", async (_name, answer, kind, text) => {
  const { server, backend } = setUp();
  server.fault = () => answer();
  const result = said(await backend.save("server000001", 1, { content: "{}" }));
  expect(result.kind).toBe(kind);
  expect("message" in result && result.message).toContain(text);
  expect(JSON.stringify(result)).not.toContain("undefined");
});

test("S39 the dialog can say whether the device or the server is the trouble", async () => {
  const { browser, server, backend } = setUp();
  expect(await backend.checkContact()).toBe("reachable");
  server.breakLine();
  expect(await backend.checkContact()).toBe("server-unreachable");
  browser.isOnline = false;
  expect(await backend.checkContact()).toBe("device-offline");
  expect(said(await backend.save("server000001", 1, {}))).toMatchObject({
    kind: "offline",
    message: expect.stringContaining("You are offline."),
  });
});

test("S77 a malformed id makes no request", async () => {
  const { server, backend } = setUp();
  expect((await backend.session("../metadata")).kind).toBe("gone");
  expect((await backend.look("short", null)).kind).toBe("gone");
  expect(server.seen).toHaveLength(0);
});

test("S73 a retry of opening a snapshot is the same visit", async () => {
  const { browser, server, backend } = setUp();
  server.loseAnswer("GET");
  const opened = backend.snapshot("snap00000001", "visit-key");
  await browser.clock.advance(1_000);
  await opened;
  expect(server.seen.map((seen) => seen.headers.get("Idempotency-Key"))).toEqual(["visit-key", "visit-key"]);
});
