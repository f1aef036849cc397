/** Runs what changes the session's place on the server one after the other. */
export class SaveQueue {
  #tail: Promise<unknown> = Promise.resolve();

  /** Runs when everything that was asked for before is done, whatever came of it. */
  run<T>(operation: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(operation, operation);
    this.#tail = done.catch(() => undefined);
    return done;
  }

  /** An operation that is run as by {@link run}; however often it is asked for while one runs, one more follows. */
  coalesced<T>(operation: () => Promise<T>): () => Promise<T> {
    let waiting: Promise<T> | null = null;
    return () => {
      waiting ??= this.run(() => {
        waiting = null;
        return operation();
      });
      return waiting;
    };
  }
}
