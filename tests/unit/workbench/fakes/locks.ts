type Granted = (lock: Lock | null) => unknown;

/** Web Locks of one browser: exclusive, asked for with `ifAvailable` only; a tab that dies lets go of its own. */
export class FakeLocks {
  readonly #held = new Map<string, object>();

  of(tab: object): Pick<LockManager, "request" | "query"> {
    const request = (name: string, options: LockOptions, callback: Granted): Promise<unknown> =>
      this.#request(tab, name, options, callback);
    return {
      request: request as LockManager["request"],
      query: () => Promise.resolve({ held: [...this.#held.keys()].map((name) => ({ name })), pending: [] }),
    };
  }

  free(tab: object): void {
    for (const [name, holder] of [...this.#held]) if (holder === tab) this.#held.delete(name);
  }

  async #request(tab: object, name: string, options: LockOptions, callback: Granted): Promise<unknown> {
    if (options.ifAvailable !== true) throw new Error("Only ifAvailable is known here.");
    await Promise.resolve();
    if (this.#held.has(name)) return callback(null);
    this.#held.set(name, tab);
    try {
      return await callback({ name, mode: "exclusive" });
    } finally {
      if (this.#held.get(name) === tab) this.#held.delete(name);
    }
  }
}
