import { onKey } from "../../Portal.Web/Browser/keys";
import { Media } from "../../Portal.Web/Browser/media";
import { download } from "../framework/download";
import { button, element, icon, iconButton, userText } from "../framework/elements";
import type { PartName } from "../framework/module-functions";
import type { ModuleInstance } from "../framework/module-instance";
import { ModuleDisplay } from "../framework/module-display";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

/** In windows this narrow the panel is a sheet over the dashboard, closed until it is asked for. */
const KEPT = "It is kept until you choose another.";
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
    if (!instance?.module?.settingsFC) return this.#body.append(this.#links);
    const host = element("div", { class: "settings-host" });
    this.#body.append(host, this.#links);
    this.#showing = new ModuleDisplay(instance.store, () => host.replaceChildren(note("The settings stopped. Stored settings are kept.")));
    void this.#showing.run(instance.module.settingsFC, host).then(() => this.#putBesideFields(instance, host));
  }

  /** A warning of one setting stands at the field that names the setting in `data-setting`, where there is one. */
  #putBesideFields(instance: ModuleInstance, host: HTMLElement): void {
    for (const { path, message } of instance.warnings()) {
      const named = `[data-setting="${CSS.escape(path.join("."))}"]`;
      const field = host.querySelector(named);
      if (field === null) continue;
      this.#body.querySelector(`.settings-notice${named}`)?.remove();
      const text = `The stored value could not be used: ${message} ${KEPT}`;
      field.append(element("p", { class: "field-warning" }, icon("triangle-alert"), element("span", {}, text)));
    }
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
    return [
      ...instance.problems().map((all) => problemNotice(instance, all, (part) => this.#reset(instance, part))),
      ...instance.refusals().map(({ part, reason }) => refusal(part, reason)),
      ...instance.warnings().map(({ path, message }) => warning(path, message)),
      ...this.#notStored(instance),
    ];
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

/** A stored value that could not be used; its property has its default. */
function warning(path: readonly string[], reason: string): HTMLElement {
  return element(
    "div",
    { "class": "settings-notice", "data-setting": path.join(".") },
    element("p", {}, icon("triangle-alert"), element("strong", {}, "A stored value could not be used.")),
    element("p", {}, `${path.join(" → ")}: ${reason} ${KEPT}`),
  );
}

function problemNotice(
  instance: ModuleInstance,
  { part, problem, text }: ReturnType<ModuleInstance["problems"]>[number],
  reset: (part: PartName) => void,
): HTMLElement {
  const isNewer = problem.kind === "newer";
  const kept = isNewer
    ? "The module is shown read-only, and what is stored stays as it is."
    : "The stored text is kept, and changes are not saved, until you reset it.";
  return element(
    "div",
    { class: "settings-notice" },
    element("p", {}, icon("triangle-alert"), element("strong", {}, `The stored ${part} could not be used.`)),
    element("p", {}, `${problem.message} ${kept}`),
    ...(isNewer ? [] : [button(`Reset ${part}`, "rotate-ccw", () => reset(part))]),
    button("Download the stored text", "download", () => download(text, `${instance.title} ${part}.json`), "button button-quiet"),
  );
}

function refusal(part: "settings" | "view", reason: string): HTMLElement {
  return element(
    "div",
    { class: "settings-notice" },
    element("p", {}, icon("triangle-alert"), element("strong", {}, `The present ${part} cannot be stored.`)),
    element("p", {}, `${reason} What was stored before is kept.`),
  );
}

function note(text: string): HTMLElement {
  return element("p", { class: "settings-hint" }, text);
}
