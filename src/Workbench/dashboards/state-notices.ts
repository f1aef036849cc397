import { download } from "../framework/download";
import { button, element, icon } from "../framework/elements";
import type { PartName } from "../framework/module-functions";
import type { ModuleInstance } from "../framework/module-instance";

const KEPT = "It is kept until you choose another.";

/** What is wrong with a module's stored state, and what can be done about it. */
export function stateNotices(instance: ModuleInstance, reset: (part: PartName) => void): HTMLElement[] {
  return [
    ...instance.problems().map((all) => problemNotice(instance, all, reset)),
    ...instance.refusals().map(({ part, reason }) => refusal(part, reason)),
    ...instance.warnings().map(({ path, message }) => warning(path, message)),
  ];
}

/** A warning of one setting goes to the field that names the setting in `data-setting`, where there is one. */
export function putBesideFields(instance: ModuleInstance, notices: HTMLElement, host: HTMLElement): void {
  for (const { path, message } of instance.warnings()) {
    const named = `[data-setting="${CSS.escape(path.join("."))}"]`;
    const field = host.querySelector(named);
    if (field === null) continue;
    notices.querySelector(`.settings-notice${named}`)?.remove();
    const text = `The stored value could not be used: ${message} ${KEPT}`;
    field.append(element("p", { class: "field-warning" }, icon("triangle-alert"), element("span", {}, text)));
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
