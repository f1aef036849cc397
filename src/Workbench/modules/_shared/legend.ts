import { element, userText } from "../../framework/elements";
import { used } from "../../framework/theme";

/** How an ensemble's mean is dashed, by its place among those shown: never by colour alone. */
export const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [10, 3, 2, 3]];

const places = ["first", "second", "third", "fourth"];

/** What something in a chart is: its mark, and the words beside it. */
export type LegendItem =
  | {
      readonly mark: "mean" | "thin" | "band" | "range" | "bar";
      readonly color: string;
      readonly words: string;
      /** A user's word after it: the name of its ensemble. */
      readonly name?: string;
      /** The place of its ensemble among those shown, from 0. */
      readonly place?: number;
    }
  /** Measured values are neutral: they belong to no ensemble. The shape tells cases apart. */
  | { readonly mark: "measured"; readonly shape?: "circle" | "square"; readonly words: string; readonly name?: string }
  /** Colours of a parameter's values. */
  | { readonly mark: "scale"; readonly colors: readonly string[]; readonly low: string; readonly high: string; readonly words: string };

/** The legend above a chart. */
export function legend(items: readonly LegendItem[]): HTMLElement {
  return element(
    "ul",
    { class: "chart-legend" },
    ...items.map((item) => {
      const { words } = item;
      if (item.mark === "scale") return element("li", {}, userText(words), item.low, swatch(item), item.high);
      return element("li", {}, swatch(item), element("span", {}, words, ...(item.name === undefined ? [] : [" ", userText(item.name)])));
    }),
  );
}

/** Draws the legend in lines, and answers how high they are. */
export function drawLegend(
  context: CanvasRenderingContext2D,
  items: readonly LegendItem[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): number {
  let [x, y] = [left, top + 8];
  for (const item of items) {
    const name = item.mark === "scale" ? `${item.low} – ${item.high}` : (item.name ?? "");
    const words = [item.words, name].filter(Boolean).join(" ");
    const wide = (item.mark === "scale" ? 60 : 16) + 6 + context.measureText(words).width;
    if (x > left && x + wide > left + width) [x, y] = [left, y + 18];
    drawMark(context, item, x, y);
    context.fillStyle = used("var(--text-2)");
    context.fillText(words, x + (item.mark === "scale" ? 66 : 22), y);
    x += wide + 16;
  }
  return items.length === 0 ? 0 : y + 8 - top;
}

function swatch(item: LegendItem): HTMLElement {
  if (item.mark === "measured") return element("span", { class: `swatch swatch-measured swatch-${item.shape ?? "circle"}` });
  const place = item.mark === "scale" ? "" : ` swatch-${places[item.place ?? 0] ?? "fourth"}`;
  const made = element("span", { class: `swatch swatch-${item.mark}${place}` });
  if (item.mark === "scale") made.style.backgroundImage = `linear-gradient(to right, ${item.colors.join(", ")})`;
  else if (item.mark === "band" || item.mark === "bar") made.style.backgroundColor = made.style.borderColor = item.color;
  else made.style.color = made.style.borderColor = item.color;
  return made;
}

function drawMark(context: CanvasRenderingContext2D, item: LegendItem, x: number, y: number): void {
  if (item.mark === "scale") {
    const step = 60 / item.colors.length;
    item.colors.forEach((color, at) => {
      context.fillStyle = color;
      context.fillRect(x + at * step, y - 5, step + 0.5, 10);
    });
    return;
  }
  if (item.mark === "measured") {
    context.strokeStyle = used("var(--text)");
    context.lineWidth = 1.5;
    context.beginPath();
    if (item.shape === "square") context.rect(x + 5, y - 3.5, 7, 7);
    else context.arc(x + 8, y, 3.5, 0, 2 * Math.PI);
    context.stroke();
    return;
  }
  context.fillStyle = context.strokeStyle = item.color;
  if (item.mark === "band" || item.mark === "bar") return context.fillRect(x, y - 6, 16, 12);
  context.lineWidth = item.mark === "mean" ? 2 : 1;
  context.setLineDash(item.mark === "mean" ? [...(dashes[item.place ?? 0] ?? [])] : item.mark === "range" ? [3, 3] : []);
  context.beginPath();
  for (const at of item.mark === "range" ? [y - 5, y + 5] : [y]) {
    context.moveTo(x, at);
    context.lineTo(x + 16, at);
  }
  context.stroke();
  context.setLineDash([]);
}
