import { button, element, icon } from "../framework/elements";
import { labels } from "./words";
import "../../Portal.Web/Browser/toast-message";

/** How a toast is shown. One takes the place of what was said before about the same thing. */
export interface ToastOptions {
  isError?: boolean;
  about?: string;
  isBusy?: boolean;
  /** What can be done from it. */
  action?: { words: string; act: () => void };
}

/** Says what just happened, at the corner of the page. */
export function toast(words: string, options: ToastOptions = {}): void {
  const { isError = false, about = "", isBusy = false, action } = options;
  const list = document.getElementById("toasts");
  if (about !== "") dismissToast(about);
  const close = element(
    "button",
    { "type": "button", "class": "toast-close", "aria-label": labels.close, "title": labels.close },
    icon("x"),
  );
  const iconName = isBusy ? "loader-circle" : isError ? "circle-alert" : "check";
  const made = element(
    "toast-message" as "div",
    { "class": isError ? "toast toast-error" : isBusy ? "toast toast-busy" : "toast", "data-about": about },
    icon(iconName),
    element("p", { class: "toast-text" }, words),
    ...(action
      ? [
          button(
            action.words,
            null,
            () => {
              made.remove();
              action.act();
            },
            "toast-action",
          ),
        ]
      : []),
    close,
  );
  list?.append(made);
}

/** Takes away what was said about something. */
export function dismissToast(about: string): void {
  for (const old of document.querySelectorAll(`#toasts [data-about="${about}"]`)) old.remove();
}
