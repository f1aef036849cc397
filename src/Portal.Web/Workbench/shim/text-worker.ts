import { directWork, type Task, type TaskAnswer } from "./text-work";

/** Entry of the worker: a module file of its own, from the same origin, so that the strict content policy lets it run. */

function run(task: Task): Promise<string | Uint8Array> {
  return task.name === "unpack" ? directWork.unpack(task.bytes) : directWork[task.name](task.text);
}

self.onmessage = (event: MessageEvent<Task>) => {
  const { number } = event.data;
  const answer = (message: TaskAnswer): void => self.postMessage(message);
  run(event.data).then((value) => answer({ number, value }), (problem: unknown) => answer({ number, problem: String(problem) }));
};
