import DOMPurify, { type Config } from "dompurify";

const allowed: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "hr",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "input",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
  ],
  ALLOWED_ATTR: ["href", "title", "start", "type", "checked", "disabled"],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
  // Their values are no addresses, and not to be judged as such.
  ADD_URI_SAFE_ATTR: ["type", "start"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** The HTML of a note as elements: no raw HTML, no script, no style, no picture; links open in a tab of their own. */
export function elementsOf(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, allowed);
  for (const link of fragment.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  for (const box of fragment.querySelectorAll("input")) box.replaceWith(taskMark(box.checked));
  lowerHeadings(fragment);
  return fragment;
}

/** A task is ticked in its text, not by a control that would do nothing. */
function taskMark(done: boolean): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "note-task";
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", done ? "done" : "open");
  mark.textContent = done ? "☑" : "☐";
  return mark;
}

/** The module's name is a heading of the second level: those of a note follow without a gap, and look as they are meant to. */
function lowerHeadings(fragment: DocumentFragment): void {
  let above = 2;
  for (const heading of fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Number(heading.tagName[1]);
    above = Math.min(6, level + 2, above + 1);
    const lower = document.createElement(`h${above}`);
    lower.className = `note-heading-${level}`;
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}
