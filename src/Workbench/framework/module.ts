import type { Atom, Getter, WritableAtom } from "jotai/vanilla";
import type { ChannelData } from "./links/channel-data";
import type { SyncSettingKey } from "./links/sync-setting-key";
import type { ModuleContext } from "./module-context";
import {
  partNames,
  type DeserializeStateFunction,
  type Migrations,
  type ModuleComponentsState,
  type PartFunctions,
  type PartName,
  type ModuleComponentSerializationFunctions,
  type SerializeStateFunction,
} from "./module-functions";
import type { AnyModuleRegistration } from "./module-registration";
import type { AnySchema } from "./schema/jtd-schema";
import type { Sparkline } from "./sparkline";

export type { DeserializeStateFunction, ModuleComponentsState, SerializeStateFunction };

/** Shows a view or settings in the element given. A returned function is called before the element goes. May be asynchronous. */
export type Render = (host: HTMLElement, context: ModuleContext) => (() => void) | void | Promise<void>;

/** How one part of a module's state is written and read. */
export interface PartDefinition extends PartFunctions {
  readonly schema: AnySchema;
  readonly version: number;
  readonly migrations: Migrations;
}

/** What the loaded code of a module offers. A definition only: all state belongs to one workbench. */
export class Module<T extends ModuleComponentsState = ModuleComponentsState> {
  viewFC: Render | null = null;
  settingsFC: Render | null = null;
  /** A few words beside the module's name: what it shows now. */
  subject: ((get: Getter) => string) | null = null;
  /** What each of its channels offers, by the ids of its registration. */
  channels: Readonly<Record<string, Atom<ChannelData>>> = {};
  /**
   * The atom of each setting that can follow other modules': a plain value that JSON holds (ident, name, time in ms, camera), or a fixable
   * atom of one.
   */
  syncedSettings: { readonly [K in SyncSettingKey]?: WritableAtom<unknown, [never], void> } = {};
  /** A small picture of what it shows now, for lists; null where there is nothing to draw (yet). */
  sparkline: ((get: Getter) => Sparkline | null) | null = null;
  #functions: ModuleComponentSerializationFunctions<ModuleComponentsState> | null = null;

  constructor(private readonly registration: AnyModuleRegistration) {}

  get name(): string {
    return this.registration.moduleName;
  }

  /** Throws where functions and schemas do not belong together: nothing is restored by halves. */
  setSerializationFunctions(functions: ModuleComponentSerializationFunctions<T>): void {
    const all = functions as unknown as ModuleComponentSerializationFunctions<ModuleComponentsState>;
    for (const part of partNames) {
      const [has, writes, reads] = [
        this.registration.serializedStateSchema?.[part] !== undefined,
        all.serializeStateFunctions[part] !== undefined,
        all.deserializeStateFunctions[part] !== undefined,
      ];
      if (writes !== reads) throw new Error(`${this.name}: its ${part} need both functions, to serialize and to deserialize.`);
      if (writes && !has) throw new Error(`${this.name}: there are functions for its ${part}, but no schema.`);
      if (has && !writes) throw new Error(`${this.name}: there is a schema for its ${part}, but no functions.`);
    }
    this.#functions = all;
  }

  /** Called when the code is there: throws when a schema has no functions. */
  assertComplete(): void {
    if (this.registration.serializedStateSchema && !this.#functions)
      throw new Error(`${this.name}: there is a schema for its state, but no functions.`);
  }

  /** Whether anything of the module's state is stored. */
  get isPersistent(): boolean {
    return this.#functions !== null;
  }

  /** The functions of one part with its schema, or null when the module does not store that part. */
  functionsOf(part: PartName): PartDefinition | null {
    const serialize = this.#functions?.serializeStateFunctions[part];
    const deserialize = this.#functions?.deserializeStateFunctions[part];
    const { serializedStateSchema, stateVersion, migrations } = this.registration;
    const schema = serializedStateSchema?.[part];
    if (!serialize || !deserialize || !schema) return null;
    return { serialize, deserialize, schema, version: stateVersion?.[part] ?? 1, migrations: migrations?.[part] ?? {} };
  }
}
