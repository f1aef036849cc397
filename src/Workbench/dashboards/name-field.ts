import { isCommand, onKey } from "../../Portal.Web/Browser/keys";
import { element, icon } from "../framework/elements";

interface NameField {
  readonly label: string;
  readonly name: string;
  /** Why a name cannot be taken, or null. */
  readonly problemOf: (name: string) => string | null;
  /** Told once, when the field is left: the name, or null to keep the one before; and whether the focus was in the field. */
  readonly done: (name: string | null, hadFocus: boolean) => void;
}

/**
 * A field in the place of a name: Enter takes it, Escape keeps the one before, leaving the field takes it where it can be taken.
 * A problem is put into `host`.
 */
export function editName(shown: HTMLElement, host: HTMLElement, { label, name: known, problemOf, done }: NameField): void {
  const size = String(Math.max(8, known.length));
  const field = element("input", { "class": "dashboard-name", "aria-label": label, "value": known, size });
  const problem = element("p", { class: "field-error dashboard-name-problem", role: "alert" });
  field.addEventListener("input", () => problem.remove());
  let isDone = false;
  const finish = (name: string | null, hasFocus: boolean): void => {
    if (isDone) return;
    const reason = name === null ? null : problemOf(name);
    if (reason !== null) {
      // Leaving the field keeps the name as it was; staying in it shows why it was refused.
      if (!hasFocus) return finish(null, false);
      problem.replaceChildren(icon("circle-alert"), reason);
      host.append(problem);
      return;
    }
    isDone = true;
    problem.remove();
    // What is beside it stays where it is: the press that ended this may be on one of them.
    field.replaceWith(shown);
    done(name === null ? null : name.trim(), hasFocus);
  };
  field.addEventListener("blur", () => finish(field.value, false));
  onKey(field, (event) => {
    // Saving takes the name along.
    if (isCommand(event, "s")) finish(field.value, true);
    if (event.key !== "Enter" && event.key !== "Escape") return false;
    finish(event.key === "Enter" ? field.value : null, true);
    return true;
  });
  shown.replaceWith(field);
  field.focus();
  field.select();
}
