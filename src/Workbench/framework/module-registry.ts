import { Module, type ModuleComponentsState, type ModuleRegistration } from "./module";

const registrations = new Map<string, ModuleRegistration>();
const modules = new Map<string, Module>();
const loading = new Map<string, Promise<Module>>();

/** All workbench modules there are: names and definitions, no state. */
export const ModuleRegistry = {
  /** Makes a module known, at start. Its code is loaded when it is first shown. */
  registerModule(registration: ModuleRegistration): void {
    if (registrations.has(registration.moduleName)) throw new Error(`Module ${registration.moduleName} is registered twice.`);
    registrations.set(registration.moduleName, registration);
  },

  /** Called once by the module's own lazily loaded code. */
  initModule<T extends ModuleComponentsState>(moduleName: string): Module<T> {
    if (!registrations.has(moduleName)) throw new Error(`Module ${moduleName} is not registered.`);
    const module = new Module<T>();
    modules.set(moduleName, module);
    return module;
  },

  find(moduleName: string): ModuleRegistration | undefined {
    return registrations.get(moduleName);
  },

  list(): ModuleRegistration[] {
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
  if (!registration) throw new Error(`Module ${moduleName} is not registered.`);
  await registration.loadModule();
  const module = modules.get(moduleName);
  if (!module) throw new Error(`The code of ${moduleName} does not call initModule.`);
  return module;
}
