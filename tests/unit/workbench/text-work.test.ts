import { expect, test } from "vitest";
import { directWork, LARGE_TEXT_LENGTH, WorkerWork, type Task } from "../../../src/Workbench/shim/browser/text-work";
import { FakeClock } from "./fakes/clock";
import { FakeWorker } from "./fakes/worker";

const large = "x".repeat(LARGE_TEXT_LENGTH);

class TaskWorker extends FakeWorker<Task> {
  readonly tasks = this.sent;
}

test("S34 large text is hashed by the worker, small text at once", async () => {
  const worker = new TaskWorker();
  const work = new WorkerWork(() => worker, new FakeClock());
  expect(await work.hash("{}")).toBe(await directWork.hash("{}"));
  const [one, other] = [work.hash(large), work.pack(large)];
  expect(worker.tasks.map((task) => task.name)).toEqual(["hash", "pack"]);
  worker.say({ number: worker.tasks[1]!.number, value: new Uint8Array([7]) });
  worker.say({ number: worker.tasks[0]!.number, value: "the hash" });
  expect([await one, await other]).toEqual(["the hash", new Uint8Array([7])]);
});

test("S34 the body of a large save is made by the worker, of a small one at once", async () => {
  const worker = new TaskWorker();
  const work = new WorkerWork(() => worker, new FakeClock());
  expect(await work.body({ title: "a", description: null, content: "{}" })).toBe('{"title":"a","description":null,"content":"{}"}');
  const body = work.body({ title: "a", content: large });
  const task = worker.tasks[0] as Task & { fields: object };
  expect([task.name, task.fields]).toEqual(["body", { title: "a", content: large }]);
  worker.breakDown();
  expect(await body).toBe(JSON.stringify({ title: "a", content: large }));
});

test("S34 a worker that breaks down or cannot start loses no work", async () => {
  const worker = new TaskWorker();
  const work = new WorkerWork(() => worker, new FakeClock());
  const pending = work.hash(large);
  worker.breakDown();
  expect(await pending).toBe(await directWork.hash(large));
  expect(worker.isTerminated).toBe(true);
  const without = new WorkerWork(() => {
    throw new DOMException("Refused", "SecurityError");
  }, new FakeClock());
  expect(await without.unpack(await without.pack(large))).toBe(large);
});

test("S64 damaged bytes are refused by the worker, too", async () => {
  const worker = new TaskWorker();
  const work = new WorkerWork(() => worker, new FakeClock());
  const pending = work.unpack(new Uint8Array(LARGE_TEXT_LENGTH));
  worker.say({ number: worker.tasks[0]!.number, problem: "TypeError: damaged" });
  await expect(pending).rejects.toThrow("damaged");
});
