import { atom, type Atom } from "jotai/vanilla";
import { unwrap } from "jotai/vanilla/utils";

/** Outside data: on its way, not to be had, or there. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "ready"; readonly value: T };

/** Counts how often the user, or the connection that is back, asked again. Atoms that load read it. */
export const attemptsAtom = atom(0);

const loading = { state: "loading" } as const;

/** What a promise comes to. The loading itself ends, by its signal, when what it was asked for changes. */
export function loaded<T>(promised: Atom<Promise<T>>): Atom<Loaded<T>> {
  const settled = unwrap(promised, () => loading);
  return atom((get): Loaded<T> => {
    try {
      const value = get(settled);
      return value === loading ? loading : { state: "ready", value: value as T };
    } catch (error) {
      return { state: "failed", error };
    }
  });
}

/** All of several: failed when one is, ready when all are. */
export function together<T>(parts: readonly Loaded<T>[]): Loaded<readonly T[]> {
  const values: T[] = [];
  const failed = parts.find((part) => part.state === "failed");
  if (failed) return failed;
  for (const part of parts) if (part.state === "ready") values.push(part.value);
  return values.length === parts.length ? { state: "ready", value: values } : loading;
}
