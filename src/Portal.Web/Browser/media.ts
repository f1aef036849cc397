import { orNull } from "@webviz-portal/workbench/shim";

/** A question about window and system; a browser that cannot answer it says no, and tells of no change. */
export class Media {
  readonly #list: MediaQueryList | null;

  constructor(query: string) {
    this.#list = orNull(() => matchMedia(query));
  }

  get matches(): boolean {
    return this.#list?.matches ?? false;
  }

  onChange(listener: () => void, signal?: AbortSignal): void {
    this.#list?.addEventListener("change", listener, signal && { signal });
  }
}
