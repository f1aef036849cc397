import { cloneJson, type Content, type ContentSource, type PlacedModule, type Sparklines, type StoredModule } from "../shim";
import type { EnsembleEntry } from "../data/ensembles";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import { Listeners } from "../framework/listeners";
import type { ModuleInstance } from "../framework/module-instance";
import * as edits from "./content-edits";
import { EnsembleList } from "./ensemble-list";
import { History } from "./history";
import { LiveModules } from "./live-modules";
import { ModuleLinks } from "./module-links";
import { ShownContent } from "./shown-content";

/** The content of a session with its running modules: every change goes through an edit, and each edit can be taken back. */
export class EditedContent extends ShownContent implements ContentSource {
  /** The session's ensembles, and which of them have data here. */
  readonly ensembles: EnsembleList;
  #readOnly = false;
  #loads = 0;
  protected readonly live = new LiveModules(
    (instance) => {
      this.#history.step(this.#written, instance);
      this.#changes.tell();
    },
    () => {
      this.#history.look(this.#written);
      this.#links.renew();
    },
  );
  readonly #links: ModuleLinks = new ModuleLinks({
    current: () => this.content,
    running: (stored) => this.live.running(stored),
    run: (placed) => {
      const instance = this.live.of(placed);
      if (instance.phase === "waiting") void instance.start();
      return instance;
    },
  });
  readonly #history = new History();
  readonly #changes = new Listeners();
  readonly #looks = new Listeners();
  readonly #updates = new Listeners();

  constructor(catalogue: () => Promise<readonly EnsembleEntry[]>) {
    super();
    this.#history.begin(this.content);
    this.ensembles = new EnsembleList(catalogue, () => this.#showEnsembles());
  }

  /** While true, nothing of dashboards and ensembles changes; module settings may be tried out. */
  get readOnly(): boolean {
    return this.#readOnly;
  }

  set readOnly(readOnly: boolean) {
    this.#readOnly = readOnly;
    this.#updates.tell();
  }

  read(): Content {
    return cloneJson(this.#written);
  }

  /** What the modules of the dashboard shown look like now. */
  readonly sparklines = (): Sparklines => this.live.sparklines(this.modules);

  load(content: Content): void {
    this.#loads++;
    this.live.keepOnly(null);
    this.content = cloneJson(content);
    this.#history.begin(this.content);
    this.#showEnsembles();
  }

  /** How often a content was loaded: what was offered for the one before is void. */
  get loads(): number {
    return this.#loads;
  }

  onChange(listener: () => void): () => void {
    return this.#changes.add(listener);
  }

  onLook(listener: () => void): () => void {
    return this.#looks.add(listener);
  }

  /** Tells whenever what is shown is to be drawn again: after edits and loads. */
  onUpdate(listener: () => void): () => void {
    return this.#updates.add(listener);
  }

  /** The live instance of a stored module; made when first asked for. */
  instanceOf(placed: PlacedModule): ModuleInstance {
    return this.live.of(placed);
  }

  /** The session's ensembles as modules see them. */
  get ensembleChoices(): EnsembleChoice[] {
    return this.ensembles.choices(this.content);
  }

  get canUndo(): boolean {
    return !this.#readOnly && this.#history.canUndo;
  }

  get canRedo(): boolean {
    return !this.#readOnly && this.#history.canRedo;
  }

  /** Takes the last edit back, in whichever dashboard it was made. */
  undo(): void {
    if (this.canUndo) this.#moveTo(this.#history.undo());
  }

  redo(): void {
    if (this.canRedo) this.#moveTo(this.#history.redo());
  }

  /** An edit of what is looked at. It is part of the content, but no change: it is stored with the next one. */
  protected look(edit: edits.Edit | null): void {
    if (!edit) return;
    this.content = edit(this.content);
    this.#history.look(this.#written);
    this.#updates.tell();
    if (!this.#readOnly) this.#looks.tell();
  }

  /** An edit of what is stored of a module beside its state. */
  protected editModule(before: StoredModule, after: StoredModule): void {
    if (this.#readOnly) return;
    this.live.hold(before, after);
    this.edit(edits.replaceModule(before, after));
  }

  protected edit(edit: edits.Edit | null): void {
    if (this.#readOnly || !edit) return;
    this.content = edit(this.content);
    this.live.keepOnly(this.content);
    this.#history.step(this.#written);
    this.#showEnsembles();
    this.#changes.tell();
  }

  /** The content with what the running modules want stored. It shares what did not change. */
  get #written(): Content {
    return this.live.writeInto(this.content);
  }

  #moveTo(content: Content | null): void {
    if (!content) return;
    this.content = content;
    this.live.moveTo(content);
    this.#showEnsembles();
    this.#changes.tell();
  }

  #showEnsembles(): void {
    this.live.setEnsembles(this.ensembleChoices, this.ensembles.areSettled);
    this.#links.renew();
    this.#updates.tell();
  }
}
