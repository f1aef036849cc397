import type { PartName } from "../../../../src/Workbench/framework/module-functions";
import type { AnyModuleRegistration } from "../../../../src/Workbench/framework/module-registration";
import { canonicalText } from "../../../../src/Workbench/shim/content/canonical";

/** The schemas that a module's parts had, by their versions. */
export type Pins = { [P in PartName]?: Record<string, unknown> };

const parts = ["settings", "view"] as const;

/** What is wrong with a module's schemas, compared with what they were; nothing where no text that was stored once is left behind. */
export function faultsOfSchemas(module: AnyModuleRegistration, pins: Pins, changelog: string): string[] {
  return parts.flatMap((part) => {
    const schema = module.serializedStateSchema?.[part];
    const pinned = pins[part] ?? {};
    const [version, latest] = [module.stateVersion?.[part] ?? 1, Math.max(0, ...Object.keys(pinned).map(Number))];
    if (!schema) return latest === 0 ? [] : [`its ${part} were stored, and are no more`];
    if (version < latest) return [`version ${version} of its ${part} is older than ${latest}, which was stored once`];
    if (version > latest) return [`version ${version} of its ${part} is not pinned: run the tests with PIN_SCHEMAS=1`];
    const changed = canonicalText(pinned[version]) !== canonicalText(plain(schema));
    return [
      ...(changed ? [`the schema of its ${part} changed: it needs version ${version + 1}, a migration and a line in its changelog`] : []),
      ...versionsFrom2(version).flatMap((each) => [
        ...(each in pinned ? [] : [`version ${each} of its ${part} is not pinned`]),
        ...(module.migrations?.[part]?.[each] ? [] : [`there is no migration to version ${each} of its ${part}`]),
        ...(new RegExp(`^.*\\b${part} ${each}\\b.*:.+$`, "m").test(changelog) ? [] : [`its changelog has no line "${part} ${each}: …"`]),
      ]),
    ];
  });
}

/** The pins with those of what is new; what is pinned stays. */
export function withNew(module: AnyModuleRegistration, pins: Pins): Pins {
  const all: Pins = { ...pins };
  for (const part of parts) {
    const schema = module.serializedStateSchema?.[part];
    if (schema) all[part] = { [module.stateVersion?.[part] ?? 1]: plain(schema), ...pins[part] };
  }
  return all;
}

function versionsFrom2(version: number): number[] {
  return Array.from({ length: version - 1 }, (_, at) => at + 2);
}

function plain(schema: object): unknown {
  return JSON.parse(JSON.stringify(schema)) as unknown;
}
