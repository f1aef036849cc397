import { Listeners } from "../framework/listeners";

let address: string | null = null;
const listeners = new Listeners();

/** The address of what is shown in the Webviz that the portal serves; null where there is none. */
export function webvizAddress(): string | null {
  return address;
}

/** Tells when the address becomes another: a new session has none before it is saved. */
export function onWebvizAddress(listener: () => void): () => void {
  return listeners.add(listener);
}

/** @param template An address with `{id}`; empty for none. @param id Null for what is not stored yet. */
export function setWebvizAddress(template: string | undefined, id: string | null): void {
  const next = template && id !== null ? template.replace("{id}", encodeURIComponent(id)) : null;
  if (next === address) return;
  address = next;
  listeners.tell();
}
