import type { Orchestrator } from "../shim";
import { askCaption, type CaptionForm } from "./caption-dialog";
import type { ConflictHost, ConflictResolverPage, ConflictStage } from "./conflict-resolver-page";
import { failureText } from "./failure-words";
import { part, type PageParts } from "./page-parts";
import { toast } from "./toasts";

/** Where a conflict is resolved, in place of the workbench. The code for it is loaded when there is one. */
export class ConflictPlace implements ConflictStage {
  readonly #parts: PageParts;
  readonly #host: ConflictHost;
  readonly #place: HTMLElement;

  constructor(parts: PageParts, host: ConflictHost) {
    [this.#parts, this.#host, this.#place] = [parts, host, part(parts.page, "desk")];
  }

  get isOpen(): boolean {
    return !this.#place.hidden;
  }

  /** Compares with the server and shows the ways out. */
  async open(session: Orchestrator): Promise<void> {
    await (await this.#load())?.open(session);
  }

  /** Shows what the server has; edits are asked about first. */
  async reload(session: Orchestrator, saveCopy: () => Promise<boolean>): Promise<void> {
    await (await this.#load())?.reload(session, saveCopy);
  }

  ask(form: CaptionForm): Promise<boolean> {
    return askCaption(this.#parts.dialogs, form);
  }

  say(text: string, isError = false): void {
    toast(text, { about: "saving", isError });
  }

  clear(): HTMLElement {
    this.#parts.element.hidden = true;
    return this.#place;
  }

  hide(): void {
    if (!this.isOpen) return;
    this.#place.hidden = true;
    this.#place.replaceChildren();
    this.#parts.element.hidden = false;
    this.#host.toggled();
  }

  /** Null where the code does not come; that is said. */
  async #load(): Promise<ConflictResolverPage | null> {
    try {
      const { ConflictResolverPage } = await import("./conflict-resolver-page");
      return new ConflictResolverPage(this, this.#parts, this.#host);
    } catch {
      const isDeviceOffline = !this.#parts.environment.isOnline();
      this.say(failureText({ kind: "offline", isDeviceOffline, isSilent: false }), true);
      return null;
    }
  }
}
