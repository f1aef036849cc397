import { atom, type Atom } from "jotai/vanilla";
import { ofWorkbench } from "../state/of-workbench";

/** One series of values that a channel offers: for realizations, the value of each. */
export interface ChannelContent {
  /** Stays the same between openings: subscriptions are stored with it. */
  readonly idString: string;
  readonly displayName: string;
  readonly unit: string | null;
  /** `{caseUuid}::{name}` */
  readonly ensembleIdentString: string;
  /** By the key that the channel's definition says: realization number, or time in ms. */
  readonly values: ReadonlyMap<number, number>;
}

/** What a channel offers; null while it is loading. */
export type ChannelData = readonly ChannelContent[] | null;

/** What a receiver of a module gets. */
export type Received =
  | { readonly state: "none" }
  /** It listens to a module or channel that is not there (now): the subscription is kept. */
  | { readonly state: "missing"; readonly from: string }
  | { readonly state: "loading"; readonly from: string }
  | {
      readonly state: "ready";
      /** "Time series · Response": for people. */
      readonly from: string;
      readonly contents: readonly ChannelContent[];
    };

const none: Received = { state: "none" };

/** What all receivers of a module get, by their ids; put there by the workbench. */
export const receivedAtom = ofWorkbench(atom<Readonly<Record<string, Received>>>({}));

/** What one receiver of the module gets. */
export function receivedBy(receiverId: string): Atom<Received> {
  return ofWorkbench(atom((get) => get(receivedAtom)[receiverId] ?? none));
}
