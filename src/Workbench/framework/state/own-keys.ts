import { isObject } from "../../shim";

/**
 * Keys of ours inside a part's text: the version of its format (absent is 1), the module's own title (settings alone), and that a template
 * gave it, with only some of its properties.
 */
export const STATE_VERSION = "$stateVersion";
export const TITLE = "$title";
export const OF_TEMPLATE = "$template";

/** The key of ours that an object has, if any: a module's own would be taken for it. */
export function ownKeyIn(members: object): string | undefined {
  return [STATE_VERSION, TITLE, OF_TEMPLATE].find((key) => Object.hasOwn(members, key));
}

/** The title that a settings text gives its module, whatever else it holds; null without one. */
export function titleIn(text: unknown): string | null {
  if (typeof text !== "string" || !text.includes(TITLE)) return null;
  try {
    const value: unknown = JSON.parse(text);
    const title = isObject(value) ? value[TITLE] : null;
    return typeof title === "string" && title !== "" ? title : null;
  } catch {
    return null;
  }
}
