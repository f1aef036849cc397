import { onKey } from "../../Portal.Web/Browser/keys";
import { Media } from "../../Portal.Web/Browser/media";
import { button, element, iconButton, userText } from "../framework/elements";
import type { PartName } from "../framework/module-functions";
import type { ModuleInstance } from "../framework/module-instance";
import { ModuleDisplay } from "../framework/module-display";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

/** In windows this narrow the panel is a sheet over the dashboard, closed until it is asked for. */
const sheet = new Media("(max-width: 1023px)");

/** The settings of the active module, at the right of the dashboard; a sheet over it in narrow windows. */
export class SettingsPanel {
  readonly #name = element("h2", { class: "settings-name" });
  readonly #body = element("div", { class: "settings-body" });
  readonly #links = element("div", { class: "settings-links" });
  readonly #close = iconButton("Close the settings", "x", () => this.toggle(false));
  readonly element = element(
    "aside",
    { "class": "settings-panel", "aria-label": "Settings" },
    element("header", { class: "settings-head" }, this.#name, element("span", { class: "settings-note" }, "settings"), this.#close),
    this.#body,
  );
  readonly toggleButton = iconButton("Settings", "panel-right", () => this.toggle(!this.#isOpen));
  #instance: ModuleInstance | null = null;
  #showing: ModuleDisplay | null = null;
  #isOpen = false;
  /** Counts how often the panel was filled: what comes later is of the filling it was asked for in. */
  #fills = 0;
  #stopListening: (() => void) | null = null;
  readonly #dismissed = new WeakSet<ModuleInstance>();

  constructor(
    private readonly workbench: Workbench,
    private readonly toast: UndoToast,
  ) {
    this.toggleButton.classList.add("settings-toggle");
    onKey(this.element, (event) => {
      if (event.key === "Escape" && sheet.matches) this.toggle(false);
    });
    sheet.onChange(() => this.#show(!sheet.matches));
    this.#show(!sheet.matches);
    this.#fill();
  }

  /** Opens or folds the panel. Folding gives the focus back to the button. */
  toggle(open: boolean): void {
    this.#show(open);
    if (!open) this.toggleButton.focus();
    else if (sheet.matches) this.#close.focus();
  }

  update(): void {
    this.#arrange();
    const placed = this.workbench.activeModule;
    const instance = placed ? this.workbench.instanceOf(placed) : null;
    if (instance === this.#instance) return void this.#showLinks(instance);
    this.leave();
    this.#instance = instance;
    this.#stopListening = instance?.onPhase(() => this.#fill()) ?? null;
    this.#fill();
  }

  leave(): void {
    this.#stopListening?.();
    this.#showing?.end();
    this.#instance = this.#stopListening = this.#showing = null;
  }

  #show(open: boolean): void {
    this.#isOpen = open;
    this.#arrange();
  }

  /** A dashboard without modules has no settings to show. */
  #arrange(): void {
    const isEmpty = this.workbench.modules.length === 0;
    this.element.hidden = isEmpty || !this.#isOpen;
    this.toggleButton.disabled = isEmpty;
    this.toggleButton.setAttribute("aria-expanded", String(!this.element.hidden));
  }

  #fill(): void {
    this.#showing?.end();
    const instance = this.#instance;
    this.#name.replaceChildren(userText(instance?.title ?? "No module chosen"));
    this.#body.replaceChildren(...(instance ? this.#notices(instance) : [note("Choose a module to see its settings.")]));
    void this.#showLinks(instance);
    const host = element("div", { class: "settings-host" });
    this.#body.append(...(instance?.module?.settingsFC ? [host] : []), this.#links);
    void this.#showProblems(instance, this.#runSettings(instance, host), host);
  }

  #runSettings(instance: ModuleInstance | null, host: HTMLElement): Promise<void> {
    if (!instance?.module?.settingsFC) return Promise.resolve();
    this.#showing = new ModuleDisplay(instance.store, () => host.replaceChildren(note("The settings stopped. Stored settings are kept.")));
    return this.#showing.run(instance.module.settingsFC, host);
  }

  /** What is wrong with the stored state stands above the settings, or beside its field. */
  async #showProblems(instance: ModuleInstance | null, settings: Promise<void>, host: HTMLElement): Promise<void> {
    const fill = ++this.#fills;
    if (instance?.phase !== "ready" || instance.problems().length + instance.refusals().length + instance.warnings().length === 0) return;
    const { putBesideFields, stateNotices } = await import("./on-demand");
    if (fill !== this.#fills) return;
    this.#body.prepend(...stateNotices(instance, (part) => this.#reset(instance, part)));
    await settings;
    if (fill === this.#fills) putBesideFields(instance, this.#body, host);
  }

  /** What the module shares with others stands below its own settings. */
  async #showLinks(instance: ModuleInstance | null): Promise<void> {
    const { syncableSettingKeys, channelReceiverDefinitions } = instance?.registration ?? {};
    if (instance?.phase !== "ready" || !(syncableSettingKeys ?? channelReceiverDefinitions)) return this.#links.replaceChildren();
    const { linksPanel } = await import("./on-demand");
    if (instance !== this.#instance) return;
    const focused = this.#links.contains(document.activeElement) ? [...this.#links.querySelectorAll("select, input, button")] : [];
    const at = focused.indexOf(document.activeElement as Element);
    this.#links.replaceChildren(...linksPanel(this.workbench, instance));
    if (at >= 0) this.#links.querySelectorAll<HTMLElement>("select, input, button")[at]?.focus();
  }

  #notices(instance: ModuleInstance): HTMLElement[] {
    if (instance.phase === "waiting") return [note("Loading…")];
    if (instance.phase === "unknown") return [note("This module is not installed here. Its settings are kept.")];
    if (instance.phase === "failed") return [note("The module could not be loaded. Its settings are kept.")];
    return this.#notStored(instance);
  }

  #reset(instance: ModuleInstance, part: PartName): void {
    this.toast.offer(`Reset the ${part} of`, instance.title, instance.reset(part));
  }

  /** Told once for a module whose changes are not saved, until it is dismissed. */
  #notStored(instance: ModuleInstance): HTMLElement[] {
    if (instance.module?.isPersistent || this.#dismissed.has(instance)) return [];
    const notice = element("div", { class: "settings-notice" }, element("p", {}, "Changes in this module are not saved."));
    notice.append(
      button("Understood", null, () => {
        this.#dismissed.add(instance);
        notice.remove();
      }),
    );
    return [notice];
  }
}

function note(text: string): HTMLElement {
  return element("p", { class: "settings-hint" }, text);
}
