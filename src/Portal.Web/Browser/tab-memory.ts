import { orNull } from "@webviz-portal/workbench/shim";

// What this tab remembers until it closes. A storage that is blocked or full remembers nothing.

const prefix = "webviz-portal:";

export function remember(name: string, text: string): void {
  orNull(() => sessionStorage.setItem(prefix + name, text));
}

export function recall(name: string): string | null {
  return orNull(() => sessionStorage.getItem(prefix + name));
}

export function forget(name: string): void {
  orNull(() => sessionStorage.removeItem(prefix + name));
}

/** Everything of the portal's goes. */
export function forgetAll(): void {
  for (const key of orNull(() => Object.keys(sessionStorage)) ?? []) if (key.startsWith(prefix)) forget(key.slice(prefix.length));
}
