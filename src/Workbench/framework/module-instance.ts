import { createStore } from "jotai/vanilla";
import { afterWaiting, ANSWER_PATIENCE_MS, browserClock, isObject, type SerializedState, type StoredModule } from "../shim";
import { ensembleSetAtom, type EnsembleChoice } from "./ensembles/ensemble-choice";
import { EnsembleSet, EnsembleSetAtom } from "./ensembles/ensemble-set";
import { ensemblesSettledAtom } from "./ensembles/settled";
import { Listeners } from "./listeners";
import type { Module } from "./module";
import type { Store } from "./module-context";
import { partNames, type PartName } from "./module-functions";
import { unloaded, type AnyModuleRegistration, type Phase } from "./module-registration";
import { ModuleRegistry } from "./module-registry";
import { UnreadPart, type PartState } from "./part-state";
import { sparklineText } from "./sparkline";
import type { InvalidAt, PartProblem } from "./state/part-problem";

/**
 * One module on a dashboard: its atoms, and its stored state until its code takes over. Nothing is loaded before `start`.
 */
export class ModuleInstance {
  readonly id: string;
  readonly store: Store = createStore();
  readonly registration: AnyModuleRegistration | undefined;
  readonly #parts: Record<PartName, PartState>;
  readonly #listeners = new Listeners();
  #phase: Phase;
  #module: Module | null = null;
  #failure: unknown = null;
  #start: Promise<void> | null = null;
  #stopWaiting: () => void = () => {};
  readonly #stops: (() => void)[] = [];
  #stopped = false;

  /**
   * @param stored As it is in the content: replaced only by another of the same state.
   * @param changed Told when the user chooses something that is stored.
   * @param isNew Whether the module was just added.
   */
  constructor(
    public stored: StoredModule,
    private readonly changed: () => void,
    private readonly isNew = false,
  ) {
    this.id = stored.id;
    this.registration = ModuleRegistry.find(stored.name);
    this.#phase = this.registration ? "waiting" : "unknown";
    this.#parts = { settings: new UnreadPart(stored.serializedState?.settings), view: new UnreadPart(stored.serializedState?.view) };
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Tells the module the session's ensembles, and whether that is all that is known of them. */
  setEnsembles(ensembles: readonly EnsembleChoice[], areSettled: boolean): void {
    this.store.set(ensembleSetAtom, ensembles);
    this.store.set(EnsembleSetAtom, new EnsembleSet(ensembles));
    this.store.set(ensemblesSettledAtom, areSettled);
  }

  /** The running code; null unless ready. */
  get module(): Module | null {
    return this.#module;
  }

  /** Why the code could not be loaded; null while it is not known. */
  get failure(): unknown {
    return this.#failure;
  }

  /** The module's own title, or that of its kind. */
  get title(): string {
    return this.store.get(this.#parts.settings.title) ?? this.registration?.defaultTitle ?? this.stored.name;
  }

  /** Whether the title can be the module's own: it is stored in its settings. */
  get canBeRenamed(): boolean {
    const storesSettings = this.#module !== null && this.#module.functionsOf("settings") !== null;
    return storesSettings && !this.isReadOnly && this.#parts.settings.problem === null;
  }

  /** An empty title is that of its kind again. */
  rename(title: string): void {
    if (this.canBeRenamed) this.store.set(this.#parts.settings.title, title === "" ? null : title);
  }

  /** Whether a newer version of the module wrote its state: it is shown, and stays as it is. */
  get isReadOnly(): boolean {
    return partNames.some((part) => this.#parts[part].problem?.kind === "newer");
  }

  /** Loads the code and restores the state, once; again after a failure. Code that comes late is welcome all the same. */
  start(): Promise<void> {
    if (this.#phase === "unknown" || this.#phase === "ready") return Promise.resolve();
    if (this.#phase === "failed") this.#become("waiting");
    this.#stopWaiting();
    this.#stopWaiting = afterWaiting(browserClock, ANSWER_PATIENCE_MS, () => this.#become("failed"));
    return (this.#start ??= this.#load());
  }

  /** Tells when the phase, the title, a part's problem or its refusal changes. */
  onPhase(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Parts whose stored text cannot be used, with the reason and the text. */
  problems(): { part: PartName; problem: PartProblem; text: string }[] {
    return partNames.flatMap((part) => {
      const { problem, storedText } = this.#parts[part];
      return problem === null ? [] : [{ part, problem, text: storedText ?? "" }];
    });
  }

  /** Parts whose present state cannot be stored, with the reason; what was stored before stays. */
  refusals(): { part: PartName; reason: string }[] {
    return partNames.flatMap((part) => {
      const reason = this.#parts[part].refusal;
      return reason === null ? [] : [{ part, reason }];
    });
  }

  /** Properties whose stored values could not be used: they have their defaults, and keep what was stored. */
  warnings(): readonly InvalidAt[] {
    return partNames.flatMap((part) => this.#parts[part].refused);
  }

  /** Gives up a part's unusable text. Answers how to have it back. */
  reset(part: PartName): () => void {
    const undo = this.#parts[part].reset();
    this.#tellChange();
    return () => {
      undo();
      this.#tellChange();
    };
  }

  /** The state to store: the very object that was loaded while nothing differs. */
  read(): SerializedState | null {
    const stored = this.stored.serializedState ?? null;
    if (this.isReadOnly) return stored;
    const now = partNames.map((part) => [part, this.#parts[part].read()] as const);
    if (now.every(([part, text]) => text === stored?.[part])) return stored;
    return { ...(isObject(stored) && stored), ...Object.fromEntries(now.filter(([, text]) => text !== undefined)) };
  }

  /** A small picture of what the module shows now, as it is sent; null while it does not run, or has nothing to draw. */
  sparkline(): string | null {
    return this.#module ? sparklineText(this.#module, this.store.get) : null;
  }

  /** Ends the link to the atoms. */
  stop(): void {
    this.#stopped = true;
    this.#stopWaiting();
    for (const stop of this.#stops.splice(0)) stop();
    this.#listeners.clear();
    unloaded(this.registration, this.id);
  }

  async #load(): Promise<void> {
    try {
      const [module, { restoreParts }] = await Promise.all([ModuleRegistry.load(this.stored.name), import("./live-parts")]);
      if (this.#stopped) return;
      const { parts, stop } = restoreParts(module, this.stored.serializedState ?? null, {
        store: this.store,
        isNew: this.isNew,
        title: this.title,
        changed: () => this.#tellChoice(),
        onNews: () => this.#listeners.tell(),
      });
      Object.assign(this.#parts, parts);
      this.#stops.push(
        stop,
        this.store.sub(this.#parts.settings.title, () => this.#listeners.tell()),
      );
      this.#module = module;
      this.#become("ready");
    } catch (error) {
      console.error(`The code of ${this.stored.name} could not be loaded.`, error);
      this.#failure = error;
      this.#start = null;
      this.#become("failed");
    }
  }

  #tellChoice(): void {
    if (!this.isReadOnly) this.changed();
  }

  #tellChange(): void {
    this.#listeners.tell();
    this.changed();
  }

  #become(phase: Phase): void {
    if (phase !== "waiting") this.#stopWaiting();
    this.#phase = phase;
    this.#listeners.tell();
  }
}
