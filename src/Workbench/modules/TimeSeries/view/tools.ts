import { element, iconButton } from "../../../framework/elements";
import type { Store } from "../../../framework/module-context";
import { csvText, downloadCsv, downloadPng, exportButtons, fileName } from "../../_shared/export";
import type { LegendItem } from "../../_shared/legend";
import { timesOfAll } from "../course";
import type { Panel } from "../series";
import { zoomAtom } from "./atoms/persistableAtoms";
import type { Shown } from "./look";
import { tableOf } from "./table";
import { scaled, SHORTEST_ZOOM, within, type Zoom } from "./zoom";

interface Drawn {
  readonly panels: readonly Panel[];
  readonly shown: Shown;
  readonly legend: readonly LegendItem[];
}

/** Buttons beside the legend: the stretch of time that is shown, and downloads. */
export class Tools {
  readonly #zoom = element("span", { class: "chart-buttons" });
  readonly element: HTMLElement;
  #drawn: Drawn = { panels: [], shown: { realizations: false, mean: false, band: false, minMax: false, measured: false }, legend: [] };

  /** @param charts What a picture is made of. */
  constructor(
    private readonly store: Store,
    private readonly charts: HTMLElement,
  ) {
    const exports = exportButtons({ png: () => this.#downloadPng(), csv: () => this.#downloadCsv() });
    this.element = element("div", { class: "chart-tools" }, this.#zoom, exports);
  }

  take(drawn: Drawn): void {
    this.#drawn = drawn;
    this.follow();
  }

  /** Offers what can be done from the stretch of time that is shown. */
  follow(): void {
    const focused = this.#zoom.contains(document.activeElement) ? document.activeElement?.getAttribute("aria-label") : null;
    const times = timesOfAll(this.#drawn.panels.flatMap(({ series }) => series));
    const all = { from: times[0] ?? 0, to: times.at(-1) ?? 1 };
    const zoom = this.store.get(zoomAtom);
    const shown = zoom ?? all;
    const press = (name: string, icon: string, next: Zoom | null): HTMLButtonElement =>
      iconButton(name, icon, () => this.store.set(zoomAtom, next));
    const zoomIn = press("Zoom in", "zoom-in", scaled(shown, 0.5));
    zoomIn.disabled = shown.to - shown.from <= SHORTEST_ZOOM;
    const back = [press("Zoom out", "zoom-out", within(scaled(shown, 2), all)), press("Show all of the time", "rotate-ccw", null)];
    this.#zoom.replaceChildren(zoomIn, ...(zoom ? back : []));
    if (!focused) return;
    const again = this.#zoom.querySelector<HTMLElement>(`[aria-label="${focused}"]:enabled`);
    (again ?? this.#zoom.querySelector<HTMLElement>(":enabled"))?.focus();
  }

  #downloadPng(): void {
    const { panels, legend } = this.#drawn;
    const title = panels.map(({ vector }) => `${vector.name}, ${vector.description.toLowerCase()}`).join(" · ");
    downloadPng(this.#name("png"), { title, legend, host: this.charts });
  }

  #downloadCsv(): void {
    const { head, rows } = tableOf(this.#drawn.panels, this.#drawn.shown);
    downloadCsv(this.#name("csv"), csvText(head, rows));
  }

  #name(ending: string): string {
    const ensembles = new Set(this.#drawn.panels.flatMap(({ series }) => series.map(({ name }) => name)));
    return fileName([...this.#drawn.panels.map(({ vector }) => vector.name), ...ensembles], ending);
  }
}
