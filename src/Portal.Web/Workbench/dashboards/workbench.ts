import { newContent, newDashboard, type Content, type ContentSource, type Dashboard, type Layout, type PlacedModule, type StoredModule } from "../content";
import type { EnsembleEntry } from "../data/ensembles";
import type { EnsembleChoice } from "../framework/ensembles";
import type { ModuleInstance } from "../framework/module-instance";
import * as edits from "./content-edits";
import { EnsembleList } from "./ensemble-list";
import { LiveModules } from "./live-modules";
import { append, without } from "./tiling";

/**
 * A live workbench: what is on screen, and the content it came from. Owns the module instances; knows no element, and no other workbench.
 */
export class Workbench implements ContentSource {
  /** The session's ensembles, and which of them have data here. */
  readonly ensembles: EnsembleList;
  #content: Content;
  #readOnly = false;
  readonly #live = new LiveModules(() => this.#tellChange());
  readonly #changeListeners = new Set<() => void>();
  readonly #updateListeners = new Set<() => void>();

  constructor(catalogue: () => Promise<readonly EnsembleEntry[]>) {
    this.ensembles = new EnsembleList(catalogue, () => this.#showEnsembles());
    this.#content = newContent();
  }

  /** While true, nothing of dashboards and ensembles changes; module settings may be tried out. */
  get readOnly(): boolean {
    return this.#readOnly;
  }

  set readOnly(readOnly: boolean) {
    this.#readOnly = readOnly;
    this.#update();
  }

  read(): Content {
    return structuredClone(this.#live.writeInto(this.#content));
  }

  load(content: Content): void {
    this.#live.keepOnly(null);
    this.#content = structuredClone(content);
    this.#showEnsembles();
  }

  onChange(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Tells whenever what is shown is to be drawn again: after edits and loads. */
  onUpdate(listener: () => void): () => void {
    this.#updateListeners.add(listener);
    return () => this.#updateListeners.delete(listener);
  }

  get dashboards(): Dashboard[] {
    return edits.dashboardsOf(this.#content);
  }

  /** The dashboard shown: the active one, else the first. */
  get activeDashboard(): Dashboard | undefined {
    return this.dashboards.find((dashboard) => dashboard.id === this.#content.activeDashboardId) ?? this.dashboards[0];
  }

  /** The modules of the dashboard shown. */
  get modules(): PlacedModule[] {
    return this.activeDashboard ? edits.modulesOf(this.activeDashboard) : [];
  }

  get layouts(): Layout[] {
    return this.modules.map((placed) => placed.layoutState);
  }

  get activeModule(): PlacedModule | undefined {
    return this.modules.find((placed) => placed.moduleInstanceState.id === this.activeDashboard?.activeModuleInstanceId);
  }

  /** The live instance of a stored module; made when first asked for. */
  instanceOf(placed: PlacedModule): ModuleInstance {
    return this.#live.of(placed);
  }

  /** The session's ensembles as modules see them. */
  get ensembleChoices(): EnsembleChoice[] {
    return this.ensembles.choices(edits.ensemblesOf(this.#content));
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
    const layouts = this.modules.map(({ moduleInstanceState, layoutState }) => {
      const wanted = maximized && moduleInstanceState.id === id;
      return (layoutState.maximized ?? false) === wanted ? layoutState : { ...layoutState, maximized: wanted };
    });
    if (this.#differs(layouts)) this.#look(this.#layoutEdit(layouts));
  }

  addDashboard(): void {
    this.#edit(edits.insertDashboard(newDashboard(this.#freeName()), this.#content.dashboards?.length ?? 0));
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
    return () => this.#edit(edits.insertDashboard(removed, Math.min(at, this.#content.dashboards.length)));
  }

  /** Adds a module beside the largest one and makes it active. `aspect` is the dashboard's width over its height. */
  addModule(name: string, aspect: number): void {
    this.#place({ id: crypto.randomUUID(), name, syncedSettingKeys: [], dataChannelManagerState: { subscriptions: [] }, serializedState: null }, aspect);
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
    this.#edit(edits.changeDashboard(dashboard.id, (shown) => edits.withLayouts({
      ...shown,
      activeModuleInstanceId: shown.activeModuleInstanceId === id ? null : shown.activeModuleInstanceId,
      moduleInstances: shown.moduleInstances.filter((other) => other !== placed),
    }, after)));
    return () => {
      this.activateDashboard(dashboard.id);
      if (JSON.stringify(this.layouts) === JSON.stringify(after)) this.#putBack(stored, at, before);
      else this.#place(stored, 1);
    };
  }

  /** Gives the shown modules new places, in their order. */
  arrange(layouts: readonly Layout[]): void {
    if (this.#differs(layouts)) this.#edit(this.#layoutEdit(layouts));
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
    this.#putBack(stored, this.modules.length, boxes.toSpliced(this.modules.length, 0, { ...added, minimized: false, maximized: false }));
  }

  #putBack(stored: StoredModule, at: number, layouts: readonly Layout[]): void {
    const shown = this.activeDashboard;
    const layoutState = layouts[at];
    if (!shown || !layoutState) return;
    const next = this.modules[at];
    const index = next ? shown.moduleInstances.indexOf(next) : shown.moduleInstances.length;
    this.#edit(edits.changeDashboard(shown.id, (dashboard) => edits.withLayouts({
      ...dashboard,
      activeModuleInstanceId: stored.id,
      moduleInstances: dashboard.moduleInstances.toSpliced(index, 0, { layoutState, moduleInstanceState: stored }),
    }, layouts)));
  }

  #differs(layouts: readonly Layout[]): boolean {
    const present = this.layouts;
    return layouts.some((layout, index) => layout !== present[index]);
  }

  #layoutEdit(layouts: readonly Layout[]): edits.Edit {
    return edits.changeDashboard(this.activeDashboard?.id ?? "", (dashboard) => edits.withLayouts(dashboard, layouts));
  }

  #freeName(): string {
    const names = new Set(this.dashboards.map((dashboard) => dashboard.name));
    let number = this.dashboards.length + 1;
    while (names.has(`Dashboard ${number}`)) number++;
    return `Dashboard ${number}`;
  }

  /** An edit of what is looked at. It is part of the content, but of a read-only workbench nobody will ever store it. */
  #look(edit: edits.Edit): void {
    this.#content = edit(this.#content);
    this.#update();
    if (!this.#readOnly) this.#tellChange();
  }

  #edit(edit: edits.Edit): void {
    if (this.#readOnly) return;
    this.#content = edit(this.#content);
    this.#live.keepOnly(this.#content);
    this.#showEnsembles();
    this.#tellChange();
  }

  #showEnsembles(): void {
    this.#live.ensembles = this.ensembleChoices;
    this.#update();
  }

  #update(): void {
    for (const listener of [...this.#updateListeners]) listener();
  }

  #tellChange(): void {
    for (const listener of [...this.#changeListeners]) listener();
  }
}
