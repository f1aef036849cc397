import { newDashboard } from "../new-content";
import type { Dashboard, Layout, StoredModule } from "../shim";
import type { EnsembleEntry } from "../data/ensembles";
import type { SyncSettingKey } from "../framework/links/sync-setting-key";
import { newUuid } from "../framework/new-uuid";
import * as edits from "./content-edits";
import type { RealizationFilter } from "../framework/ensembles/realization-filter";
import { EditedContent } from "./edited-content";
import { filterOf, setFilter } from "./filter-edits";
import { withSubscription, type Subscription } from "./subscriptions";
import { append, without } from "./tiling";

/**
 * A live workbench: what is on screen, and the content it came from. Owns the module instances; knows no element, and no other workbench.
 */
export class Workbench extends EditedContent {
  activateDashboard(id: string): void {
    if (this.activeDashboard?.id !== id) this.look(edits.activateDashboard(id));
  }

  activateModule(id: string): void {
    const dashboard = this.activeDashboard;
    if (!dashboard || dashboard.activeModuleInstanceId === id) return;
    this.look(edits.changeDashboard(dashboard.id, (shown) => ({ ...shown, activeModuleInstanceId: id })));
  }

  /** Shows one module over the whole dashboard, or all of them again. */
  maximise(id: string, maximized: boolean): void {
    const { activeDashboard, layouts, modules } = this;
    const wanted = modules.map((placed) => maximized && placed.moduleInstanceState.id === id);
    if (!activeDashboard || wanted.every((fills, index) => fills === (layouts[index]?.maximized === true))) return;
    modules.forEach((placed, index) => this.places.maximise(placed, wanted[index]!));
    this.look(edits.maximise(activeDashboard.id, maximized ? id : null));
  }

  addDashboard(): void {
    this.edit(edits.insertDashboard(newDashboard(edits.freeName(this.dashboards)), this.content.dashboards?.length ?? 0));
  }

  renameDashboard(id: string, name: string): void {
    const dashboard = this.dashboards.find((candidate) => candidate.id === id);
    if (dashboard && name !== "" && dashboard.name !== name) this.edit(edits.changeDashboard(id, (known) => ({ ...known, name })));
  }

  /** Removes a dashboard with its modules. Answers how to bring it back. */
  removeDashboard(id: string): () => void {
    const before = this.read();
    const at = before.dashboards.findIndex((dashboard) => dashboard?.id === id);
    const removed = before.dashboards[at];
    if (!removed) return () => undefined;
    this.edit(edits.removeDashboard(id));
    return this.#undo(() => this.edit(edits.insertDashboard(removed, Math.min(at, this.content.dashboards.length))));
  }

  /**
   * Adds the dashboard of a template, or puts it in the place of the one that is shown; the others stay as they are. A session without
   * ensembles gets the first of those that there are. Answers how to take it back.
   */
  applyTemplate(dashboard: Dashboard, ensembles: number, replaces: boolean): () => void {
    const before = this.content;
    const shown = this.activeDashboard;
    const missing = this.ensembleChoices.length === 0 ? this.ensembles.entries.slice(0, ensembles) : [];
    this.edit((content) => {
      const at = content.dashboards.findIndex((known) => known === shown);
      const placed =
        replaces && at >= 0 ? edits.replaceDashboard(at, dashboard) : edits.insertDashboard(dashboard, content.dashboards.length);
      return missing.reduce((edited, entry) => edits.addEnsemble(edits.ensembleOf(entry))(edited), placed(content));
    });
    const after = this.content;
    return this.#undo(() => {
      if (this.content === after && this.content !== before) this.undo();
      else this.edit(edits.removeDashboard(dashboard.id));
    });
  }

  /** Adds a module beside the largest one and makes it active. `aspect` is the dashboard's width over its height. */
  addModule(name: string, aspect: number): void {
    const links = { syncedSettingKeys: [], dataChannelManagerState: { subscriptions: [] } };
    const stored: StoredModule = { id: newUuid(), name, ...links, serializedState: null };
    this.live.isNew(stored);
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
    this.edit(edits.removeModule(dashboard.id, placed, after));
    return this.#undo(() => {
      this.activateDashboard(dashboard.id);
      if (JSON.stringify(this.layouts) === JSON.stringify(after)) this.edit(edits.insertModule(dashboard.id, stored, at, before));
      else this.#place(stored, 1);
    });
  }

  /** Connects a receiver of a module to a channel of another, or disconnects it. */
  connect(stored: StoredModule, receiverId: string, subscription: Subscription | null): void {
    this.editModule(stored, withSubscription(stored, receiverId, subscription));
  }

  /** Whether a setting of a module follows other modules' and leads them. */
  sync(stored: StoredModule, key: SyncSettingKey, isSynced: boolean): void {
    const others = (stored.syncedSettingKeys ?? []).filter((known) => known !== key);
    this.editModule(stored, { ...stored, syncedSettingKeys: isSynced ? [...others, key] : others });
  }

  /** Gives the shown modules new places, in their order. */
  arrange(layouts: readonly Layout[]): void {
    this.edit(this.#layoutEdit(layouts));
  }

  addEnsemble(entry: EnsembleEntry): void {
    this.edit(edits.addEnsemble(edits.ensembleOf(entry)));
  }

  /** Takes an ensemble out of the session; modules keep their choice of it. Answers how to bring it back to its place. */
  removeEnsemble(ident: string): () => void {
    const before = this.content.ensembleSet;
    this.edit(edits.removeEnsemble(ident));
    const after = this.content.ensembleSet;
    return this.#undo(() => {
      const removed = before.regularEnsembles.find((ensemble) => ensemble?.ensembleIdent === ident);
      if (this.content.ensembleSet === after) this.edit((content) => ({ ...content, ensembleSet: before }));
      else if (removed) this.edit(edits.addEnsemble(removed));
    });
  }

  /** The filter of an ensemble, as it is stored. */
  filterOf(ident: string): unknown {
    return filterOf(this.content, ident);
  }

  setFilter(ident: string, filter: RealizationFilter | null): void {
    this.edit(setFilter(ident, filter));
  }

  /** Titles of the modules whose state names an ensemble, in the order of the dashboards. */
  usersOf(ident: string): string[] {
    return this.dashboards
      .flatMap(edits.modulesOf)
      .map((placed) => this.instanceOf(placed))
      .filter((instance) => Object.values(instance.read() ?? {}).some((text) => typeof text === "string" && text.includes(ident)))
      .map((instance) => instance.title);
  }

  #place(stored: StoredModule, aspect: number): void {
    if (!this.activeDashboard) this.addDashboard();
    const { boxes, added } = append(this.layouts, aspect);
    const at = this.modules.length;
    this.edit(edits.insertModule(this.activeDashboard?.id ?? "", stored, at, [...boxes, { ...added, minimized: false, maximized: false }]));
  }

  /** What is undone belongs to the content it was done in. */
  #undo(undo: () => void): () => void {
    const loads = this.loads;
    return () => {
      if (loads === this.loads) undo();
    };
  }

  /** New places as an edit; null when they are the present ones. */
  #layoutEdit(layouts: readonly Layout[]): edits.Edit | null {
    const { layouts: present, activeDashboard } = this;
    if (!activeDashboard || layouts.every((layout, index) => layout === present[index])) return null;
    return edits.changeDashboard(activeDashboard.id, (dashboard) => edits.withLayouts(dashboard, layouts));
  }
}
