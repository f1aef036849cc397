import type { Content } from "../shim";

/** Steps that can be taken back: enough for an afternoon. Contents share what a step did not touch. */
const MOST_STEPS = 200;

/** Changes of one module that follow each other this fast, ms, are one step: typing, dragging a slider. */
const ONE_STEP_MS = 1_000;

/** What a session was before each edit, and after those that were taken back. */
export class History {
  #past: Content[] = [];
  #future: Content[] = [];
  #present: Content | null = null;
  #last: { by: object; at: number } | null = null;

  /** @param now Milliseconds of a clock that only goes on. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Begins anew: what was before belongs to another session. */
  begin(present: Content): void {
    this.#past = [];
    this.#future = [];
    this.#last = null;
    this.#present = present;
  }

  /** An edit was made. `by` is the module that made it, if it was one. */
  step(present: Content, by: object | null = null): void {
    const at = this.now();
    const goesOn = by !== null && this.#last?.by === by && at - this.#last.at < ONE_STEP_MS && this.#future.length === 0;
    if (!goesOn && this.#present) this.#past = [...this.#past, this.#present].slice(-MOST_STEPS);
    this.#future = [];
    this.#present = present;
    this.#last = by === null ? null : { by, at };
  }

  /** What is shown changed without an edit: another dashboard is looked at. */
  look(present: Content): void {
    this.#present = present;
  }

  /** The content before the last step; null when there is none. */
  undo(): Content | null {
    return this.#move(this.#past, this.#future);
  }

  /** The content after the step that was taken back last; null when there is none. */
  redo(): Content | null {
    return this.#move(this.#future, this.#past);
  }

  #move(from: Content[], to: Content[]): Content | null {
    const target = from.pop();
    if (!target || !this.#present) return null;
    to.push(this.#present);
    this.#present = target;
    this.#last = null;
    return target;
  }
}
