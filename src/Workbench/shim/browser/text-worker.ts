import { directWork, type Task, type TaskAnswer, type Worked } from "./text-work";

/** Entry of the worker: a module file of its own, from the same origin, so that the strict content policy lets it run. */

async function run(task: Task): Promise<Worked> {
  switch (task.name) {
    case "unpack":
      return directWork.unpack(task.bytes);
    case "body":
      return new Blob([await directWork.body(task.fields)]);
    default:
      return directWork[task.name](task.text);
  }
}

self.onmessage = (event: MessageEvent<Task>) => {
  const { number } = event.data;
  const answer = (message: TaskAnswer): void => self.postMessage(message);
  run(event.data).then(
    (value) => answer({ number, value }),
    (problem: unknown) => answer({ number, problem: String(problem) }),
  );
};
