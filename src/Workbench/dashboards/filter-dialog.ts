import { button, element, iconButton, userText } from "../framework/elements";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import { filtered, isKnownFilter, type RealizationFilter } from "../framework/ensembles/realization-filter";
import { FilterFields } from "./filter-fields";

/** Asks which realizations of an ensemble are used. Told: the filter, or null for none; nothing when it is left as it is. */
export function editFilter(ensemble: EnsembleChoice, stored: unknown, done: (filter: RealizationFilter | null) => void): void {
  const all = ensemble.entry?.realizations ?? [];
  const fields = new FilterFields(ensemble, isKnownFilter(stored) ? stored : null, () => count());
  const counted = element("p", { class: "filter-count", role: "status" });
  const use = element("button", { type: "submit", class: "button button-primary", value: "use" }, "Use filter");
  const count = (): void => {
    const read = fields.read();
    if ("problem" in read) counted.textContent = read.problem;
    else counted.textContent = `${filtered(all, read.filter, ensemble.parameters).realizations.length} of ${all.length} realizations`;
    counted.classList.toggle("field-error", "problem" in read);
    use.disabled = "problem" in read;
  };
  const dialog = element(
    "dialog",
    { "class": "dialog dialog-wide filter-dialog", "aria-labelledby": "filter-heading" },
    element(
      "form",
      { method: "dialog" },
      element(
        "div",
        { class: "dialog-head" },
        element("h2", { id: "filter-heading" }, "Realizations of ", userText(ensemble.name)),
        iconButton("Close", "x", () => dialog.close("")),
      ),
      element(
        "div",
        { class: "dialog-body" },
        ...(stored !== undefined && stored !== null && !isKnownFilter(stored)
          ? [element("p", {}, "The present filter is of a kind that is not known here. It is kept until you use another or remove it.")]
          : []),
        fields.element,
        counted,
      ),
      element(
        "div",
        { class: "dialog-foot" },
        ...(stored ? [button("Remove filter", null, () => dialog.close("remove"), "button button-quiet dialog-left")] : []),
        button("Cancel", null, () => dialog.close("")),
        use,
      ),
    ),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    const read = fields.read();
    if (dialog.returnValue === "remove") done(null);
    else if (dialog.returnValue === "use" && "filter" in read) done(read.filter);
  });
  count();
  document.body.append(dialog);
  dialog.showModal();
}
