/** Those who want to be told; telling goes on when one of them stops listening meanwhile. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  /** Returns how to stop listening. */
  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  clear(): void {
    this.#listeners.clear();
  }
}
