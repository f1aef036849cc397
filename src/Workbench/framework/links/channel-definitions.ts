/** What the keys of a channel's values are. */
export const KeyKind = {
  REALIZATION: "realization",
  TIMESTAMP: "timestamp-utc-ms",
  GRID_INDEX: "grid-index",
  GRID_IJK: "grid-ijk",
} as const;
export type KeyKind = (typeof KeyKind)[keyof typeof KeyKind];

/** Stands in a subscription for all contents of a channel, those to come included. */
export const ALL_CONTENTS = "*";

/** Data that a module offers to others. */
export interface ChannelDefinition {
  readonly idString: string;
  readonly displayName: string;
  readonly kindOfKey: KeyKind;
}

/** A place of a module that takes data of others. */
export interface ChannelReceiverDefinition {
  readonly idString: string;
  readonly displayName: string;
  readonly supportedKindsOfKeys?: readonly KeyKind[];
  /** Whether it takes several contents of its channel. */
  readonly supportsMultiContents?: boolean;
}
