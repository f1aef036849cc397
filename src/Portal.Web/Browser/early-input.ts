type Field = Partial<Pick<HTMLInputElement, "name" | "type" | "value" | "defaultValue" | "checked" | "defaultChecked">>;

/**
 * Filters take effect as they are typed, by htmx. What was typed or ticked while the scripts were still on their way takes effect when htmx
 * takes the page over.
 */
export function applyEarlyInput(): void {
  document.addEventListener("htmx:after:process", (event) => {
    if (event.target !== document.body) return;
    for (const form of document.querySelectorAll<HTMLFormElement>('form[role="search"]')) {
      if ([...form.elements].some((field) => isEdited(field as Field))) form.requestSubmit();
    }
  });
}

/** Whether a field is not as the server wrote it. */
function isEdited({ name, type, value, defaultValue, checked, defaultChecked }: Field): boolean {
  if (!name || defaultValue === undefined) return false;
  return type === "checkbox" || type === "radio" ? checked !== defaultChecked : value !== defaultValue;
}
