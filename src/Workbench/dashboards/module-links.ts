import type { Content, Dashboard, PlacedModule, StoredModule } from "../shim";
import { receivedAtom, type ChannelContent, type Received } from "../framework/links/channel-data";
import { ALL_CONTENTS } from "../framework/links/channel-definitions";
import { hoverAtom, type Hover } from "../framework/links/hover";
import type { SyncSettingKey } from "../framework/links/sync-setting-key";
import type { ModuleInstance } from "../framework/module-instance";
import { dashboardsOf, modulesOf } from "./content-edits";
import { subscriptionsOf, type Subscription } from "./subscriptions";
import { SyncGroup } from "./sync-group";

/** The running modules, and what else is in the session. */
interface ModulesHost {
  current(): Content;
  /** The instance of a stored module if it is running, else null. */
  running(stored: StoredModule): ModuleInstance | null;
  /** Makes the instance of a module run, whether its dashboard is shown or not. */
  run(placed: PlacedModule): ModuleInstance;
}

/**
 * What the modules of a session share: what is pointed at, settings that are synced, and data that one offers to another. Made anew
 * whenever modules come or go or their links are edited; the modules' own state is not touched by that.
 */
export class ModuleLinks {
  #stops: (() => void)[] = [];
  readonly #groups = new Map<string, SyncGroup>();

  constructor(private readonly host: ModulesHost) {}

  renew(): void {
    this.end();
    for (const dashboard of dashboardsOf(this.host.current())) {
      const running = modulesOf(dashboard).flatMap(({ moduleInstanceState }) => this.#ready(moduleInstanceState) ?? []);
      this.#shareHover(running);
      this.#sync(dashboard, running);
      for (const instance of running) this.#connect(instance);
    }
  }

  end(): void {
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
  }

  #ready(stored: StoredModule): ModuleInstance | null {
    const instance = this.host.running(stored);
    return instance?.phase === "ready" ? instance : null;
  }

  #shareHover(running: readonly ModuleInstance[]): void {
    for (const { store } of running) {
      const share = (): void => {
        const hover = store.get(hoverAtom);
        for (const other of running) if (!sameHover(other.store.get(hoverAtom), hover)) other.store.set(hoverAtom, hover);
      };
      this.#stops.push(store.sub(hoverAtom, share));
    }
  }

  #sync({ id }: Dashboard, running: readonly ModuleInstance[]): void {
    const keys = new Set(running.flatMap(({ stored }) => stored.syncedSettingKeys ?? []));
    for (const key of keys as Set<SyncSettingKey>) {
      const members = running.flatMap(({ store, module, stored }) => {
        const atom = stored.syncedSettingKeys.includes(key) ? module?.syncedSettings[key] : undefined;
        return atom ? [{ store, atom }] : [];
      });
      if (members.length < 2) continue;
      const group = this.#groups.get(`${id} ${key}`) ?? new SyncGroup(key);
      this.#groups.set(`${id} ${key}`, group);
      this.#stops.push(group.join(members));
    }
  }

  #connect(instance: ModuleInstance): void {
    const receivers = instance.registration?.channelReceiverDefinitions ?? [];
    const received: Record<string, Received> = {};
    const set = (id: string, value: Received): void => {
      received[id] = value;
      instance.store.set(receivedAtom, { ...received });
    };
    for (const { idString } of receivers) {
      const subscription = subscriptionsOf(instance.stored).find((candidate) => candidate.idString === idString);
      if (subscription) this.#receive(subscription, (value) => set(idString, value));
      else set(idString, { state: "none" });
    }
  }

  #receive(subscription: Subscription, set: (received: Received) => void): void {
    const placed = dashboardsOf(this.host.current())
      .flatMap(modulesOf)
      .find(({ moduleInstanceState }) => moduleInstanceState.id === subscription.listensToModuleInstanceId);
    if (!placed) return set({ state: "missing", from: "a module that is not in this session any more" });
    const publisher = this.host.run(placed);
    const definition = publisher.registration?.channelDefinitions?.find(({ idString }) => idString === subscription.channelIdString);
    if (!definition) return set({ state: "missing", from: publisher.title });
    const from = `${publisher.title} · ${definition.displayName}`;
    const channel = publisher.module?.channels[subscription.channelIdString];
    if (publisher.phase === "failed" || publisher.phase === "unknown") return set({ state: "missing", from });
    if (!channel) return set({ state: "loading", from });
    const { store } = publisher;
    const tell = (): void => {
      const data = store.get(channel);
      set(data === null ? { state: "loading", from } : { state: "ready", from, contents: wanted(data, subscription) });
    };
    this.#stops.push(store.sub(channel, tell));
    tell();
  }
}

function wanted(contents: readonly ChannelContent[], { contentIdStrings }: Subscription): readonly ChannelContent[] {
  if (contentIdStrings.includes(ALL_CONTENTS)) return contents;
  return contents.filter(({ idString }) => contentIdStrings.includes(idString));
}

function sameHover(one: Hover | null, other: Hover | null): boolean {
  return one?.realization === other?.realization && one?.ensembleIdent === other?.ensembleIdent && one?.timeUtcMs === other?.timeUtcMs;
}
