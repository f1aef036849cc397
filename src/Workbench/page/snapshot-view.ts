import type { Content, SnapshotMetadata, Stored } from "../shim";
import { setWebvizAddress } from "../dashboards/webviz-address";
import type { WebvizWorkbench } from "../workbench-element";
import type { Notices } from "./notices";
import * as noticeWords from "./notice-words";

import { announce } from "../../Portal.Web/Browser/announce";
import { copyText } from "../../Portal.Web/Browser/clipboard";
import * as barWords from "./bar-words";

const saidFor = 2_000;

/** A snapshot on screen: read-only, but its modules' settings may be tried out. */
export class SnapshotView {
  readonly #page: HTMLElement;
  readonly #element: WebvizWorkbench;
  readonly #notices: Notices;
  #stop: () => void = () => {};
  /** The snapshot as it came; null while none is shown. */
  stored: Stored<SnapshotMetadata> | null = null;

  constructor(page: HTMLElement, element: WebvizWorkbench, notices: Notices) {
    [this.#page, this.#element, this.#notices] = [page, element, notices];
  }

  get id(): string | null {
    return this.stored?.metadata.id ?? null;
  }

  /** Gives the snapshot to make a session of, once. */
  take(): Stored<SnapshotMetadata> | null {
    const { stored } = this;
    this.stored = null;
    return stored;
  }

  /** Shows it with its content. */
  show(snapshot: Stored<SnapshotMetadata>, content: Content): void {
    this.stored = snapshot;
    this.#element.readOnly = true;
    setWebvizAddress(this.#page.dataset["webvizSnapshot"], snapshot.metadata.id);
    this.#element.content = content;
    this.#element.hidden = false;
    this.#stop = this.#element.workbench.onChange(() =>
      this.#notices.set("trying", {
        tint: "info",
        icon: "info",
        words: noticeWords.exploringSnapshot,
        actions: [],
      }),
    );
  }

  leave(): void {
    this.#stop();
    this.#stop = () => {};
    this.stored = null;
  }

  async copyLink(link: string): Promise<void> {
    const word = this.#page.querySelector("[data-copy-word]")!;
    const isCopied = await copyText(link);
    word.textContent = isCopied ? barWords.copied : barWords.notCopied;
    announce(isCopied ? barWords.copied : barWords.notCopiedWhy);
    window.setTimeout(() => {
      word.textContent = barWords.copyLink;
    }, saidFor);
  }
}
