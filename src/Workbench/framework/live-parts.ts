import type { SerializedState } from "../shim";
import type { Module } from "./module";
import type { Store } from "./module-context";
import { partNames, type PartName } from "./module-functions";
import { ModulePart } from "./module-part";
import { partFormat } from "./state/stored-part";

export interface LiveParts {
  readonly parts: Partial<Record<PartName, ModulePart>>;
  /** Ends the link to the atoms. */
  readonly stop: () => void;
}

/**
 * Restores a module's stored state. What does so, validators included, is loaded with the first module, not with the page. Throws for a
 * schema that is none.
 */
export function restoreParts(
  module: Module,
  stored: SerializedState | null,
  { store, isNew, title, changed, onNews }: { store: Store; isNew: boolean; title: string; changed: () => void; onNews: () => void },
): LiveParts {
  const parts: Partial<Record<PartName, ModulePart>> = {};
  const stops: (() => void)[] = [];
  let areRestored = false;
  const tell = (): void => {
    if (areRestored) changed();
  };
  for (const part of partNames) {
    const definition = module.functionsOf(part);
    if (!definition) continue;
    const { schema, version, migrations } = definition;
    const format = withName(module.name, part, () => partFormat(schema, version, migrations));
    const live = new ModulePart(stored?.[part], store, title, onNews, isNew);
    stops.push(live.restore(definition, format, tell));
    parts[part] = live;
  }
  for (const part of partNames) parts[part]?.takeAsRestored();
  areRestored = true;
  return { parts, stop: () => stops.forEach((stop) => stop()) };
}

function withName<T>(moduleName: string, part: PartName, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`${moduleName}, schema of its ${part}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
