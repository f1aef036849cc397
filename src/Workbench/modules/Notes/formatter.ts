import { afterWaiting, type Clock } from "../../shim";

/** How long one text may take, ms. An ordinary note of the largest size takes a tenth of it. */
export const FORMAT_PATIENCE_MS = 2_000;

/** How long the worker may take to be there, ms. */
export const START_PATIENCE_MS = 15_000;

export type FormatterPort = Pick<Worker, "postMessage" | "onmessage" | "onerror" | "terminate">;

/** Formats Markdown in a worker, one text after the other. A text that takes too long ends the worker, not the page. */
export class Formatter {
  readonly #start: () => FormatterPort;
  readonly #clock: Pick<Clock, "after">;
  readonly #refused = new Set<string>();
  #worker: FormatterPort | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @param start Starts the worker from its own file (`markdown-worker.ts`), as a module. */
  constructor(start: () => FormatterPort, clock: Pick<Clock, "after">) {
    this.#start = start;
    this.#clock = clock;
  }

  /**
   * The HTML, to be sanitised; null for a text that cannot be formatted. Rejects when the worker cannot be loaded.
   * @param signal Ends the wait of a text whose turn has not come.
   */
  html(markdown: string, signal: AbortSignal): Promise<string | null> {
    const turn = this.#last.then(() => (signal.aborted || this.#refused.has(markdown) ? null : this.#format(markdown)));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #format(markdown: string): Promise<string | null> {
    if (this.#worker === null) {
      const worker = this.#start();
      if ((await this.#answer(worker, START_PATIENCE_MS)) === null) throw new Error("The code that formats Markdown could not be loaded.");
      this.#worker = worker;
    }
    const answer = this.#answer(this.#worker, FORMAT_PATIENCE_MS);
    this.#worker.postMessage(markdown);
    const html = await answer;
    if (html === null) this.#refused.add(markdown);
    return html;
  }

  /** What the worker says next; null when it breaks down or takes too long, and then it is ended. */
  #answer(worker: FormatterPort, patience: number): Promise<string | null> {
    return new Promise((resolve) => {
      const giveUp = (): void => {
        stop();
        worker.terminate();
        this.#worker = null;
        resolve(null);
      };
      const stop = afterWaiting(this.#clock, patience, giveUp);
      worker.onerror = giveUp;
      worker.onmessage = (event: MessageEvent<string | null>) => {
        stop();
        resolve(event.data);
      };
    });
  }
}
