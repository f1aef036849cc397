/** localStorage with a quota in characters, or blocked. */
export class FakeStorage implements Storage {
  readonly values = new Map<string, string>();
  quota = 5_000_000;
  isBlocked = false;
  writes = 0;
  [name: string]: unknown;

  get length(): number {
    this.#guard();
    return this.values.size;
  }

  key(index: number): string | null {
    this.#guard();
    return [...this.values.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    this.#guard();
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#guard();
    const others = [...this.values].filter(([other]) => other !== key).reduce((sum, [other, text]) => sum + other.length + text.length, 0);
    if (others + key.length + value.length > this.quota) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    this.values.set(key, value);
    this.writes++;
  }

  removeItem(key: string): void {
    this.#guard();
    this.values.delete(key);
  }

  clear(): void {
    this.values.clear();
  }

  #guard(): void {
    if (this.isBlocked) throw new DOMException("Access is denied for this document.", "SecurityError");
  }
}
