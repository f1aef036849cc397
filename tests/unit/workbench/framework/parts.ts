import { createStore, type Getter, type Setter } from "jotai/vanilla";
import { vi, type Mock } from "vitest";
import type { Store } from "../../../../src/Workbench/framework/module-context";
import type { Migrations } from "../../../../src/Workbench/framework/module-functions";
import { ModulePart } from "../../../../src/Workbench/framework/module-part";
import type { AnySchema } from "../../../../src/Workbench/framework/schema/jtd-schema";
import { partFormat } from "../../../../src/Workbench/framework/state/stored-part";

/** A part of a made-up module. */
export interface Definition<T> {
  readonly schema: AnySchema;
  readonly serialize: (get: Getter) => T;
  readonly deserialize: (raw: Partial<T>, set: Setter) => void;
  readonly version?: number;
  readonly migrations?: Migrations;
}

export interface Live {
  readonly part: ModulePart;
  readonly store: Store;
  /** Told when a choice differs. */
  readonly changed: Mock<() => void>;
  /** Told when a problem or a refusal comes or goes. */
  readonly news: Mock<() => void>;
  readonly stop: () => void;
}

/** Restores a text by a definition, in a store of its own unless there is one. */
export function live<T extends object>(
  { schema, serialize, deserialize, version, migrations }: Definition<T>,
  text: string | undefined,
  { isNew = false, store = createStore() }: { isNew?: boolean; store?: Store } = {},
): Live {
  const [changed, news] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const part = new ModulePart(text, store, "Probe", news, isNew);
  const stop = part.restore({ serialize, deserialize }, partFormat(schema, version, migrations), changed);
  return { part, store, changed, news, stop };
}
