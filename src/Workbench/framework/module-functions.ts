import type { Getter, Setter } from "jotai/vanilla";

/** What a part of the module's state is now, for storing. Reads atoms only, so that a change of any of them is noticed. */
export type SerializeStateFunction<T> = (get: Getter) => T;

/**
 * Puts a stored part, checked against its schema, into atoms. Throws when it cannot: the stored text is then kept and the user is told.
 * Throws `InvalidAt` to refuse one property.
 */
export type DeserializeStateFunction<T> = (raw: Partial<T>, set: Setter) => void;

/** Both parts of a module's state; both are optional. */
export interface ModuleComponentsState {
  readonly settings?: object;
  readonly view?: object;
}

export const partNames = ["settings", "view"] as const;
export type PartName = (typeof partNames)[number];

/** What makes a part's object of the version before into one of the version that it stands under. It gets a copy of its own. */
export type Migrations = Readonly<Record<number, (before: never) => unknown>>;

/** The functions of one part. */
export interface PartFunctions {
  readonly serialize: SerializeStateFunction<object>;
  readonly deserialize: DeserializeStateFunction<object>;
}

type PartOf<T, P> = P extends keyof T ? NonNullable<T[P]> : never;

/** Functions for exactly the parts that are stored. */
export interface ModuleComponentSerializationFunctions<T> {
  readonly serializeStateFunctions: { readonly [P in keyof T & PartName]?: SerializeStateFunction<PartOf<T, P>> };
  readonly deserializeStateFunctions: { readonly [P in keyof T & PartName]?: DeserializeStateFunction<PartOf<T, P>> };
}
