import { createStore } from "jotai/vanilla";
import { afterWaiting, ANSWER_PATIENCE_MS, browserClock, type SerializedState, type StoredModule } from "../shim";
import { ensembleSetAtom, type EnsembleChoice } from "./ensembles";
import { Listeners } from "./listeners";
import type { Module, ModuleRegistration } from "./module";
import type { Store } from "./module-context";
import { ModulePart } from "./module-part";
import { ModuleRegistry } from "./module-registry";

/** Where a module instance stands: no code for it here, code not asked for or on its way, code could not be loaded (in time), running. */
export type Phase = "unknown" | "waiting" | "failed" | "ready";

const parts = ["settings", "view"] as const;
export type PartName = (typeof parts)[number];

/**
 * One module on a dashboard: its atoms, and its stored state until its code takes over. Nothing is loaded before `start`.
 */
export class ModuleInstance {
  readonly id: string;
  readonly store: Store = createStore();
  readonly registration: ModuleRegistration | undefined;
  readonly #parts: Record<PartName, ModulePart>;
  readonly #listeners = new Listeners();
  #phase: Phase;
  #module: Module | null = null;
  #start: Promise<void> | null = null;
  #stopWaiting: () => void = () => {};
  #stops: (() => void)[] = [];
  #stopped = false;

  constructor(
    readonly stored: StoredModule,
    private readonly changed: () => void,
  ) {
    this.id = stored.id;
    this.registration = ModuleRegistry.find(stored.name);
    this.#phase = this.registration ? "waiting" : "unknown";
    this.#parts = {
      settings: this.#partOf("settings"),
      view: this.#partOf("view"),
    };
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** The running code; null unless ready. */
  get module(): Module | null {
    return this.#module;
  }

  get title(): string {
    return this.registration?.defaultTitle ?? this.stored.name;
  }

  set ensembles(ensembles: readonly EnsembleChoice[]) {
    this.store.set(ensembleSetAtom, ensembles);
  }

  /** Loads the code and restores the state, once; again after a failure. Code that comes late is welcome all the same. */
  start(): Promise<void> {
    if (this.#phase === "unknown" || this.#phase === "ready") return Promise.resolve();
    if (this.#phase === "failed") this.#become("waiting");
    this.#stopWaiting();
    this.#stopWaiting = afterWaiting(browserClock, ANSWER_PATIENCE_MS, () => this.#become("failed"));
    return (this.#start ??= this.#load());
  }

  /** Tells when the phase, a part's problem or its refusal changes. */
  onPhase(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Parts whose stored text cannot be used, with the reason. */
  problems(): { part: PartName; reason: string }[] {
    return parts.flatMap((part) => {
      const reason = this.#parts[part].problem;
      return reason === null ? [] : [{ part, reason }];
    });
  }

  /** Parts whose present state cannot be stored, with the reason; what was stored before stays. */
  refusals(): { part: PartName; reason: string }[] {
    return parts.flatMap((part) => {
      const reason = this.#parts[part].refusal;
      return reason === null ? [] : [{ part, reason }];
    });
  }

  /** Gives up a part's unusable text. */
  reset(part: PartName): void {
    this.#parts[part].reset();
    this.#listeners.tell();
    this.changed();
  }

  /** The state to store: the very object that was loaded while nothing differs. */
  read(): SerializedState | null {
    const stored = this.stored.serializedState ?? null;
    const now = parts.map((part) => [part, this.#parts[part].read()] as const);
    if (now.every(([part, text]) => text === stored?.[part])) return stored;
    return { ...stored, ...Object.fromEntries(now.filter(([, text]) => text !== undefined)) };
  }

  /** Ends the link to the atoms. */
  stop(): void {
    this.#stopped = true;
    this.#stopWaiting();
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
    this.#listeners.clear();
  }

  #partOf(part: PartName): ModulePart {
    return new ModulePart(this.stored.serializedState?.[part], this.store, this.title, () => this.#listeners.tell());
  }

  async #load(): Promise<void> {
    try {
      const module = await ModuleRegistry.load(this.stored.name);
      if (this.#stopped) return;
      for (const part of parts) {
        const functions = module.functionsOf(part);
        if (functions) this.#stops.push(this.#parts[part].restore(functions, this.changed));
      }
      this.#module = module;
      this.#become("ready");
    } catch (error) {
      console.error(`The code of ${this.stored.name} could not be loaded.`, error);
      this.#start = null;
      this.#become("failed");
    }
  }

  #become(phase: Phase): void {
    if (phase !== "waiting") this.#stopWaiting();
    this.#phase = phase;
    this.#listeners.tell();
  }
}
