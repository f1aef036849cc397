import { button, element, icon, once } from "../framework/elements";
import { ModuleCategory, ModuleDevState, type AnyModuleRegistration } from "../framework/module-registration";
import { ModuleRegistry } from "../framework/module-registry";
import { putBelow } from "./menu";

/** The modules that can be added, as buttons. */
export function moduleList(add: (moduleName: string) => void): HTMLElement {
  const showsAll = document.querySelector("webviz-workbench")?.hasAttribute("development-modules") === true;
  return element(
    "ul",
    { class: "module-choices" },
    ...offered(ModuleRegistry.list(), showsAll).map((registration) => element("li", {}, entry(registration, add))),
  );
}

/** Those that are for everyone; with a flag of the portal also those that are being made, or are for finding faults. */
export function offered(all: readonly AnyModuleRegistration[], showsAll: boolean): AnyModuleRegistration[] {
  return all.filter(({ devState, category }) => {
    if (devState === ModuleDevState.DEPRECATED) return false;
    return showsAll || (devState === ModuleDevState.PROD && category !== ModuleCategory.DEBUG);
  });
}

/** The button that opens the list of modules below itself. */
export function addModuleButton(add: (moduleName: string) => void): HTMLElement {
  const opener = button("Add module", "plus", () => open(opener, add));
  opener.setAttribute("aria-haspopup", "dialog");
  return opener;
}

function entry(registration: AnyModuleRegistration, add: (moduleName: string) => void): HTMLElement {
  const made = element(
    "button",
    { type: "button", class: "module-choice" },
    icon(registration.icon ?? "puzzle"),
    element(
      "span",
      { class: "module-choice-text" },
      element(
        "span",
        { class: "module-choice-name" },
        registration.defaultTitle,
        ...(registration.devState === ModuleDevState.DEV ? [" (in development)"] : []),
      ),
      element("span", { class: "module-choice-note" }, registration.description ?? ""),
    ),
  );
  // Its code comes on the way to the press. What cannot be had now is asked for again, and told, when the module is added.
  for (const near of ["pointerenter", "focus"])
    made.addEventListener(near, () => void ModuleRegistry.load(registration.moduleName).catch(() => undefined), { once: true });
  made.addEventListener(
    "click",
    once(() => add(registration.moduleName)),
  );
  return made;
}

function open(opener: HTMLElement, add: (moduleName: string) => void): void {
  const list = element(
    "div",
    { "class": "menu workbench-menu", "popover": "auto", "role": "dialog", "aria-label": "Add module" },
    moduleList((name) => {
      list.hidePopover();
      add(name);
    }),
  );
  opener.after(list);
  list.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    list.remove();
    if (document.activeElement === document.body) opener.focus();
  });
  list.showPopover();
  putBelow(list, opener);
  list.querySelector("button")?.focus();
}
