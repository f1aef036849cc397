import { Marked } from "marked";

// What the page can draw within a blink and a reader can follow: beyond it, the text itself reads better.
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 48;
const MAX_LENGTH = 4_000_000;

const marked = new Marked(
  { gfm: true, breaks: true },
  {
    renderer: {
      // Raw HTML is shown as the text it is.
      html: ({ text }) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    },
  },
);

/** Markdown as HTML, still to be sanitised; null for what is too much to draw. Some inputs take minutes: run it where it can be ended. */
export function formatted(markdown: string): string | null {
  let html: string;
  try {
    html = marked.parse(markdown, { async: false });
  } catch {
    // The parser calls itself for each level of nesting, and the stack ends before an odd text does.
    return null;
  }
  return html.length <= MAX_LENGTH && isDrawable(html) ? html : null;
}

/** Only tags begin with "<" in what the parser writes; these three have no end. */
const tag = /<(\/?)(?!(?:br|hr|input)\b)[a-z]/g;

function isDrawable(html: string): boolean {
  let depth = 0;
  let elements = 0;
  for (const [, end] of html.matchAll(tag)) {
    depth += end === "" ? 1 : -1;
    if (++elements > 2 * MAX_ELEMENTS || depth > MAX_DEPTH) return false;
  }
  return true;
}
