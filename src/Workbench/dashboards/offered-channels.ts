import type { ChannelContent } from "../framework/links/channel-data";
import type { ChannelReceiverDefinition } from "../framework/links/channel-definitions";
import type { ModuleInstance } from "../framework/module-instance";
import { modulesOf } from "./content-edits";
import type { Workbench } from "./workbench";

/** A channel that a module could receive from. */
export interface OfferedChannel {
  /** Module and channel, as one text. */
  readonly key: string;
  readonly moduleId: string;
  readonly moduleTitle: string;
  readonly channelId: string;
  readonly displayName: string;
  /** What it offers now; none while it is loading. */
  readonly contents: () => readonly ChannelContent[];
}

/** The channels of all other modules of the session that a receiver takes. Two modules of one title are numbered. */
export function channelsFor(workbench: Workbench, instance: ModuleInstance, receiver: ChannelReceiverDefinition): OfferedChannel[] {
  const kinds = receiver.supportedKindsOfKeys;
  const titles = new Map<string, number>();
  return workbench.dashboards
    .flatMap(modulesOf)
    .map((placed) => workbench.instanceOf(placed))
    .flatMap((other) => {
      const channels = (other.registration?.channelDefinitions ?? []).filter(({ kindOfKey }) => !kinds || kinds.includes(kindOfKey));
      if (other === instance || channels.length === 0) return [];
      const count = (titles.get(other.title) ?? 0) + 1;
      titles.set(other.title, count);
      return channels.map(({ idString, displayName }) => ({
        key: `${other.id} ${idString}`,
        moduleId: other.id,
        moduleTitle: count === 1 ? other.title : `${other.title} ${count}`,
        channelId: idString,
        displayName,
        contents: () => {
          const channel = other.module?.channels[idString];
          return (channel && other.store.get(channel)) ?? [];
        },
      }));
    });
}
