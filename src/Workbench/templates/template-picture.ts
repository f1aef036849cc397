import type { Template } from "./template";

const SVG = "http://www.w3.org/2000/svg";

/** A small picture of where a template's modules stand, with their kinds. */
export function templatePicture({ title, modules }: Template, width: number, height: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const put = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
    svg.append(made);
    return made;
  };
  for (const [name, value] of Object.entries({ class: "layout-picture", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" }))
    svg.setAttribute(name, String(value));
  svg.setAttribute("aria-label", `${title}: ${modules.length} modules`);
  put("rect", { class: "picture-ground", width, height, rx: 4 });
  for (const { moduleName, place } of modules) {
    const [x, y, w, h] = place;
    const box = { x: 2 + x * (width - 4), y: 2 + y * (height - 4), width: w * (width - 4) - 2, height: h * (height - 4) - 2 };
    put("rect", { class: "picture-box", ...box, rx: 2 });
    const glyph = glyphs[moduleName] ?? "";
    const scale = Math.min(box.width, box.height) / 20;
    const [cx, cy] = [box.x + box.width / 2 - 8 * scale, box.y + box.height / 2 - 8 * scale];
    put("path", { class: "picture-glyph", d: glyph, transform: `translate(${cx} ${cy}) scale(${scale})` });
  }
  return svg;
}

/** In a square of 16. */
const glyphs: Readonly<Record<string, string>> = {
  TimeSeries: "M1 12 L5 6 L9 9 L15 3",
  Distribution: "M2 15V11M5 15V7M8 15V3M11 15V6M14 15V12",
  CrossPlot: "M3 13h.1M6 10h.1M8 11h.1M9 7h.1M12 6h.1M13 3h.1",
  InplaceVolumes: "M1 4h12M1 8h8M1 12h10",
  Map: "M8 8m-6 0a6 5 0 1 0 12 0a6 5 0 1 0 -12 0M8 8m-3 0a3 2 0 1 0 6 0a3 2 0 1 0 -6 0",
  Notes: "M2 4h12M2 8h12M2 12h7",
};
