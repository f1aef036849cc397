import { onKey } from "../../../Portal.Web/Browser/keys";
import { button, element, emptyState } from "../../framework/elements";
import type { Render } from "../../framework/module";
import { NoteText } from "./note-text";
import { largeTextAtom, textAtom } from "./settings/persistence";

/** The note as it reads, or a field to write it in. Which of the two is shown is not stored. */
export const view: Render = (host, context) => {
  const { store } = context;
  const field = element("textarea", { "class": "note-field", "aria-label": "Text in Markdown", "spellcheck": "true" });
  const text = new NoteText(context.signal);
  const edit = button("Edit", "pencil", () => show(true), "button button-quiet note-button");
  const done = button("Preview", "check", () => show(false), "button button-quiet note-button");
  let isEditing = false;

  function show(editing: boolean): void {
    isEditing = editing;
    host.replaceChildren(element("div", { class: "note" }, ...(editing ? [field, done] : [text.hint, text.element, edit])));
    if (editing) field.value = store.get(textAtom);
    draw();
    if (editing) field.focus();
    else if (host.closest(".module")?.contains(document.activeElement) === false) edit.focus({ preventScroll: true });
  }

  function draw(): void {
    const markdown = store.get(textAtom);
    if (isEditing && field.value !== markdown) field.value = markdown;
    if (isEditing) return;
    edit.hidden = markdown.trim() === "";
    if (!edit.hidden) return text.show(markdown);
    text.showInstead(
      emptyState(
        "notebook-pen",
        "No text yet",
        "Notes are written in Markdown.",
        button("Write", null, () => show(true)),
      ),
    );
  }

  field.addEventListener("input", () => store.set(textAtom, field.value));
  onKey(field, (event) => {
    if (event.key === "Escape") {
      show(false);
      edit.focus();
    }
  });
  text.element.addEventListener("dblclick", () => show(true));
  host.replaceChildren(element("div", { class: "note" }, text.hint, text.element, edit));
  context.watch(textAtom, draw);
  context.watch(largeTextAtom, (large) => {
    text.element.classList.toggle("note-large", large);
    field.classList.toggle("note-large", large);
  });
};
