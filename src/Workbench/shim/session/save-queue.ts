/** Runs what changes the session's place on the server one after the other. */
export class SaveQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #waitingSave: Promise<unknown> | null = null;

  /** Runs when everything that was asked for before is done, whatever came of it. */
  run<T>(operation: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(operation, operation);
    this.#tail = done.catch(() => undefined);
    return done;
  }

  /** As {@link run}; however often a save is asked for while one runs, one more follows. */
  save<T>(operation: () => Promise<T>): Promise<T> {
    if (this.#waitingSave !== null) return this.#waitingSave as Promise<T>;
    const saving = this.run(() => {
      this.#waitingSave = null;
      return operation();
    });
    this.#waitingSave = saving;
    return saving;
  }
}
