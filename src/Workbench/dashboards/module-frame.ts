import { atom } from "jotai/vanilla";
import { isVisible, type Layout } from "../shim";
import { element, icon, iconButton, userText } from "../framework/elements";
import { receivedAtom } from "../framework/links/channel-data";
import type { ModuleInstance } from "../framework/module-instance";
import { ModuleBody } from "./module-body";
import { editName } from "./name-field";

const sides = ["left", "right", "top", "bottom"] as const;

/** The frame around one module: grip, name, subject, maximise, menu, and sides to drag. */
export class ModuleFrame {
  readonly grip: HTMLButtonElement;
  readonly menuButton: HTMLButtonElement;
  readonly title = element("button", { type: "button", class: "module-title" });
  readonly #subject = element("bdi", { class: "module-subject" });
  /** Where the module receives data from. */
  readonly #from = element("span", { class: "module-from" });
  readonly #mark = element("span", { class: "module-mark", role: "img" }, icon("triangle-alert"));
  readonly #maximise: HTMLButtonElement;
  readonly head: HTMLElement;
  readonly element: HTMLElement;
  readonly #body: ModuleBody;
  #stops: (() => void)[] = [];
  #stopSubject: () => void = () => undefined;

  constructor(
    readonly instance: ModuleInstance,
    readonly id: string,
    private readonly onMaximise: () => void,
  ) {
    this.grip = iconButton(`Move ${instance.title}`, "grip-vertical", () => undefined);
    this.grip.classList.add("module-grip");
    this.grip.title = "Drag, or use the arrow keys; with Shift they change the size";
    this.#maximise = iconButton("Maximise", "maximize-2", () => this.onMaximise());
    this.menuButton = iconButton(`Actions of ${instance.title}`, "ellipsis", () => undefined);
    this.menuButton.setAttribute("aria-haspopup", "menu");
    this.head = element(
      "header",
      { class: "module-head" },
      this.grip,
      element("h2", { class: "module-name" }, this.title),
      this.#subject,
      this.#from,
      this.#mark,
      this.#maximise,
      this.menuButton,
    );
    this.#body = new ModuleBody(instance);
    this.element = element(
      "section",
      { class: "module" },
      this.head,
      this.#body.element,
      ...sides.map((side) => element("div", { "class": `module-side module-side-${side}`, "data-side": side })),
    );
    this.#stops.push(instance.onPhase(() => this.#follow()));
    this.#stops.push(instance.store.sub(receivedAtom, () => this.#nameSources()));
    this.#follow();
  }

  /** Shows where the module is and what can be done with it. */
  update(layout: Layout, isActive: boolean, readOnly: boolean): void {
    const maximised = layout.maximized === true;
    this.place(layout.relX, layout.relY, layout.relWidth, layout.relHeight);
    this.element.classList.toggle("module-active", isActive);
    this.element.classList.toggle("module-maximised", maximised);
    this.title.setAttribute("aria-pressed", String(isActive));
    this.grip.hidden = readOnly;
    this.#nameMaximise(maximised ? "Restore" : "Maximise", maximised ? "minimize-2" : "maximize-2");
  }

  /** A press that activates the module is pressing this, too: what it went down on must still be there when it comes up. */
  #nameMaximise(name: string, iconName: string): void {
    if (this.#maximise.title === name) return;
    this.#maximise.setAttribute("aria-label", name);
    this.#maximise.title = name;
    this.#maximise.replaceChildren(icon(iconName));
  }

  /** A field in place of the title. An empty name is that of the module's kind. */
  rename(): void {
    if (!this.instance.canBeRenamed || !this.title.isConnected) return;
    editName(this.title, this.head, {
      label: "Module name",
      name: this.instance.title,
      problemOf: (name) => (name.trim() === "" || isVisible(name) ? null : "The name needs at least one character that can be seen."),
      done: (name, hadFocus) => {
        if (name !== null && name !== this.instance.title) this.instance.rename(name);
        if (hadFocus) this.title.focus();
      },
    });
  }

  place(x: number, y: number, width: number, height: number): void {
    for (const [name, value] of Object.entries({ x, y, width, height })) this.element.style.setProperty(`--${name}`, String(value));
  }

  leave(): void {
    this.#stops.forEach((stop) => stop());
    this.#stopSubject();
    this.#body.leave();
    this.element.remove();
  }

  #follow(): void {
    this.#nameParts();
    const isUnused = this.instance.problems().length > 0;
    this.#mark.hidden = !isUnused && this.instance.refusals().length === 0;
    this.#mark.title = `Part of the state could not be ${isUnused ? "used" : "stored"}; see the settings`;
    this.#mark.setAttribute("aria-label", this.#mark.title);
    const subjectOf = this.instance.module?.subject;
    if (!subjectOf) return this.#name("");
    const subject = atom((get) => {
      try {
        return subjectOf(get);
      } catch (error) {
        console.error(`${this.instance.title} could not say what it shows.`, error);
        return "";
      }
    });
    const { store } = this.instance;
    this.#stopSubject();
    this.#stopSubject = store.sub(subject, () => this.#name(store.get(subject)));
    this.#name(store.get(subject));
  }

  #nameSources(): void {
    const sources = Object.values(this.instance.store.get(receivedAtom)).flatMap((received) =>
      received.state === "none" ? [] : [received],
    );
    this.#from.replaceChildren(
      ...sources.map(({ state, from }) => {
        const words = state === "missing" ? `Receives nothing: ${from}` : `Receives ${from}`;
        return element("span", { class: "module-source", title: words }, icon(state === "missing" ? "unlink" : "cable"), userText(from));
      }),
    );
  }

  #nameParts(): void {
    const { title } = this.instance;
    if (this.title.textContent === title) return;
    this.title.replaceChildren(userText(title));
    for (const [button, name] of [[this.grip, `Move ${title}`] as const, [this.menuButton, `Actions of ${title}`] as const])
      button.setAttribute("aria-label", name);
    this.menuButton.title = `Actions of ${title}`;
  }

  #name(subject: string): void {
    this.#subject.textContent = subject;
    this.element.setAttribute("aria-label", subject ? `${this.instance.title}, ${subject}` : this.instance.title);
  }
}
