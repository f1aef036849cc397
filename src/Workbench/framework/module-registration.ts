import type { Migrations, PartName } from "./module-functions";
import type { AnySchema, TypedSchema } from "./schema/jtd-schema";
import type { ChannelDefinition, ChannelReceiverDefinition } from "./links/channel-definitions";
import type { SyncSettingKey } from "./links/sync-setting-key";

/** Where a module stands: offered to everyone, still being made, or kept only for what was stored with it. */
export const ModuleDevState = { PROD: "prod", DEV: "dev", DEPRECATED: "deprecated" } as const;
export type ModuleDevState = (typeof ModuleDevState)[keyof typeof ModuleDevState];
export const ModuleCategory = { MAIN: "main", SUB: "sub", DEBUG: "debug" } as const;
export type ModuleCategory = (typeof ModuleCategory)[keyof typeof ModuleCategory];

/** Where a module instance stands: no code for it here, code not asked for or on its way, code could not be loaded (in time), running. */
export type Phase = "unknown" | "waiting" | "failed" | "ready";

interface ModuleDefinition {
  /** The name in the content; never changes. */
  readonly moduleName: string;
  readonly defaultTitle: string;
  readonly category: ModuleCategory;
  readonly devState: ModuleDevState;
  readonly description?: string | undefined;
  /** Kinds of data that the module shows, for people who choose one. */
  readonly dataTagIds?: readonly string[];
  /** Draws a picture of the module, for lists. */
  readonly preview?: (width: number, height: number) => unknown;
  /** Settings that can follow other modules' and lead them. */
  readonly syncableSettingKeys?: readonly SyncSettingKey[];
  /** Data that others can receive from the module. */
  readonly channelDefinitions?: readonly ChannelDefinition[];
  /** Data that the module can receive. */
  readonly channelReceiverDefinitions?: readonly ChannelReceiverDefinition[];
  /** Told when an instance is removed, with its id. */
  readonly onInstanceUnload?: (instanceId: string) => void;
  /** An icon of the sprite. */
  readonly icon?: string;
  /** Imports the file that calls `ModuleRegistry.initModule`; called when the module is first shown. */
  readonly loadModule?: () => Promise<unknown>;
  /** Versions of the parts' formats, 1 without a word. */
  readonly stateVersion?: { readonly [P in PartName]?: number };
  /** For each version above 1, what makes it of the one before. */
  readonly migrations?: { readonly [P in PartName]?: Migrations };
}

/** The parts that are stored; one of type `never` is not. */
type StoredPart<S> = { [P in keyof S & PartName]-?: [S[P]] extends [never] ? never : P }[keyof S & PartName];

/** Schemas of the parts that are stored. */
export type ModuleStateSchema<S> = {
  readonly [P in StoredPart<S> as undefined extends S[P] ? never : P]: TypedSchema<NonNullable<S[P]>>;
} & { readonly [P in StoredPart<S> as undefined extends S[P] ? P : never]?: TypedSchema<NonNullable<S[P]>> };

/** What a module is registered with: a schema where, and only where, it stores a state. */
export type ModuleRegistration<S = never> = ModuleDefinition
  & ([S] extends [never] ? { readonly serializedStateSchema?: undefined } : { readonly serializedStateSchema: ModuleStateSchema<S> });

export interface AnyModuleRegistration extends ModuleDefinition {
  readonly serializedStateSchema?: { readonly [P in PartName]?: AnySchema };
}

/** Tells a module that an instance of it is gone. What it throws then is nobody else's trouble. */
export function unloaded(registration: AnyModuleRegistration | undefined, instanceId: string): void {
  try {
    registration?.onInstanceUnload?.(instanceId);
  } catch (error) {
    console.error(`${registration?.moduleName ?? ""} failed when it was removed.`, error);
  }
}
