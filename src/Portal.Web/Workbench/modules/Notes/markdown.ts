import DOMPurify from "dompurify";
import { Marked } from "marked";

const marked = new Marked({ gfm: true, breaks: true }, {
  renderer: {
    // Raw HTML is shown as the text it is.
    html: ({ text }) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
  },
});

const allowed = {
  ALLOWED_TAGS: [
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote",
    "ul", "ol", "li", "input", "a", "table", "thead", "tbody", "tr", "th", "td",
  ],
  ALLOWED_ATTR: ["href", "title", "start", "type", "checked", "disabled"],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

/** Markdown as elements: no raw HTML, no script, no style, no picture; links open in a tab of their own. */
export function render(markdown: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(marked.parse(markdown, { async: false }), { ...allowed, ALLOWED_TAGS: [...allowed.ALLOWED_TAGS], ALLOWED_ATTR: [...allowed.ALLOWED_ATTR] });
  for (const link of fragment.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  for (const box of fragment.querySelectorAll("input")) {
    if (box.type === "checkbox") box.disabled = true;
    else box.remove();
  }
  lowerHeadings(fragment);
  return fragment;
}

/** The page's title and the module's name come first: headings of a note start at the third level, and look as they are meant to. */
function lowerHeadings(fragment: DocumentFragment): void {
  for (const heading of fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Number(heading.tagName[1]);
    const lower = document.createElement(`h${Math.min(6, level + 2)}`);
    lower.className = `note-heading-${level}`;
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}
