import { atom } from "jotai/vanilla";
import { selectAtom } from "jotai/vanilla/utils";
import { element, icon } from "../../../framework/elements";
import { hoverAtom } from "../../../framework/links/hover";
import type { Render } from "../../../framework/module";
import type { ModuleContext } from "../../../framework/module-context";
import { sameValue } from "../../../framework/state/same-value";
import { onTheme } from "../../../framework/theme";
import { CanvasChart } from "../../_shared/canvas/canvas-chart";
import { DataFrame } from "../../_shared/data-frame";
import { csvText, downloadCsv, downloadPng, exportButtons, fileName } from "../../_shared/export";
import { legend } from "../../_shared/legend";
import { filterText, missingAtom, obstacleAtom } from "../frame-words";
import { volumesAtom, type Volumes } from "../rows";
import { shownPartsAtom, sortAtom } from "./atoms/persistableAtoms";
import type { SortKey } from "./serialized-view";
import { barsOf, heightOf, legendOf } from "./bars";
import { nextSort, sortedRows } from "./sorting";
import { csvOf, volumesTable } from "./table";

/** The same until something of it changes. */
const drawingAtom = selectAtom(
  atom((get) => ({
    obstacle: get(obstacleAtom),
    volumes: get(volumesAtom),
    missing: get(missingAtom),
    parts: get(shownPartsAtom),
    sort: get(sortAtom),
    filter: filterText(get),
  })),
  (drawing) => drawing,
  sameValue,
);

/** Bars and table of the volumes, or why there are none. */
export const view: Render = (host, context) => {
  const volumes = new VolumesView(host, context);
  context.watch(drawingAtom, () => volumes.show());
  context.watch(hoverAtom, () => volumes.redraw());
  onTheme(() => volumes.show(), context.signal);
};

class VolumesView {
  readonly #head = element("div", { class: "chart-head volumes-head" });
  readonly #missing = element("div", { class: "chart-missing" });
  readonly #plot = element("div", { class: "volumes-plot" });
  readonly #bars = element("div", { class: "volumes-bars" }, this.#plot);
  readonly #table = element("div", { class: "volumes-rows" });
  readonly #body = element("div", { class: "volumes-body" }, this.#bars, this.#table);
  readonly #tools = exportButtons({ png: () => this.#savePicture(), csv: () => this.#saveValues() });
  readonly #frame: DataFrame;
  readonly #chart: CanvasChart;
  #volumes: Volumes | null = null;

  constructor(
    host: HTMLElement,
    private readonly context: ModuleContext,
  ) {
    const content = element("div", { class: "chart volumes" }, this.#missing, this.#head, this.#body);
    this.#frame = new DataFrame(host, context, "chart-bar", content);
    this.#chart = new CanvasChart(this.#plot, { signal: context.signal, fail: (error) => context.fail(error) });
  }

  show(): void {
    const { obstacle, volumes, missing, parts, sort } = this.context.store.get(drawingAtom);
    if (obstacle) return this.#frame.explain({ kind: "obstacle", ...obstacle });
    if (volumes.state === "failed") return this.#frame.explain({ kind: "failed", title: "the volumes", error: volumes.error });
    if (volumes.state === "loading" || volumes.value === null) return this.#frame.explain({ kind: "loading" });
    this.#volumes = volumes.value;
    const rows = sortedRows(volumes.value, sort);
    this.#missing.replaceChildren(...missing.map((text) => element("p", {}, icon("triangle-alert"), element("span", {}, text))));
    this.#head.replaceChildren(legend(legendOf(volumes.value)), this.#tools);
    this.#body.dataset["shown"] = parts;
    // A picture is of the bars.
    const [png] = this.#tools.children;
    if (png instanceof HTMLElement) png.hidden = parts === "table";
    this.#fillTable(volumes.value);
    this.#plot.style.minHeight = `${heightOf(volumes.value, rows)}px`;
    this.#frame.show();
    this.#chart.show(barsOf(volumes.value, rows, () => this.context.store.get(hoverAtom)));
  }

  redraw(): void {
    this.#chart.redraw();
  }

  #fillTable(volumes: Volumes): void {
    const { store } = this.context;
    const sort = store.get(sortAtom);
    const focused = this.#table.contains(document.activeElement) ? document.activeElement?.getAttribute("data-sort") : null;
    const press = (key: SortKey): void => store.set(sortAtom, nextSort(store.get(sortAtom), key));
    this.#table.replaceChildren(volumesTable(volumes, sortedRows(volumes, sort), sort, press));
    if (focused) this.#table.querySelector<HTMLElement>(`[data-sort="${focused}"]`)?.focus();
  }

  #savePicture(): void {
    if (!this.#volumes) return;
    downloadPng(this.#name("png"), { title: this.#title(this.#volumes), legend: legendOf(this.#volumes), host: this.#plot });
  }

  #saveValues(): void {
    if (!this.#volumes) return;
    const { head, rows } = csvOf(this.#volumes);
    downloadCsv(this.#name("csv"), csvText(head, rows));
  }

  #title({ response }: Volumes): string {
    const { filter } = this.context.store.get(drawingAtom);
    return [response.description, filter].filter(Boolean).join(" · ");
  }

  #name(ending: string): string {
    const { response, ensembles } = this.#volumes ?? { response: { name: "" }, ensembles: [] };
    return fileName([response.name, this.context.store.get(drawingAtom).filter, ...ensembles.map(({ name }) => name)], ending);
  }
}
