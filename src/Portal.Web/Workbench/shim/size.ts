import { canonicalText } from "./canonical";
import { MAX_CONTENT_SIZE_BYTES } from "./constants";
import { isObject, type Dashboard } from "./content";

/** A module and what it takes of the content. */
export interface ModuleSize {
  dashboard: string;
  module: string;
  /** Bytes of UTF-8. */
  bytes: number;
}

/** Length of the text in bytes of UTF-8: what the limit is measured in. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** Share of the limit, 1 for content that just fits. */
export function shareOfLimit(bytes: number): number {
  return bytes / MAX_CONTENT_SIZE_BYTES;
}

/** The modules that take the most, largest first. */
export function largestModules(dashboards: readonly Dashboard[], count: number): ModuleSize[] {
  const sizes = dashboards.flatMap((dashboard) =>
    (Array.isArray(dashboard.moduleInstances) ? dashboard.moduleInstances : []).filter(isObject).map((entry): ModuleSize => ({
      dashboard: String(dashboard.name ?? "Dashboard"),
      module: String(entry.moduleInstanceState?.name ?? "Module"),
      bytes: utf8Length(canonicalText(entry)),
    })));
  return sizes.sort((one, other) => other.bytes - one.bytes).slice(0, count);
}

/** "740 kB" or "1.62 MB"; 1 MB is 1024 kB. A size over the limit is rounded up, so that it never reads as the limit itself. */
export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} kB`;
  const hundredths = (bytes * 100) / (1024 * 1024);
  return `${(bytes > MAX_CONTENT_SIZE_BYTES ? Math.ceil(hundredths) : Math.round(hundredths)) / 100} MB`;
}

/** What is said about content over the limit: actual and allowed size, and what takes the space. */
export function tooLargeText(bytes: number, dashboards: readonly Dashboard[]): string {
  const largest = largestModules(dashboards, 3).map(({ module, dashboard, bytes: size }) => `${module} in ${dashboard}, ${sizeText(size)}`);
  const where = largest.length === 0 ? "" : ` Largest: ${largest.join("; ")}.`;
  return `Too large: ${sizeText(bytes)} of ${sizeText(MAX_CONTENT_SIZE_BYTES)}. Nothing was sent, your work is kept here.${where}`;
}
