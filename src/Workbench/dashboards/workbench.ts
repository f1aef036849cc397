import { newDashboard } from "../new-content";
import { cloneJson, type Content, type ContentSource, type Layout, type PlacedModule, type Sparklines, type StoredModule } from "../shim";
import type { EnsembleEntry } from "../data/ensembles";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import { Listeners } from "../framework/listeners";
import { newUuid } from "../framework/new-uuid";
import type { ModuleInstance } from "../framework/module-instance";
import * as edits from "./content-edits";
import { EnsembleList } from "./ensemble-list";
import { LiveModules } from "./live-modules";
import { ShownContent } from "./shown-content";
import { append, without } from "./tiling";

/**
 * A live workbench: what is on screen, and the content it came from. Owns the module instances; knows no element, and no other workbench.
 */
export class Workbench extends ShownContent implements ContentSource {
  /** The session's ensembles, and which of them have data here. */
  readonly ensembles: EnsembleList;
  #readOnly = false;
  #loads = 0;
  readonly #live = new LiveModules(() => this.#changes.tell());
  readonly #changes = new Listeners();
  readonly #looks = new Listeners();
  readonly #updates = new Listeners();

  constructor(catalogue: () => Promise<readonly EnsembleEntry[]>) {
    super();
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
    return cloneJson(this.#live.writeInto(this.content));
  }

  readonly sparklines = (): Sparklines => this.#live.sparklines(this.modules);

  load(content: Content): void {
    this.#loads++;
    this.#live.keepOnly(null);
    this.content = cloneJson(content);
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
    return this.#live.of(placed);
  }

  /** The session's ensembles as modules see them. */
  get ensembleChoices(): EnsembleChoice[] {
    return this.ensembles.choices(edits.ensemblesOf(this.content));
  }

  activateDashboard(id: string): void {
    if (this.activeDashboard?.id !== id) this.#look(edits.activateDashboard(id));
  }

  activateModule(id: string): void {
    const dashboard = this.activeDashboard;
    if (!dashboard || dashboard.activeModuleInstanceId === id) return;
    this.#look(edits.changeDashboard(dashboard.id, (shown) => ({ ...shown, activeModuleInstanceId: id })));
  }

  /** Shows one module over the whole dashboard, or all of them again. */
  maximise(id: string, maximized: boolean): void {
    const { activeDashboard, layouts, modules } = this;
    const wanted = modules.map((placed) => maximized && placed.moduleInstanceState.id === id);
    if (!activeDashboard || wanted.every((fills, index) => fills === (layouts[index]?.maximized === true))) return;
    modules.forEach((placed, index) => this.places.maximise(placed, wanted[index]!));
    this.#look(edits.maximise(activeDashboard.id, maximized ? id : null));
  }

  addDashboard(): void {
    this.#edit(edits.insertDashboard(newDashboard(edits.freeName(this.dashboards)), this.content.dashboards?.length ?? 0));
  }

  renameDashboard(id: string, name: string): void {
    const dashboard = this.dashboards.find((candidate) => candidate.id === id);
    if (dashboard && name !== "" && dashboard.name !== name) this.#edit(edits.changeDashboard(id, (known) => ({ ...known, name })));
  }

  /** Removes a dashboard with its modules. Answers how to bring it back. */
  removeDashboard(id: string): () => void {
    const before = this.read();
    const at = before.dashboards.findIndex((dashboard) => dashboard?.id === id);
    const removed = before.dashboards[at];
    if (!removed) return () => undefined;
    this.#edit(edits.removeDashboard(id));
    return this.#undo(() => this.#edit(edits.insertDashboard(removed, Math.min(at, this.content.dashboards.length))));
  }

  /** Adds a module beside the largest one and makes it active. `aspect` is the dashboard's width over its height. */
  addModule(name: string, aspect: number): void {
    const links = { syncedSettingKeys: [], dataChannelManagerState: { subscriptions: [] } };
    const stored: StoredModule = { id: newUuid(), name, ...links, serializedState: null };
    this.#live.isNew(stored);
    this.#place(stored, aspect);
  }

  /** Removes a module; its neighbours take its place. Answers how to bring it back, where it was while nothing else moved. */
  removeModule(id: string): () => void {
    const dashboard = this.activeDashboard;
    const at = this.modules.findIndex((placed) => placed.moduleInstanceState.id === id);
    const placed = this.modules[at];
    if (!dashboard || !placed) return () => undefined;
    const stored = { ...placed.moduleInstanceState, serializedState: this.instanceOf(placed).read() };
    const before = this.layouts;
    const after = without(before, at);
    this.#edit(edits.removeModule(dashboard.id, placed, after));
    return this.#undo(() => {
      this.activateDashboard(dashboard.id);
      if (JSON.stringify(this.layouts) === JSON.stringify(after)) this.#edit(edits.insertModule(dashboard.id, stored, at, before));
      else this.#place(stored, 1);
    });
  }

  /** Gives the shown modules new places, in their order. */
  arrange(layouts: readonly Layout[]): void {
    this.#edit(this.#layoutEdit(layouts));
  }

  addEnsemble({ ident, name, caseName, color }: EnsembleEntry): void {
    this.#edit(edits.addEnsemble({ ensembleIdent: ident, name, color, caseName }));
  }

  removeEnsemble(ident: string): void {
    this.#edit(edits.removeEnsemble(ident));
  }

  #place(stored: StoredModule, aspect: number): void {
    if (!this.activeDashboard) this.addDashboard();
    const { boxes, added } = append(this.layouts, aspect);
    const at = this.modules.length;
    this.#edit(
      edits.insertModule(this.activeDashboard?.id ?? "", stored, at, [...boxes, { ...added, minimized: false, maximized: false }]),
    );
  }

  /** What is undone belongs to the content it was done in. */
  #undo(undo: () => void): () => void {
    const loads = this.#loads;
    return () => {
      if (loads === this.#loads) undo();
    };
  }

  /** New places as an edit; null when they are the present ones. */
  #layoutEdit(layouts: readonly Layout[]): edits.Edit | null {
    const { layouts: present, activeDashboard } = this;
    if (!activeDashboard || layouts.every((layout, index) => layout === present[index])) return null;
    return edits.changeDashboard(activeDashboard.id, (dashboard) => edits.withLayouts(dashboard, layouts));
  }

  /** An edit of what is looked at. It is part of the content, but no change: it is stored with the next one. */
  #look(edit: edits.Edit | null): void {
    if (!edit) return;
    this.content = edit(this.content);
    this.#updates.tell();
    if (!this.#readOnly) this.#looks.tell();
  }

  #edit(edit: edits.Edit | null): void {
    if (this.#readOnly || !edit) return;
    this.content = edit(this.content);
    this.#live.keepOnly(this.content);
    this.#showEnsembles();
    this.#changes.tell();
  }

  #showEnsembles(): void {
    this.#live.setEnsembles(this.ensembleChoices, this.ensembles.areSettled);
    this.#updates.tell();
  }
}
