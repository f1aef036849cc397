import { button, element, iconButton } from "../framework/elements";
import { ModuleRegistry } from "../framework/module-registry";
import { newUuid } from "../framework/new-uuid";
import { dashboardOf, templatePicture, templates, type Template } from "../templates";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

/** Offers the templates: as a dashboard beside the others, or in place of the one that is shown. */
export function chooseTemplate(workbench: Workbench, toast: UndoToast): void {
  const body = element("div", { class: "dialog-body" });
  const foot = element("div", { class: "dialog-foot" });
  const dialog = element(
    "dialog",
    { "class": "dialog dialog-wide template-dialog", "aria-labelledby": "template-heading" },
    element(
      "div",
      { class: "dialog-head" },
      element("h2", { id: "template-heading" }, "Templates"),
      iconButton("Close", "x", () => dialog.close()),
    ),
    body,
    foot,
  );
  const apply = (template: Template, replaces: boolean): void => {
    dialog.close();
    const { ensembleChoices, ensembles } = workbench;
    const present = ensembleChoices.length > 0 ? ensembleChoices : ensembles.entries.slice(0, template.ensembles);
    const idents = present.map(({ ident }) => ident);
    const { dashboard, problems } = dashboardOf(template, (name) => ModuleRegistry.find(name), newUuid, idents);
    const undo = workbench.applyTemplate(dashboard, template.ensembles, replaces);
    const said = problems.length === 0 ? "Applied" : `Applied in part. ${problems.join(" ")}`;
    toast.offer(said, template.title, undo);
  };
  const showList = (): void => {
    body.replaceChildren(
      element(
        "ul",
        { class: "template-list" },
        ...templates.map((template) =>
          element(
            "li",
            { class: "template" },
            templatePicture(template, 128, 84),
            element("span", { class: "template-title" }, template.title),
            element("span", { class: "template-note" }, template.description),
            element(
              "span",
              { class: "template-actions" },
              button("Add dashboard", "plus", () => apply(template, false)),
              button("Replace this one…", null, () => confirm(template), "button button-quiet"),
            ),
          ),
        ),
      ),
    );
    foot.replaceChildren(button("Cancel", null, () => dialog.close()));
  };
  const confirm = (template: Template): void => {
    const count = workbench.modules.length;
    if (count === 0) return apply(template, true);
    const name = workbench.activeDashboard?.name ?? "this dashboard";
    body.replaceChildren(
      element(
        "p",
        {},
        `Replace "${name}" by "${template.title}"? Its ${count === 1 ? "module goes" : `${count} modules go`}. You can undo it. `
          + "Other dashboards stay as they are.",
      ),
    );
    foot.replaceChildren(
      button("Cancel", null, () => dialog.close()),
      button("Replace", null, () => apply(template, true), "button button-primary"),
    );
    foot.querySelector("button")?.focus();
  };
  dialog.addEventListener("close", () => dialog.remove());
  showList();
  document.body.append(dialog);
  dialog.showModal();
}
