// The sprite lies beside the script, wherever the portal is mounted.
const sprite = new URL("icons.svg", import.meta.url).href;

// Milliseconds between two presses that are meant as one; what systems take for a double click.
const doublePress = 500;

type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes (true is present, false is left out) and children. Text is never read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** An icon of the sprite, silent for screen readers. */
export function icon(iconName: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${iconName}`);
  svg.append(use);
  return svg;
}

/** A button with words, and an icon before them. */
export function button(words: string, iconName: string | null, press: (event: MouseEvent) => void, kind = "button"): HTMLButtonElement {
  const made = element("button", { type: "button", class: kind }, ...(iconName ? [icon(iconName)] : []), words);
  made.addEventListener("click", press);
  return made;
}

/** A button with an icon alone; the name is its tooltip, too. */
export function iconButton(name: string, iconName: string, press: (event: MouseEvent) => void): HTMLButtonElement {
  const made = element("button", { "type": "button", "class": "icon-button", "aria-label": name, "title": name }, icon(iconName));
  made.addEventListener("click", press);
  return made;
}

/** A press that makes something: a double press is one. */
export function once(press: () => void): (event: MouseEvent) => void {
  let last = -Infinity;
  return ({ timeStamp }) => {
    if (timeStamp - last < doublePress) return;
    last = timeStamp;
    press();
  };
}

/** A user's text, which may be of any direction. */
export function userText(text: string): HTMLElement {
  return element("bdi", {}, text);
}

/** Says that there is nothing to show, and why; for the whole of a module's frame. */
export function emptyState(iconName: string, title: string, text: string, ...actions: HTMLElement[]): HTMLElement {
  return element(
    "div",
    { class: "module-empty" },
    icon(iconName),
    element("p", { class: "module-empty-title" }, userText(title)),
    element("p", {}, text),
    ...actions,
  );
}
