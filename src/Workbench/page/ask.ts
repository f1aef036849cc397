import { element, iconButton } from "../framework/elements";
import type { Choice } from "./dialogs";
import { labels } from "./words";

const looks = { primary: "button button-primary", danger: "button button-danger-fill", quiet: "button button-danger dialog-left" };

/**
 * Asks in a native dialog of its own, on a page that has none; Escape and × are null. The first choice has the focus unless one is primary.
 */
export function askChoice<A extends string>(heading: string, body: readonly Node[], choices: readonly Choice<A>[]): Promise<A | null> {
  const primary = choices.findIndex(({ kind }) => kind === "primary");
  const dialog = element(
    "dialog",
    { "class": "dialog", "aria-labelledby": "ask-heading" },
    element(
      "form",
      { method: "dialog" },
      element(
        "div",
        { class: "dialog-head" },
        element("h2", { id: "ask-heading" }, heading),
        iconButton(labels.close, "x", () => dialog.close("")),
      ),
      element("div", { class: "dialog-body" }, ...body),
      element(
        "div",
        { class: "dialog-foot" },
        ...choices.map(({ answer, words, kind }, index) =>
          element(
            "button",
            { type: "submit", class: kind ? looks[kind] : "button", value: answer, autofocus: index === Math.max(0, primary) },
            words,
          ),
        ),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      const { returnValue } = dialog;
      resolve(choices.find(({ answer }) => answer === returnValue)?.answer ?? null);
    }),
  );
}

/** Asks whether something is to be done; Escape and Cancel are no. */
export async function ask(heading: string, text: string, verb: string): Promise<boolean> {
  return (
    (await askChoice(
      heading,
      [element("p", {}, text)],
      [
        { answer: "no", words: labels.cancel },
        { answer: "yes", words: verb, kind: "danger" },
      ],
    )) === "yes"
  );
}
