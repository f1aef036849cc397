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
import type { CaptionForm } from "./caption-dialog";
import { showConflictResolver } from "./conflict-resolver-view";
import type { Dialogs } from "./dialogs";
import type { PageParts } from "./page-parts";
import { mergeWords, reloadWords, sideWords } from "./conflict-words";
import { failureText } from "./failure-words";
import { labels } from "./words";

/** What resolving a conflict tells the page. */
export interface ConflictHost {
  /** The server has something new. */
  saved(): void;
  /** The conflict resolver opened or closed. */
  toggled(): void;
  /** Edits were set aside for a reload. */
  discarded(work: SetAsideWork): void;
}

/** Where conflicts are resolved, and how the user is spoken to there. */
export interface ConflictStage {
  /** Asks for title and description. */
  ask(form: CaptionForm): Promise<boolean>;
  /** Says what became of it. */
  say(text: string, isError?: boolean): void;
  /** Gives the place, with the workbench out of the way. */
  clear(): HTMLElement;
  hide(): void;
}

/** The conflict resolver as the user meets it, and reloading from the server. */
export class ConflictResolverPage {
  readonly #place: ConflictStage;
  readonly #context: WorkbenchContext;
  readonly #dialogs: Dialogs;
  readonly #host: ConflictHost;

  constructor(place: ConflictStage, { context, dialogs }: PageParts, host: ConflictHost) {
    [this.#place, this.#context, this.#dialogs, this.#host] = [place, context, dialogs, host];
  }

  /** Compares with the server and shows the ways out. */
  async open(session: Orchestrator): Promise<void> {
    const resolver = new ConflictResolver(this.#context, session);
    const dispute = await resolver.dispute();
    if (session.isClosed) return;
    if (dispute.kind !== "dispute") return this.#fail(dispute);
    showConflictResolver(this.#place.clear(), dispute, session.view.version, {
      merge: (choices) => void this.#end(session, resolver.applyMerge(dispute, choices), () => mergeWords.done),
      keepMine: () => void this.#keepMine(resolver, session),
      takeTheirs: () => void this.#end(session, resolver.takeTheirs(), (mine) => sideWords.tookTheirs(mine !== null)),
      overwrite: () => void this.#overwrite(session, resolver, dispute),
      cancel: () => this.#place.hide(),
    });
    this.#host.toggled();
  }

  /** Shows what the server has; edits are asked about first. */
  async reload(session: Orchestrator, saveCopy: () => Promise<boolean>): Promise<void> {
    const resolver = new ConflictResolver(this.#context, session);
    let result = await resolver.reload(false);
    if (result.kind === "would-lose-edits") {
      const answer = await this.#dialogs.ask(reloadWords.heading, reloadWords.text(this.#context.setAside.days), [
        { answer: "discard", words: reloadWords.discard, kind: "danger" },
        { answer: "cancel", words: labels.cancel },
        { answer: "copy", words: reloadWords.copy, kind: "primary" },
      ]);
      // Saved as a copy, this tab is in the copy: there is nothing left to lose and nothing to reload.
      if (answer === "copy") await saveCopy();
      if (answer !== "discard") return;
      result = await resolver.reload(true);
    }
    if (session.isClosed) return;
    if (result.kind === "done") this.#place.say(reloadWords.done);
    if (result.kind === "done" && result.setAside !== null) this.#host.discarded(result.setAside);
    if (result.kind !== "done" && result.kind !== "would-lose-edits") this.#fail(result);
  }

  async #keepMine(resolver: ConflictResolver, session: Orchestrator): Promise<void> {
    const { title, description } = session.view;
    const isDone = await this.#place.ask({
      dialog: "metadata",
      heading: sideWords.keepMine,
      verb: labels.save,
      about: sideWords.keepMineAbout,
      caption: { title, description },
      longestTitle: MAX_TITLE_LENGTH,
      submit: async (caption) => failureOf(await resolver.keepMineAsNew(caption)),
    });
    if (!isDone) return;
    this.#place.hide();
    this.#host.saved();
    this.#place.say(sideWords.keptMine(session.view.title));
  }

  async #overwrite(session: Orchestrator, resolver: ConflictResolver, dispute: Dispute): Promise<void> {
    const failure = failureOf(await resolver.overwrite(dispute));
    if (session.isClosed) return;
    if (failure !== null) return this.#fail(failure);
    this.#place.hide();
    this.#host.saved();
    this.#place.say(sideWords.overwrote(session.view.title, dispute.theirs.version));
  }

  async #end(
    session: Orchestrator,
    doing: ReturnType<ConflictResolver["takeTheirs"]>,
    words: (mine: SetAsideWork | null) => string,
  ): Promise<void> {
    const result = await doing;
    if (session.isClosed) return;
    if (result.kind !== "done") return this.#fail(result);
    this.#place.hide();
    this.#place.say(words(result.setAside));
  }

  #fail(failure: Failure): void {
    this.#place.say(failureText(failure), true);
  }
}

function failureOf(outcome: SaveOutcome): Failure | null {
  return outcome.kind === "saved" || outcome.kind === "unchanged" || outcome.kind === "needs-title" ? null : outcome;
}
