import { element, icon } from "../framework/elements";
import "../../Browser/toast-message";

/** Says what just happened, at the corner of the page; takes the place of what it said before about the same thing. */
export function toast(words: string, options: { isError?: boolean; about?: string; isBusy?: boolean } = {}): void {
  const { isError = false, about = "", isBusy = false } = options;
  const list = document.getElementById("toasts");
  if (about !== "") for (const old of list?.querySelectorAll(`[data-about="${about}"]`) ?? []) old.remove();
  const close = element("button", { "type": "button", "class": "toast-close", "aria-label": "Close", "title": "Close" }, icon("x"));
  const name = isBusy ? "loader-circle" : isError ? "circle-alert" : "check";
  const made = element("toast-message" as "div", { "class": isError ? "toast toast-error" : isBusy ? "toast toast-busy" : "toast", "data-about": about },
    icon(name), element("p", { class: "toast-text" }, words), close);
  list?.append(made);
}
