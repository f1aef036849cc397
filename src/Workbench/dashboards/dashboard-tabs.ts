import { onKey } from "../../Portal.Web/Browser/keys";
import { isVisible, shownTitle, textOr, type Dashboard } from "../shim";
import { element, iconButton, once, userText } from "../framework/elements";
import { openMenu } from "./menu";
import { editName } from "./name-field";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

/** The dashboards as tabs: arrow keys move, double click or F2 renames, Delete removes with undo. */
export class DashboardTabs {
  readonly #list = element("div", { "role": "tablist", "aria-label": "Dashboards", "class": "dashboard-tablist" });
  readonly #add = iconButton(
    "Add dashboard",
    "plus",
    once(() => this.#addDashboard()),
  );
  readonly #more: HTMLButtonElement = iconButton("Dashboard actions", "ellipsis", () => this.#openMenu());
  readonly element = element("div", { class: "dashboard-tabs" }, this.#list, this.#more, this.#add);
  #renaming: string | null = null;

  constructor(
    private readonly workbench: Workbench,
    private readonly panelId: string,
    private readonly toast: UndoToast,
  ) {
    this.#more.setAttribute("aria-haspopup", "menu");
    onKey(this.#list, (event) => this.#key(event));
  }

  update(): void {
    const { workbench } = this;
    const focused = this.#list.contains(document.activeElement) && !this.#renaming;
    this.#add.hidden = workbench.readOnly;
    this.#more.hidden = workbench.readOnly || !workbench.activeDashboard;
    if (this.#renaming) return;
    // A tab stays the same element, so that the second click of a double click finds it.
    const tabs = workbench.dashboards.map((dashboard) => this.#tab(dashboard));
    if (tabs.some((tab, index) => tab !== this.#list.children[index]) || tabs.length !== this.#list.children.length)
      this.#list.replaceChildren(...tabs);
    if (focused) this.#selected()?.focus();
  }

  #tab(dashboard: Dashboard): HTMLElement {
    const isActive = dashboard === this.workbench.activeDashboard;
    const id = `dashboard-${dashboard.id}`;
    const tab = this.#list.querySelector<HTMLElement>(`#${CSS.escape(id)}`) ?? this.#newTab(dashboard.id, id);
    tab.setAttribute("aria-selected", String(isActive));
    tab.setAttribute("tabindex", isActive ? "0" : "-1");
    const name = nameOf(dashboard);
    if (tab.textContent !== name) tab.replaceChildren(userText(name));
    return tab;
  }

  #newTab(dashboardId: string, id: string): HTMLElement {
    const tab = element("button", { "type": "button", "role": "tab", "class": "dashboard-tab", id, "aria-controls": this.panelId });
    tab.addEventListener("click", () => this.workbench.activateDashboard(dashboardId));
    tab.addEventListener("dblclick", () => this.#rename());
    return tab;
  }

  #selected(): HTMLElement | null {
    return this.#list.querySelector<HTMLElement>('[aria-selected="true"]');
  }

  #key(event: KeyboardEvent): boolean {
    const { dashboards, activeDashboard, readOnly } = this.workbench;
    if (!activeDashboard || this.#renaming) return false;
    const at = dashboards.indexOf(activeDashboard);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1 + dashboards.length, Home: 0, End: dashboards.length - 1 }[event.key];
    if (next !== undefined) this.workbench.activateDashboard((dashboards[next % dashboards.length] as Dashboard).id);
    else if (event.key === "F2") this.#rename();
    else if (event.key === "Delete" && !readOnly) this.#remove();
    else return false;
    return true;
  }

  #addDashboard(): void {
    this.workbench.addDashboard();
    this.#selected()?.focus();
  }

  #openMenu(): void {
    openMenu(this.#more, "Dashboard actions", [
      { words: "Rename", icon: "pencil", key: "F2", act: () => this.#rename() },
      { words: "Remove dashboard", icon: "trash-2", key: "Del", danger: true, act: () => this.#remove() },
    ]);
  }

  #remove(): void {
    const dashboard = this.workbench.activeDashboard;
    if (!dashboard) return;
    const undo = this.workbench.removeDashboard(dashboard.id);
    this.toast.offer("Removed dashboard", nameOf(dashboard), () => {
      undo();
      this.#selected()?.focus();
    });
    (this.#selected() ?? this.#add).focus();
  }

  #rename(): void {
    const dashboard = this.workbench.activeDashboard;
    const tab = this.#selected();
    if (!dashboard || !tab || this.workbench.readOnly) return;
    this.#renaming = dashboard.id;
    editName(tab, this.element, {
      label: "Dashboard name",
      name: nameOf(dashboard),
      problemOf: (name) => (isVisible(name) ? null : "The name needs at least one character that can be seen."),
      done: (name, hadFocus) => {
        this.#renaming = null;
        if (name !== null) this.workbench.renameDashboard(dashboard.id, name);
        this.update();
        if (hadFocus) this.#selected()?.focus();
      },
    });
  }
}

function nameOf({ name }: Partial<Dashboard>): string {
  return shownTitle(textOr(name, ""), "Untitled dashboard");
}
