/**
 * Rules of titles and descriptions, the same here and on the server; one table of cases (`tests/data/text-rules.json`) holds
 * both equal.
 */

import { isVisible } from "./visible-text";

const margin = "[\\t-\\r\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]";
const isMargin = new RegExp(margin);
const leading = new RegExp(`^${margin}+`);
const controlInTitle = /[\u0000-\u001F\u007F-\u009F]/;
const controlInDescription = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;

/** The text as it is stored: CRLF and CR become LF, white space and U+FEFF go from both ends. */
export function normalizeText(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").replace(leading, "");
  let end = lines.length;
  // A pattern anchored at the end would look from every white space on: slow for a long run of them inside the text.
  while (end > 0 && isMargin.test(lines.charAt(end - 1))) end--;
  return lines.slice(0, end);
}

/** Length in Unicode code points. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xdc00 && unit <= 0xdfff) length--;
  }
  return length;
}

/** What is wrong with a title or a description. "unseen": it has no character that can be seen. */
export type TextProblem = { kind: "empty" } | { kind: "too-long"; longest: number } | { kind: "control-characters" } | { kind: "unseen" };

/** What is wrong with a title, after {@link normalizeText}; null for a good one. */
export function titleProblem(title: string, longest: number): TextProblem | null {
  if (title.length === 0) return { kind: "empty" };
  if (lengthOf(title) > longest) return { kind: "too-long", longest };
  if (controlInTitle.test(title)) return { kind: "control-characters" };
  return isVisible(title) ? null : { kind: "unseen" };
}

/** What is wrong with a description, after {@link normalizeText}; null for a good one. */
export function descriptionProblem(description: string, longest: number): TextProblem | null {
  if (lengthOf(description) > longest) return { kind: "too-long", longest };
  return controlInDescription.test(description) ? { kind: "control-characters" } : null;
}

/** A title between a prefix and a suffix, cut so that all of it has at most `longest` code points. */
export function fitTitle(prefix: string, title: string, suffix: string, longest: number): string {
  const room = longest - lengthOf(prefix) - lengthOf(suffix);
  // oxlint-disable-next-line typescript/no-misused-spread -- The limit counts code points, as the server does.
  const letters = [...title];
  const kept =
    letters.length <= room
      ? title
      : `${letters
          .slice(0, room - 1)
          .join("")
          .trimEnd()}…`;
  return prefix + kept + suffix;
}
