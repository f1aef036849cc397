import type { Atom } from "jotai/vanilla";
import type { Render } from "./module";
import type { ModuleContext, Store } from "./module-context";

/** One showing of a module's view or settings: from being put into an element until it ends or fails. */
export class ModuleDisplay implements ModuleContext {
  readonly #ended = new AbortController();
  #failed = false;

  constructor(
    readonly store: Store,
    private readonly onFail: (error: unknown) => void,
  ) {}

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** Runs the module's code; whatever it throws, now or later, ends this showing alone. */
  async run(render: Render, host: HTMLElement): Promise<void> {
    try {
      const leave = await render(host, this);
      if (leave) this.#whenEnded(leave);
    } catch (error) {
      this.fail(error);
    }
  }

  watch<T>(atom: Atom<T>, listener: (value: T) => void): void {
    const guarded = (): void => {
      if (this.signal.aborted) return;
      try {
        listener(this.store.get(atom));
      } catch (error) {
        this.fail(error);
      }
    };
    this.#whenEnded(this.store.sub(atom, guarded));
    guarded();
  }

  fail(error: unknown): void {
    if (this.#failed || this.signal.aborted) return;
    this.#failed = true;
    console.error("A module failed.", error);
    this.end();
    this.onFail(error);
  }

  end(): void {
    this.#ended.abort();
  }

  #whenEnded(leave: () => void): void {
    if (this.signal.aborted) leave();
    else this.signal.addEventListener("abort", leave, { once: true });
  }
}
