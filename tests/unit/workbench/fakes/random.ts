/** Random values that are the same in every run: what failed once fails again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  of<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)] as T;
  }

  /** Any number there is: odd ones as often as others. */
  number(): number {
    const odd = [
      0,
      -0,
      1,
      -1,
      NaN,
      Infinity,
      -Infinity,
      Number.MIN_VALUE,
      Number.EPSILON,
      Number.MAX_VALUE,
      2 ** 53,
      8.64e12,
      -8.64e12,
      1.7e9,
    ];
    const any = (): number => (this.next() - 0.5) * 10 ** this.of([0, 3, 9, 12, 15, 300]);
    return this.of([() => this.of(odd), any, () => Math.floor(this.next() * 2e9)])();
  }

  /** Any text there is: halves of surrogate pairs, controls and markup among it. */
  text(): string {
    const parts = ["", "a", "\ud800", "\udc00", "\u0000", "\u2028", '"', "\\", "é", "😀", "__proto__", "null", "\r\n", "<b>", "c::iter-3"];
    return Array.from({ length: Math.floor(this.next() * 6) }, () => this.of(parts)).join("");
  }
}
