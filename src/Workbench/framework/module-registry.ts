import { Module, type Render } from "./module";
import type { ModuleComponentsState, ModuleComponentSerializationFunctions } from "./module-functions";
import type { AnyModuleRegistration, ModuleRegistration } from "./module-registration";

/** What `initModule` takes: views, functions, or both, in the spellings of the public framework. */
export interface InitOptions<S> extends Partial<ModuleComponentSerializationFunctions<S>> {
  readonly settingsFC?: Render;
  readonly viewFC?: Render;
  /** The public framework's: how values of the settings reach the view. Atoms do, here. */
  readonly settingsToViewInterfaceInitialization?: unknown;
  readonly viewToSettingsInterfaceInitialization?: unknown;
}

const registrations = new Map<string, AnyModuleRegistration>();
const modules = new Map<string, Module>();
const loading = new Map<string, Promise<Module>>();
let isFrozen = false;

/** All workbench modules there are: definitions only, no state. */
export const ModuleRegistry = {
  /**
   * Makes a module known, at start. Its code is loaded when it is first shown. A module that stores its state (`S`) has a schema for each
   * part of it. Throws for a second one of the name, and after the start. (The first type parameter is the public
   * framework's: the interfaces between settings and view, which share their atoms here.)
   */
  registerModule<_Interfaces = unknown, S extends ModuleComponentsState = never>(registration: ModuleRegistration<S>): void {
    const known = registration as unknown as AnyModuleRegistration;
    const { moduleName: name } = known;
    if (isFrozen) throw new Error(`${name} is registered too late: the workbench has started.`);
    if (registrations.has(name)) throw new Error(`Module ${name} is registered twice.`);
    registrations.set(name, known);
  },

  /** Called once by the module's own lazily loaded code. */
  initModule<_Interfaces = unknown, S extends ModuleComponentsState = ModuleComponentsState>(
    moduleName: string,
    options: InitOptions<S> = {},
  ): Module<S> {
    const registration = registrations.get(moduleName);
    if (!registration) throw new Error(`Module ${moduleName} is not registered.`);
    const module = new Module<S>(registration);
    module.settingsFC = options.settingsFC ?? null;
    module.viewFC = options.viewFC ?? null;
    const { serializeStateFunctions, deserializeStateFunctions } = options;
    if (serializeStateFunctions || deserializeStateFunctions) {
      module.setSerializationFunctions({
        serializeStateFunctions: serializeStateFunctions ?? {},
        deserializeStateFunctions: deserializeStateFunctions ?? {},
      });
    }
    modules.set(moduleName, module);
    return module;
  },

  /** From here on no module is registered. */
  freeze(): void {
    isFrozen = true;
  },

  find(moduleName: string): AnyModuleRegistration | undefined {
    return registrations.get(moduleName);
  },

  list(): AnyModuleRegistration[] {
    return [...registrations.values()];
  },

  /** The module with its code. A failed load is tried again the next time. */
  load(moduleName: string): Promise<Module> {
    const known = loading.get(moduleName);
    if (known) return known;
    const load = fetchCode(moduleName);
    loading.set(moduleName, load);
    load.catch(() => loading.delete(moduleName));
    return load;
  },
};

async function fetchCode(moduleName: string): Promise<Module> {
  const registration = registrations.get(moduleName);
  if (!registration?.loadModule) throw new Error(`Module ${moduleName} is not registered with its code.`);
  await registration.loadModule();
  const module = modules.get(moduleName);
  if (!module) throw new Error(`The code of ${moduleName} does not call initModule.`);
  module.assertComplete();
  return module;
}
