import { expect, test } from "vitest";
import { formatted } from "../../../src/Workbench/modules/Notes/formatting";
import { Formatter, FORMAT_PATIENCE_MS, START_PATIENCE_MS, type FormatterPort } from "../../../src/Workbench/modules/Notes/formatter";
import { FakeClock, settled } from "./fakes/clock";
import { FakeWorker } from "./fakes/worker";

class FormattingWorker extends FakeWorker<string> {
  readonly texts = this.sent;
}

/** For what reckons long, on a busy machine, ms. */
const PATIENCE_MS = 60_000;

const open = new AbortController().signal;

function formatterOf(clock = new FakeClock()): { formatter: Formatter; workers: FormattingWorker[]; clock: FakeClock } {
  const workers: FormattingWorker[] = [];
  const start = (): FormatterPort => {
    workers.push(new FormattingWorker());
    return workers.at(-1) as unknown as FormatterPort;
  };
  return { formatter: new Formatter(start, clock), workers, clock };
}

test.each(["> ", "- ", "1. ", "> - "])(
  "S128 a note that nests %j deeply is no HTML, and a note that does not is",
  (mark) => {
    for (const depth of [60, 1_000]) expect(formatted(`${mark.repeat(depth)}end`)).toBe(null);
    expect(formatted(`${mark.repeat(4)}end`)).toContain("end");
  },
  PATIENCE_MS,
);

test(
  "S128 a note of more elements than a page draws at once is no HTML",
  () => {
    expect(formatted("*a* ".repeat(21_000))).toBe(null);
    expect(formatted("*a* ".repeat(3_000))).toContain("<em>a</em>");
    // Each use of a reference writes the whole address.
    expect(formatted(`[a]: /${"x".repeat(2_000)}\n\n${"[a] ".repeat(2_100)}`)).toBe(null);
  },
  PATIENCE_MS,
);

test(
  "S128 raw HTML is text, however deep",
  () => {
    expect(formatted("<div>".repeat(20_000))).toBe("&lt;div>".repeat(20_000));
  },
  PATIENCE_MS,
);

test("S128 a text that takes too long ends the worker; the texts after it get another", async () => {
  const { formatter, workers, clock } = formatterOf();
  const [slow, next] = [formatter.html("slow", open), formatter.html("next", open)];
  await settled();
  workers[0]!.say("ready");
  await settled();
  expect(workers[0]!.texts).toEqual(["slow"]);
  await clock.advance(FORMAT_PATIENCE_MS);
  expect(await slow).toBe(null);
  expect(workers[0]!.isTerminated).toBe(true);
  await settled();
  workers[1]!.say("ready");
  await settled();
  workers[1]!.say("<p>next</p>");
  expect(await next).toBe("<p>next</p>");
  expect(await formatter.html("slow", open)).toBe(null);
  expect(workers[1]!.texts).toEqual(["next"]);
});

test("S128 a worker that does not start is an error, and is started again for the next text", async () => {
  const { formatter, workers, clock } = formatterOf();
  const first = formatter.html("a", open);
  // oxlint-disable-next-line vitest/valid-expect -- Awaited below, once the time has passed that brings the refusal.
  const refused = expect(first).rejects.toThrow("could not be loaded");
  await settled();
  await clock.advance(START_PATIENCE_MS);
  await refused;
  const second = formatter.html("a", open);
  await settled();
  workers[1]!.say("ready");
  await settled();
  workers[1]!.say("<p>a</p>");
  expect(await second).toBe("<p>a</p>");
});

test("a text whose note has left is not formatted any more", async () => {
  const { formatter, workers } = formatterOf();
  const left = new AbortController();
  left.abort();
  expect(await formatter.html("a", left.signal)).toBe(null);
  expect(workers).toEqual([]);
});
