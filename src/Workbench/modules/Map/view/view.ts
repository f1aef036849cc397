import { atom } from "jotai/vanilla";
import { element, iconButton, userText } from "../../../framework/elements";
import { css, ensembleColour } from "../../../framework/ensemble-colour";
import { hoverAtom } from "../../../framework/links/hover";
import type { Render } from "../../../framework/module";
import type { ModuleContext } from "../../../framework/module-context";
import { onTheme } from "../../../framework/theme";
import { notice } from "../../_shared/chart-frame";
import { DataFrame } from "../../_shared/data-frame";
import { csvText, downloadCsv, downloadPng, exportButtons, fileName } from "../../_shared/export";
import { csvHead, csvRows } from "../csv";
import { contoursShownAtom, isReversedAtom, paletteAtom, rangeAtom } from "../settings/atoms/persistableAtoms";
import { statisticText, subjectText } from "../words";
import { mapAtom, type ShownMap } from "./atoms";
import { MapChart } from "./map-chart";
import { PaintedMap } from "./painted-map";
import { cameraAtom } from "./persistence";

const ZOOM_STEP = 0.5;

const lookAtom = atom((get) => ({
  palette: get(paletteAtom),
  isReversed: get(isReversedAtom),
  range: get(rangeAtom),
  withContours: get(contoursShownAtom),
}));

/** The map, or why there is none. */
export const view: Render = (host, context) => {
  const map = new MapView(host, context);
  context.watch(
    atom((get) => [get(mapAtom), get(lookAtom)] as const),
    () => map.show(),
  );
  context.watch(cameraAtom, () => map.chart.redraw());
  onTheme(() => map.show(), context.signal);
};

class MapView {
  readonly chart: MapChart;
  readonly #plot = element("div", { class: "chart-plot-slot" });
  readonly #words = element("p", { class: "map-words" });
  readonly #notices = element("div", { class: "chart-notices" });
  readonly #frame: DataFrame;
  #map: ShownMap | null = null;

  constructor(
    host: HTMLElement,
    private readonly context: ModuleContext,
  ) {
    const { store, signal } = context;
    const head = element("div", { class: "chart-head-slot" }, this.#words, this.#tools());
    this.#frame = new DataFrame(host, context, "map", element("div", { class: "chart-frame" }, head, this.#notices, this.#plot));
    this.chart = new MapChart(this.#plot, {
      signal,
      fail: (error) => context.fail(error),
      camera: () => store.get(cameraAtom),
      setCamera: (camera) => store.set(cameraAtom, camera),
      onPoint: (isPointedAt) => this.#tellPointed(isPointedAt),
    });
  }

  show(): void {
    const { store } = this.context;
    const state = store.get(mapAtom);
    if (state.kind !== "ready") return this.#frame.explain(state);
    this.#map = state;
    this.#frame.show();
    const dot = element("span", { class: "ensemble-dot" });
    dot.style.backgroundColor = css(ensembleColour(state.ensemble.color, "--series-1"));
    this.#words.title = `${state.ensemble.name}, ${statisticText(state)}`;
    this.#words.replaceChildren(dot, userText(state.ensemble.name), element("span", {}, ` · ${statisticText(state)}`));
    this.#notices.replaceChildren(...state.warnings.map(notice));
    this.chart.show(new PaintedMap(state, store.get(lookAtom)));
  }

  #tools(): HTMLElement {
    const tools = exportButtons({ png: () => this.#savePicture(), csv: () => this.#saveValues() });
    tools.prepend(
      iconButton("Zoom in", "zoom-in", () => this.chart.zoom(ZOOM_STEP)),
      iconButton("Zoom out", "zoom-out", () => this.chart.zoom(-ZOOM_STEP)),
      iconButton("Show the whole surface", "scan", () => this.chart.fit()),
    );
    return tools;
  }

  /** Who points at one realization here points at it everywhere. */
  #tellPointed(isPointedAt: boolean): void {
    const { realization = null, ensemble } = this.#map ?? {};
    if (this.#map?.isPointedAt === true) return;
    const hover = isPointedAt && realization !== null && ensemble ? { realization, ensembleIdent: ensemble.ident } : null;
    this.context.store.set(hoverAtom, hover);
  }

  #savePicture(): void {
    if (!this.#map) return;
    const title = subjectText(this.#map);
    downloadPng(fileName(["Map", title], "png"), { title, legend: [], host: this.#plot });
  }

  #saveValues(): void {
    if (!this.#map) return;
    downloadCsv(fileName(["Map", subjectText(this.#map)], "csv"), csvText(csvHead(this.#map), csvRows(this.#map.field)));
  }
}
