import type { Clock } from "./browser-clock";
import { gunzip, gzip } from "./compression";
import { sha256Hex } from "./hash";
import { afterWaiting, WORKER_PATIENCE_MS } from "./patience";

/** The heavy work on a session's text. */
export interface TextWork {
  /** Lower-case hex SHA-256 of the UTF-8 bytes. */
  hash(text: string): Promise<string>;
  /** The text, compressed. */
  pack(text: string): Promise<Uint8Array>;
  /** The text out of {@link TextWork.pack}; rejects for damaged bytes. */
  unpack(bytes: Uint8Array): Promise<string>;
  /** The fields as JSON, to be sent. A Blob is sent without being copied again. */
  body(fields: BodyFields): Promise<string | Blob>;
}

/** What a request's body is made of. */
export type BodyFields = Readonly<Record<string, string | null | Readonly<Record<string, string>>>>;

/** A task for the worker, and its answer under the same number. */
export type Task = { number: number } & (
  | { name: "hash" | "pack"; text: string }
  | { name: "unpack"; bytes: Uint8Array }
  | { name: "body"; fields: BodyFields }
);
export type TaskAnswer = { number: number } & ({ value: Worked } | { problem: string });
export type Worked = string | Uint8Array | Blob;

/** What the work needs of a Worker. */
export type WorkerPort = Pick<Worker, "postMessage" | "onmessage" | "onerror" | "terminate">;

/** Texts of fewer characters are worked on at once: the way to the worker costs more. */
export const LARGE_TEXT_LENGTH = 65_536;

/** Packed texts of fewer bytes are unpacked at once. Dashboards shrink to a tenth or so. */
export const LARGE_PACKED_LENGTH = LARGE_TEXT_LENGTH / 16;

/** Works in the page's own thread. */
export const directWork: TextWork = {
  hash: sha256Hex,
  pack: gzip,
  unpack: gunzip,
  body: (fields) => Promise.resolve(JSON.stringify(fields)),
};

interface PendingTask {
  settle(value: Worked): void;
  fail(problem: Error): void;
  again(): void;
}

/** Gives large texts to a worker, so that typing and drawing go on; works directly where no worker can run, or it does not answer. */
export class WorkerWork implements TextWork {
  readonly #start: () => WorkerPort;
  readonly #clock: Pick<Clock, "after">;
  readonly #waiting = new Map<number, PendingTask>();
  #worker: WorkerPort | null = null;
  #canStart = true;
  #last = 0;

  /** @param start Starts the worker from its own file (`text-worker.ts`), as a module; may throw. */
  constructor(start: () => WorkerPort, clock: Pick<Clock, "after">) {
    this.#start = start;
    this.#clock = clock;
  }

  hash(text: string): Promise<string> {
    return this.#run(text.length >= LARGE_TEXT_LENGTH, { name: "hash", text }, () => directWork.hash(text));
  }

  pack(text: string): Promise<Uint8Array> {
    return this.#run(text.length >= LARGE_TEXT_LENGTH, { name: "pack", text }, () => directWork.pack(text));
  }

  unpack(bytes: Uint8Array): Promise<string> {
    return this.#run(bytes.byteLength >= LARGE_PACKED_LENGTH, { name: "unpack", bytes }, () => directWork.unpack(bytes));
  }

  body(fields: BodyFields): Promise<string | Blob> {
    const length = Object.values(fields).reduce((sum, field) => sum + (typeof field === "string" ? field.length : 0), 0);
    return this.#run(length >= LARGE_TEXT_LENGTH, { name: "body", fields }, () => directWork.body(fields));
  }

  #run<T extends Worked>(isLarge: boolean, task: object, direct: () => Promise<T>): Promise<T> {
    const worker = isLarge ? this.#open() : null;
    if (worker === null) return direct();
    const number = ++this.#last;
    return new Promise<T>((resolve, reject) => {
      const stop = afterWaiting(this.#clock, WORKER_PATIENCE_MS, () => this.#giveUp());
      this.#waiting.set(number, {
        settle: (value) => {
          stop();
          resolve(value as T);
        },
        fail: (problem) => {
          stop();
          reject(problem);
        },
        again: () => {
          stop();
          direct().then(resolve, reject);
        },
      });
      worker.postMessage({ ...task, number });
    });
  }

  #open(): WorkerPort | null {
    if (this.#worker !== null || !this.#canStart) return this.#worker;
    try {
      this.#worker = this.#start();
    } catch {
      this.#giveUp();
      return null;
    }
    this.#worker.onmessage = (event: MessageEvent<TaskAnswer>) => this.#answered(event.data);
    this.#worker.onerror = () => this.#giveUp();
    return this.#worker;
  }

  #answered(answer: TaskAnswer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if ("value" in answer) waiting?.settle(answer.value);
    else waiting?.fail(new TypeError(answer.problem));
  }

  /** A worker that cannot run is not asked again; what it had been given is done here. */
  #giveUp(): void {
    this.#canStart = false;
    this.#worker?.terminate();
    this.#worker = null;
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of left) waiting.again();
  }
}
