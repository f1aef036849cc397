import type { Getter, Setter } from "jotai/vanilla";
import type { ModuleContext } from "./module-context";

/** What a part of the module's state is now, for storing. Reads atoms only, so that a change of any of them is noticed. */
export type SerializeStateFunction<T> = (get: Getter) => T;

/** Puts a stored part into atoms. Throws when it cannot: the stored text is then kept and the user is told. */
export type DeserializeStateFunction<T> = (raw: Partial<T>, set: Setter) => void;

/** Both parts of a module's state; both are optional. */
export interface ModuleComponentsState {
  readonly settings?: object;
  readonly view?: object;
}

type Functions<T extends ModuleComponentsState> = {
  readonly serializeStateFunctions: { [P in keyof T]?: SerializeStateFunction<NonNullable<T[P]>> };
  readonly deserializeStateFunctions: { [P in keyof T]?: DeserializeStateFunction<NonNullable<T[P]>> };
};

/** Shows a view or settings in the element given. A returned function is called before the element goes. May be asynchronous. */
export type Render = (host: HTMLElement, context: ModuleContext) => (() => void) | void | Promise<void>;

/** Where the module stands: offered to everyone, still being made, or kept only for what was stored with it. */
export const ModuleDevState = { PROD: "prod", DEV: "dev", DEPRECATED: "deprecated" } as const;
export const ModuleCategory = { MAIN: "main", SUB: "sub", DEBUG: "debug" } as const;

export interface ModuleRegistration {
  /** The name in the content; never changes. */
  readonly moduleName: string;
  readonly defaultTitle: string;
  readonly category: (typeof ModuleCategory)[keyof typeof ModuleCategory];
  readonly devState: (typeof ModuleDevState)[keyof typeof ModuleDevState];
  readonly description: string;
  /** An icon of the sprite. */
  readonly icon: string;
  /** Imports the file that calls `ModuleRegistry.initModule`; called when the module is first shown. */
  readonly loadModule: () => Promise<unknown>;
}

/** What the loaded code of a module offers. A definition only: all state belongs to one workbench. */
export class Module<T extends ModuleComponentsState = ModuleComponentsState> {
  view: Render | null = null;
  settings: Render | null = null;
  /** A few words beside the module's name: what it shows now. */
  subject: ((get: Getter) => string) | null = null;
  #functions: Functions<ModuleComponentsState> | null = null;

  setSerializationFunctions(functions: Functions<T>): void {
    this.#functions = functions as unknown as Functions<ModuleComponentsState>;
  }

  /** Whether anything of the module's state is stored. */
  get isPersistent(): boolean {
    return this.#functions !== null;
  }

  /** The functions of one part, or null when the module does not store that part. */
  functionsOf(
    part: "settings" | "view",
  ): { serialize: SerializeStateFunction<object>; deserialize: DeserializeStateFunction<object> } | null {
    const serialize = this.#functions?.serializeStateFunctions[part];
    const deserialize = this.#functions?.deserializeStateFunctions[part];
    return serialize && deserialize ? { serialize, deserialize } : null;
  }
}
