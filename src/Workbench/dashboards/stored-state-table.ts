import { isObject, type SerializedState } from "../shim";
import { element, userText } from "../framework/elements";

/** More rows than this help nobody; the download has them all. */
const MOST_ROWS = 60;
const LONGEST = 200;

/** What a module stored, as names and values: for a module whose code is not here. Null where there is nothing to show. */
export function storedStateTable(state: SerializedState): HTMLElement | null {
  const rows = (["settings", "view"] as const).flatMap((part) => rowsOf(state[part]));
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_ROWS);
  return element(
    "div",
    { "class": "stored-state", "tabindex": "0", "role": "region", "aria-label": "Stored settings" },
    element(
      "table",
      { class: "stored-state-table" },
      element(
        "tbody",
        {},
        ...shown.map(([name, value]) =>
          element("tr", {}, element("th", { scope: "row" }, userText(name)), element("td", {}, userText(value))),
        ),
      ),
    ),
    ...(rows.length > shown.length ? [element("p", {}, `${rows.length - shown.length} more are in the download.`)] : []),
  );
}

function rowsOf(text: unknown): [name: string, value: string][] {
  if (typeof text !== "string") return [];
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value)
      ? Object.entries(value).map(([name, member]) => [words(name), valueText(member)])
      : [["Stored", valueText(value)]];
  } catch {
    return [["Stored", cut(text)]];
  }
}

/** "selectedVectorTags" reads better as "Selected vector tags"; a name that is none of ours stays what it is. */
function words(name: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return name;
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return "–";
  if (value === true) return "yes";
  if (value === false) return "no";
  if (typeof value === "string") return value === "" ? "–" : cut(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null)) return cut(value.map(valueText).join(", "));
  return cut(JSON.stringify(value));
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
