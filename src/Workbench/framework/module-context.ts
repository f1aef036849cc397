import type { Atom, createStore } from "jotai/vanilla";

/** Where the atoms of one module instance have their values. */
export type Store = ReturnType<typeof createStore>;

/** What a module's view and settings get from the workbench. One for each showing; `signal` ends with it. */
export interface ModuleContext {
  /** The atoms' values of this module instance. */
  readonly store: Store;
  /** Ends when the view or the settings go: abort requests and observers with it. */
  readonly signal: AbortSignal;
  /** Calls now and whenever the atom's value changes. What the listener throws is shown in the module's own frame. */
  watch<T>(atom: Atom<T>, listener: (value: T) => void): void;
  /** Shows an error in the module's own frame, in place of its view. */
  fail(error: unknown): void;
}
