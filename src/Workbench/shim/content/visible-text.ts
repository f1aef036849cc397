/**
 * Whether people see anything of a text; twin of `VisibleText.cs`. Both name the ranges themselves where Unicode's categories do not say
 * it, so that they agree whatever version of Unicode each of them knows.
 */

/**
 * Format characters, marks, blanks and controls; then what is drawn as nothing: fillers, blanks, and code points that are to be ignored in
 * display.
 */
const unseen = /[\p{Cc}\p{Cf}\p{M}\p{Z}\u115F\u1160\u2065\u2800\u3164\uFFA0\uFFF0-\uFFF8\u{13441}\u{13442}\u{1D159}\u{E0000}-\u{E0FFF}]/u;

/** Whether at least one character of the text is seen. */
export function isVisible(text: string): boolean {
  for (const character of text) if (!unseen.test(character)) return true;
  return false;
}

/** A stored title as people are shown it: one of which they would see nothing gives way to a name that they can press. */
export function shownTitle(title: string, otherwise: string): string {
  return isVisible(title) ? title : otherwise;
}
