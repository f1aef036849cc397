import type { Content, Dashboard, PlacedModule, SerializedState, Sparklines, StoredModule } from "../shim";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import { ModuleInstance } from "../framework/module-instance";
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

  constructor(private readonly changed: () => void) {}

  of({ moduleInstanceState: stored }: PlacedModule): ModuleInstance {
    const known = this.#instances.get(stored);
    if (known) return known;
    const instance = new ModuleInstance(stored, this.changed, this.#fresh.has(stored));
    instance.setEnsembles(this.#ensembles, this.#areSettled);
    this.#instances.set(stored, instance);
    return instance;
  }

  /** Says of a stored object that its module was just added: what it shows is then stored, chosen or not. */
  isNew(stored: StoredModule): void {
    this.#fresh.add(stored);
  }

  setEnsembles(ensembles: readonly EnsembleChoice[], areSettled: boolean): void {
    this.#ensembles = ensembles;
    this.#areSettled = areSettled;
    for (const instance of this.#instances.values()) instance.setEnsembles(ensembles, areSettled);
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

function withStates(dashboard: Dashboard, states: ReadonlyMap<StoredModule, SerializedState | null>): Dashboard {
  const withState = (placed: PlacedModule): PlacedModule => {
    const stored = placed?.moduleInstanceState;
    const state = states.get(stored);
    if (state === undefined || state === (stored.serializedState ?? null)) return placed;
    return { ...placed, moduleInstanceState: { ...stored, serializedState: state } };
  };
  return { ...dashboard, moduleInstances: dashboard.moduleInstances.map(withState) };
}
