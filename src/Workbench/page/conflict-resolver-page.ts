import {
  ConflictResolver,
  MAX_TITLE_LENGTH,
  type Dispute,
  type Failure,
  type Orchestrator,
  type SaveOutcome,
  type SetAsideWork,
  type WorkbenchContext,
} from "../shim";
import { showConflictResolver } from "./conflict-resolver-view";
import type { Dialogs } from "./dialogs";
import { askCaption } from "./caption-dialog";
import type { PageParts } from "./page-parts";
import { toast } from "./toasts";
import { failureText } from "./failure-words";
import { daysText } from "./words";

/** What the conflict resolver tells the page. */
export interface ConflictResolverHost {
  /** The server has something new. */
  saved(): void;
  /** The conflict resolver opened or closed. */
  toggled(): void;
  /** Edits were set aside for a reload. */
  discarded(work: SetAsideWork): void;
}

/** The conflict resolver in place of the workbench, and reloading from the server. */
export class ConflictResolverPage {
  readonly #place: HTMLElement;
  readonly #workbench: HTMLElement;
  readonly #context: WorkbenchContext;
  readonly #dialogs: Dialogs;
  readonly #host: ConflictResolverHost;

  constructor(place: HTMLElement, { element, context, dialogs }: PageParts, host: ConflictResolverHost) {
    [this.#place, this.#workbench, this.#context, this.#dialogs, this.#host] = [place, element, context, dialogs, host];
  }

  get isOpen(): boolean {
    return !this.#place.hidden;
  }

  /** Compares with the server and shows the ways out. */
  async open(session: Orchestrator): Promise<void> {
    const resolver = new ConflictResolver(this.#context, session);
    const dispute = await resolver.dispute();
    if (session.isClosed) return;
    if (dispute.kind !== "dispute") return this.#fail(dispute);
    this.#workbench.hidden = true;
    showConflictResolver(this.#place, dispute, session.view.version, {
      merge: (choices) => void this.#end(session, resolver.applyMerge(dispute, choices), () => "Merged. Review, then save."),
      keepMine: () => void this.#keepMine(resolver, session),
      takeTheirs: () =>
        void this.#end(session, resolver.takeTheirs(), (mine) =>
          mine === null ? "Showing their version." : "Showing their version. Yours is on Start, under Set aside.",
        ),
      overwrite: () => void this.#overwrite(session, resolver, dispute),
      cancel: () => this.hide(),
    });
    this.#host.toggled();
  }

  hide(): void {
    if (!this.isOpen) return;
    this.#place.hidden = true;
    this.#place.replaceChildren();
    this.#workbench.hidden = false;
    this.#host.toggled();
  }

  /** Shows what the server has; edits are asked about first. */
  async reload(session: Orchestrator, saveCopy: () => Promise<boolean>): Promise<void> {
    const resolver = new ConflictResolver(this.#context, session);
    let result = await resolver.reload(false);
    if (result.kind === "would-lose-edits") {
      const days = daysText(this.#context.setAside.days);
      const text = `Edits since the last save will be lost. You can bring them back from Start for ${days}.`;
      const answer = await this.#dialogs.ask("Reload from the server?", text, [
        { answer: "discard", words: "Discard my edits", kind: "danger" },
        { answer: "cancel", words: "Cancel" },
        { answer: "copy", words: "Save a copy…", kind: "primary" },
      ]);
      // Saved as a copy, this tab is in the copy: there is nothing left to lose and nothing to reload.
      if (answer === "copy") await saveCopy();
      if (answer !== "discard") return;
      result = await resolver.reload(true);
    }
    if (session.isClosed) return;
    if (result.kind === "done") toast("Showing the newest version.", { about: "saving" });
    if (result.kind === "done" && result.setAside !== null) this.#host.discarded(result.setAside);
    if (result.kind !== "done" && result.kind !== "would-lose-edits") this.#fail(result);
  }

  async #keepMine(resolver: ConflictResolver, session: Orchestrator): Promise<void> {
    const { title, description } = session.view;
    const isDone = await askCaption(this.#dialogs, {
      dialog: "metadata",
      heading: "Keep mine as a new session",
      verb: "Save",
      about: "The other version stays as it is.",
      caption: { title, description },
      longestTitle: MAX_TITLE_LENGTH,
      submit: async (caption) => failureOf(await resolver.keepMineAsNew(caption)),
    });
    if (!isDone) return;
    this.hide();
    this.#host.saved();
    toast(`“${session.view.title}” saved as a new session.`, { about: "saving" });
  }

  async #overwrite(session: Orchestrator, resolver: ConflictResolver, dispute: Dispute): Promise<void> {
    const failure = failureOf(await resolver.overwrite(dispute));
    if (session.isClosed) return;
    if (failure !== null) return this.#fail(failure);
    this.hide();
    this.#host.saved();
    toast(`“${session.view.title}” saved. Version ${dispute.theirs.version} stays in the history.`, { about: "saving" });
  }

  async #end(
    session: Orchestrator,
    doing: ReturnType<ConflictResolver["takeTheirs"]>,
    words: (mine: SetAsideWork | null) => string,
  ): Promise<void> {
    const result = await doing;
    if (session.isClosed) return;
    if (result.kind !== "done") return this.#fail(result);
    this.hide();
    toast(words(result.setAside), { about: "saving" });
  }

  #fail(failure: Failure): void {
    toast(failureText(failure), { about: "saving", isError: true });
  }
}

function failureOf(outcome: SaveOutcome): Failure | null {
  return outcome.kind === "saved" || outcome.kind === "unchanged" || outcome.kind === "needs-title" ? null : outcome;
}
