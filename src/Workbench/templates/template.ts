import type { ChannelReceiverDefinition } from "../framework/links/channel-definitions";
import type { SyncSettingKey } from "../framework/links/sync-setting-key";
import type { ModuleStates } from "./module-states";

/** A dashboard to begin with: modules at their places, with what they need to say something. */
export interface Template {
  /** In addresses; never changes. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** How many ensembles a session without any gets, of those that there are. */
  readonly ensembles: number;
  readonly modules: readonly TemplateModule[];
}

/** A module of a template: only what differs from the module's defaults. */
export type TemplateModule = { [N in keyof ModuleStates]: TemplateModuleOf<N> }[keyof ModuleStates];

interface TemplateModuleOf<N extends keyof ModuleStates> {
  readonly moduleName: N;
  /** Shares of the dashboard's width and height. */
  readonly place: readonly [x: number, y: number, width: number, height: number];
  readonly title?: string;
  /** Where it names ensembles, made of the idents of those that the session has. */
  readonly settings?: Partial<PartOf<N, "settings">> | ((ensembleIdents: readonly string[]) => Partial<PartOf<N, "settings">>);
  readonly view?: Partial<PartOf<N, "view">>;
  readonly synced?: readonly SyncSettingKey[];
  readonly receives?: readonly TemplateSubscription[];
}

type PartOf<N extends keyof ModuleStates, P extends string> = P extends keyof ModuleStates[N] ? ModuleStates[N][P] : never;

interface TemplateSubscription {
  readonly receiver: ChannelReceiverDefinition["idString"];
  /** Place of the other module in the template. */
  readonly from: number;
  readonly channel: string;
}
