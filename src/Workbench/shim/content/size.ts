import { canonicalText } from "./canonical";
import { MAX_CONTENT_SIZE_BYTES } from "../constants";
import { isObject, textOr, type Dashboard } from "./content";

/** Largest content as a JSON string literal without its quotes, bytes of UTF-8, inclusive: what a call really carries. */
export const MAX_CONTENT_LITERAL_BYTES = 2 * MAX_CONTENT_SIZE_BYTES;

/** A limit that content is over; sizes in bytes. */
export interface Excess {
  limit: "content" | "literal";
  actual: number;
  allowed: number;
}

/** A module and what it takes of the content. */
export interface ModuleSize {
  /** Names as they are stored; empty where that is no text. */
  dashboard: string;
  module: string;
  /** Bytes of UTF-8. */
  bytes: number;
}

/** Length of the text in bytes of UTF-8: what the limit is measured in. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** Length of the text as a JSON string literal without its quotes, in bytes of UTF-8. */
export function literalLength(text: string): number {
  let escapes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22 || code === 0x5c) escapes += 1;
    // \b \t \n \f \r have a letter of their own, the other control characters take six bytes.
    else if (code < 0x20) escapes += code >= 8 && code <= 13 && code !== 11 ? 1 : 5;
  }
  return utf8Length(text) + escapes;
}

/** The first limit that the content is over; null when it can be sent. */
export function excessOf(text: string): Excess | null {
  const bytes = utf8Length(text);
  if (bytes > MAX_CONTENT_SIZE_BYTES) return { limit: "content", actual: bytes, allowed: MAX_CONTENT_SIZE_BYTES };
  // No text grows to more than six times its size.
  if (6 * bytes <= MAX_CONTENT_LITERAL_BYTES) return null;
  const literal = literalLength(text);
  return literal > MAX_CONTENT_LITERAL_BYTES ? { limit: "literal", actual: literal, allowed: MAX_CONTENT_LITERAL_BYTES } : null;
}

/** Share of the limit, 1 for content that just fits. */
export function shareOfLimit(bytes: number): number {
  return bytes / MAX_CONTENT_SIZE_BYTES;
}

/** The modules that take the most, largest first. */
export function largestModules(dashboards: readonly Dashboard[], count: number): ModuleSize[] {
  const sizes = dashboards.flatMap((dashboard) =>
    (Array.isArray(dashboard.moduleInstances) ? dashboard.moduleInstances : []).filter(isObject).map((entry): ModuleSize => ({
      dashboard: textOr(dashboard.name, ""),
      module: textOr(entry.moduleInstanceState?.name, ""),
      bytes: utf8Length(canonicalText(entry)),
    })),
  );
  return sizes.sort((one, other) => other.bytes - one.bytes).slice(0, count);
}
