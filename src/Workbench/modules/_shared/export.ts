import { element, iconButton } from "../../framework/elements";
import { used } from "../../framework/theme";
import { drawLegend, type LegendItem } from "./legend";

export type Cell = string | number | null;

/** What a picture says above itself, and where its canvases are. */
export interface Picture {
  readonly title: string;
  readonly legend: readonly LegendItem[];
  /** Every canvas in it is part of the picture, at its place. */
  readonly host: HTMLElement;
}

const edge = 16;
const titleSize = 15;

/** A table as RFC 4180 has it. Numbers keep the digits that 32-bit floats have; what is no number is empty. */
export function csvText(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return [head, ...rows].map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

/** A name that every file system takes. */
export function fileName(parts: readonly string[], ending: string): string {
  const name = parts.map((part) => part.replaceAll(/[^\p{L}\p{N}.+-]+/gu, "-").replaceAll(/^[-.]+|[-.]+$/g, "")).filter(Boolean);
  return `${name.join("_").slice(0, 100) || "chart"}.${ending}`;
}

/** Gives a table as a file. Spreadsheets know by the mark at its begin that it is UTF-8. */
export function downloadCsv(name: string, text: string): void {
  downloadBlob(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }), name);
}

/** Gives what is drawn as a picture of the theme shown, with its title and legend. */
export function downloadPng(name: string, picture: Picture): void {
  canvasOf(picture).toBlob((blob) => {
    if (blob) downloadBlob(blob, name);
  }, "image/png");
}

/** Buttons for the tools of a chart. */
export function exportButtons(actions: { readonly png: () => void; readonly csv: () => void }): HTMLElement {
  return element(
    "span",
    { class: "chart-buttons" },
    iconButton("Download picture (PNG)", "image-down", actions.png),
    iconButton("Download values (CSV)", "sheet", actions.csv),
  );
}

/** Texts that a spreadsheet would take for a formula are marked as texts. */
function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(Number(cell.toPrecision(9))) : "";
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function canvasOf({ title, legend, host }: Picture): HTMLCanvasElement {
  const place = host.getBoundingClientRect();
  const scale = Math.max(1, window.devicePixelRatio);
  const canvas = element("canvas");
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  const { fontFamily } = getComputedStyle(host);
  const begin = (): void => {
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.font = `12px ${fontFamily}`;
    context.textBaseline = "middle";
  };
  begin();
  const top = edge + titleSize + 8;
  const head = top + drawLegend(context, legend, { left: edge, top, width: place.width }) + 8;
  canvas.width = Math.ceil((place.width + 2 * edge) * scale);
  canvas.height = Math.ceil((head + place.height + edge) * scale);
  begin();
  context.fillStyle = used("var(--surface)");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = used("var(--text)");
  context.font = `600 ${titleSize}px ${fontFamily}`;
  context.fillText(title, edge, edge + titleSize / 2, place.width);
  begin();
  drawLegend(context, legend, { left: edge, top, width: place.width });
  for (const part of host.querySelectorAll("canvas")) {
    const { left, top: above, width, height } = part.getBoundingClientRect();
    if (width > 0 && height > 0) context.drawImage(part, edge + left - place.left, head + above - place.top, width, height);
  }
  return canvas;
}

function downloadBlob(blob: Blob, name: string): void {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
