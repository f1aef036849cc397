import { isObject, type StoredModule } from "../shim";

/** What a module receives: data of a channel of another module. Stored as the public frontend stores it. */
export interface Subscription {
  /** The receiver. */
  readonly idString: string;
  readonly listensToModuleInstanceId: string;
  readonly channelIdString: string;
  /** Ids of contents; "*" stands for all of them, those to come included. */
  readonly contentIdStrings: readonly string[];
}

/** The subscriptions of a module. Others, of a shape that is not known here, stay stored. */
export function subscriptionsOf(stored: StoredModule): Subscription[] {
  const all: unknown = stored.dataChannelManagerState?.subscriptions;
  return Array.isArray(all) ? all.filter(isSubscription) : [];
}

/** The module with another subscription of a receiver, or with none. */
export function withSubscription(stored: StoredModule, receiverId: string, subscription: Subscription | null): StoredModule {
  const all: unknown[] = Array.isArray(stored.dataChannelManagerState?.subscriptions) ? stored.dataChannelManagerState.subscriptions : [];
  const others = all.filter((each) => !isSubscription(each) || each.idString !== receiverId);
  const subscriptions = subscription ? [...others, subscription] : others;
  return { ...stored, dataChannelManagerState: { ...stored.dataChannelManagerState, subscriptions } };
}

function isSubscription(value: unknown): value is Subscription {
  return (
    isObject(value)
    && typeof value["idString"] === "string"
    && typeof value["listensToModuleInstanceId"] === "string"
    && typeof value["channelIdString"] === "string"
    && Array.isArray(value["contentIdStrings"])
    && value["contentIdStrings"].every((id) => typeof id === "string")
  );
}
