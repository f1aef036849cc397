import type { Content, Dashboard, PlacedModule, SerializedState, Sparklines, StoredModule } from "../shim";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import { ModuleInstance } from "../framework/module-instance";
import { sameValue } from "../framework/state/same-value";
import { dashboardsOf, modulesOf } from "./content-edits";

/**
 * The module instances of one workbench, each made when it is first asked for. They are known by the stored object they came from, which
 * no edit replaces: two modules that claim the same id stay two.
 */
export class LiveModules {
  readonly #instances = new Map<StoredModule, ModuleInstance>();
  #ensembles: readonly EnsembleChoice[] = [];
  #areSettled = false;
  /** What was just added, and never stored. */
  readonly #fresh = new WeakSet<StoredModule>();

  /**
   * @param changed Told which module changed.
   * @param loaded Told when the code of a module is there, or will not come: what it stores may be more than was stored, without a change.
   */
  constructor(
    private readonly changed: (instance: ModuleInstance) => void,
    private readonly loaded: () => void = () => undefined,
  ) {}

  of({ moduleInstanceState: stored }: PlacedModule): ModuleInstance {
    const known = this.#instances.get(stored);
    if (known) return known;
    const instance: ModuleInstance = new ModuleInstance(stored, () => this.changed(instance), this.#fresh.has(stored));
    instance.setEnsembles(this.#ensembles, this.#areSettled);
    this.#instances.set(stored, instance);
    let phase = instance.phase;
    instance.onPhase(() => {
      if (instance.phase === phase) return;
      phase = instance.phase;
      this.loaded();
    });
    return instance;
  }

  /** The instance of a stored module, if it was asked for before. */
  running(stored: StoredModule): ModuleInstance | null {
    return this.#instances.get(stored) ?? null;
  }

  /** Another object holds the module from now on; its state is the same. */
  hold(before: StoredModule, after: StoredModule): void {
    const instance = this.#instances.get(before);
    if (this.#fresh.has(before)) this.#fresh.add(after);
    if (!instance) return;
    this.#instances.delete(before);
    instance.stored = after;
    this.#instances.set(after, instance);
  }

  /** Says of a stored object that its module was just added: what it shows is then stored, chosen or not. */
  isNew(stored: StoredModule): void {
    this.#fresh.add(stored);
  }

  /** Every edit asks for this; modules reckon again only where something of the ensembles is another. */
  setEnsembles(ensembles: readonly EnsembleChoice[], areSettled: boolean): void {
    if (areSettled === this.#areSettled && sameValue(ensembles, this.#ensembles)) return;
    this.#ensembles = ensembles;
    this.#areSettled = areSettled;
    for (const instance of this.#instances.values()) instance.setEnsembles(ensembles, areSettled);
  }

  /**
   * Goes on with what another content holds: a module whose state is the same there stays as it runs, whatever object holds it. All others
   * are made anew when they are asked for.
   */
  moveTo(content: Content): void {
    const running = new Map(
      [...this.#instances.values()].map((instance) => [keyOf(instance.id, instance.stored.name, instance.read()), instance]),
    );
    const moved = new Map<StoredModule, ModuleInstance>();
    for (const { moduleInstanceState: stored } of dashboardsOf(content).flatMap(modulesOf)) {
      const key = keyOf(stored.id, stored.name, stored.serializedState);
      const instance = running.get(key);
      if (!instance) continue;
      running.delete(key);
      instance.stored = stored;
      moved.set(stored, instance);
    }
    for (const left of running.values()) left.stop();
    this.#instances.clear();
    for (const [stored, instance] of moved) this.#instances.set(stored, instance);
  }

  /** What those of some modules that run show now. Of two modules with one id, the first has it. */
  sparklines(placed: readonly PlacedModule[]): Sparklines {
    const shown = placed.map(({ moduleInstanceState: stored }) => [stored.id, this.#instances.get(stored)?.sparkline() ?? null] as const);
    return Object.fromEntries(shown.reverse().flatMap(([id, text]) => (text === null ? [] : [[id, text]])));
  }

  /** Stops and forgets the instances that the content has no more. */
  keepOnly(content: Content | null): void {
    const present = new Set(
      content
        ? dashboardsOf(content)
            .flatMap(modulesOf)
            .map((placed) => placed.moduleInstanceState)
        : [],
    );
    for (const [stored, instance] of this.#instances) {
      if (present.has(stored)) continue;
      instance.stop();
      this.#instances.delete(stored);
    }
  }

  /** The content with what the running modules want stored. */
  writeInto(content: Content): Content {
    if (!Array.isArray(content.dashboards)) return content;
    const states = new Map([...this.#instances].map(([stored, instance]) => [stored, instance.read()]));
    const shown = new Set(dashboardsOf(content));
    return {
      ...content,
      dashboards: content.dashboards.map((dashboard) => (shown.has(dashboard) ? withStates(dashboard, states) : dashboard)),
    };
  }
}

/** What makes a module the same: its id, its kind, and its state. */
function keyOf(id: string, name: string, state: SerializedState | null): string {
  return JSON.stringify([id, name, state?.settings, state?.view]);
}

function withStates(dashboard: Dashboard, states: ReadonlyMap<StoredModule, SerializedState | null>): Dashboard {
  const withState = (placed: PlacedModule): PlacedModule => {
    const stored = placed?.moduleInstanceState;
    const state = states.get(stored);
    if (state === undefined || state === (stored.serializedState ?? null)) return placed;
    return { ...placed, moduleInstanceState: { ...stored, serializedState: state } };
  };
  return { ...dashboard, moduleInstances: dashboard.moduleInstances.map(withState) };
}
