import { atom } from "jotai/vanilla";
import type uPlot from "uplot";
import { whenContactIsBack } from "../../../Portal.Web/Browser/contact";
import { DataFailure, loadVector, type EnsembleEntry, type VectorData, type VectorEntry } from "../../data/ensembles";
import { CHOOSE_ENSEMBLES } from "../../framework/ensembles/ensemble-choice";
import { button, element, emptyState, iconButton } from "../../framework/elements";
import type { Render } from "../../framework/module";
import type { ModuleContext } from "../../framework/module-context";
import { onTheme } from "../../framework/theme";
import * as atoms from "./atoms";
import { draw, showTime, type Drawing } from "./chart";
import { coloursOf } from "./colours";
import { legend } from "./legend";
import { readout, summary } from "./readout";
import { scaled, SHORTEST_ZOOM, within, type Zoom } from "./zoom";

const shownAtom = atom((get) => ({
  realizations: get(atoms.shownAtoms.realizations),
  mean: get(atoms.shownAtoms.mean),
  band: get(atoms.shownAtoms.band),
  measured: get(atoms.shownAtoms.measured),
}));

/** What the ensembles are called and drawn in; a text, so that only a change of it counts. */
const lookAtom = atom((get) =>
  JSON.stringify([get(atoms.chosenEnsembleAtom), get(atoms.comparedEnsembleAtom)].map((ensemble) => [ensemble?.name, ensemble?.color])),
);

/** The chart, or why there is none. */
export const view: Render = (host, context) => {
  const chart = new ChartView(host, context);
  context.watch(atoms.obstacleAtom, () => chart.load());
  context.watch(atoms.vectorEntryAtom, () => chart.load());
  context.watch(atoms.chosenEnsembleAtom, () => chart.load());
  context.watch(atoms.comparedEnsembleAtom, () => chart.load());
  context.watch(lookAtom, () => chart.redraw());
  context.watch(shownAtom, () => chart.redraw());
  context.watch(atoms.zoomAtom, () => chart.rezoom());
  onTheme(() => chart.redraw(), context.signal);
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(host);
  return () => {
    sizes.disconnect();
    chart.clear();
  };
};

class ChartView {
  readonly #plotHost = element("div", { class: "chart-plot" });
  readonly #readout = element("div", { class: "chart-readout" });
  readonly #zoomButtons = element("span", { class: "chart-buttons" });
  readonly #head = element("div", { class: "chart-head" });
  #wanted = "";
  #request = new AbortController();
  #data: { first: VectorData; second: VectorData | null } | null = null;
  #drawing: Drawing | null = null;
  #plot: uPlot | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly context: ModuleContext,
  ) {
    context.signal.addEventListener("abort", () => this.#request.abort(), { once: true });
  }

  /** Fetches what the choices ask for, once; nothing while they are the same. */
  load(): void {
    const { store } = this.context;
    const obstacle = store.get(atoms.obstacleAtom);
    const first = store.get(atoms.chosenEnsembleAtom)?.entry ?? null;
    const vector = store.get(atoms.vectorEntryAtom);
    const second = store.get(atoms.comparedEnsembleAtom)?.entry ?? null;
    const wanted = JSON.stringify([obstacle, first?.ident, vector?.name, second?.ident]);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#request.abort();
    this.#request = new AbortController();
    this.#data = null;
    if (obstacle) this.#say("chart-line", obstacle.title, obstacle.text, ...(obstacle.needsEnsembles ? [this.#chooseEnsembles()] : []));
    else if (first && vector) void this.#fetch(first, vector, second, this.#request.signal);
  }

  redraw(): void {
    if (!this.#data || !this.#plotHost.isConnected) return;
    try {
      this.clear();
      this.#draw(this.#data);
    } catch (error) {
      this.context.fail(error);
    }
  }

  #draw(data: { first: VectorData; second: VectorData | null }): void {
    const { store } = this.context;
    const first = store.get(atoms.chosenEnsembleAtom);
    const second = store.get(atoms.comparedEnsembleAtom);
    const vector = store.get(atoms.vectorEntryAtom);
    if (!first || !vector) return;
    const drawing: Drawing = {
      ...data,
      shown: store.get(shownAtom),
      zoom: store.get(atoms.zoomAtom),
      colours: coloursOf(first.color, second?.color ?? ""),
      names: { first: first.name, second: second?.name ?? "" },
      onZoom: (zoom) => store.set(atoms.zoomAtom, zoom),
      onPoint: (index) => {
        const lines = index === null ? [] : readout(drawing, index);
        this.#readout.replaceChildren(...lines.map((line) => element("p", { dir: "auto" }, line)));
      },
    };
    this.#drawing = drawing;
    this.#head.replaceChildren(legend(drawing), this.#zoomButtons);
    this.#fillZoomButtons(drawing);
    this.#plotHost.setAttribute("role", "img");
    this.#plotHost.setAttribute("aria-label", summary(drawing, vector.name, vector.unit));
    this.#plot = draw(this.#plotHost, drawing);
    this.#plotHost.append(this.#readout);
  }

  /** Shows another stretch of time. The plot stays: it is still busy with the pointer that asked for this. */
  rezoom(): void {
    if (!this.#plot || !this.#drawing) return;
    const zoom = this.context.store.get(atoms.zoomAtom);
    this.#drawing = { ...this.#drawing, zoom };
    showTime(this.#plot, this.#drawing);
    this.#fillZoomButtons(this.#drawing);
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#plotHost;
    if (width > 0 && height > 0) this.#plot?.setSize({ width, height });
  }

  clear(): void {
    this.#plot?.destroy();
    this.#plot = null;
  }

  async #fetch(first: EnsembleEntry, vector: VectorEntry, second: EnsembleEntry | null, signal: AbortSignal): Promise<void> {
    let data: VectorData;
    let compared: VectorData | null;
    try {
      const other = second?.vectors.find((candidate) => candidate.name === vector.name);
      [data, compared] = await Promise.all([loadVector(first, vector, signal), second && other ? loadVector(second, other, signal) : null]);
    } catch (error) {
      if (signal.aborted) return;
      this.#wanted = "";
      whenContactIsBack(() => this.load(), signal);
      console.error("A vector could not be loaded.", error);
      const why = error instanceof DataFailure ? `${error.message} ` : "";
      return this.#say(
        "unplug",
        `Could not load ${vector.name}`,
        `${why}Your choices are kept.`,
        button("Try again", null, () => this.load()),
      );
    }
    if (signal.aborted) return;
    this.#data = { first: data, second: compared };
    this.host.replaceChildren(element("div", { class: "chart" }, this.#head, this.#plotHost));
    this.redraw();
  }

  #say(icon: string, title: string, text: string, ...actions: HTMLElement[]): void {
    this.clear();
    this.host.replaceChildren(emptyState(icon, title, text, ...actions));
  }

  #chooseEnsembles(): HTMLElement {
    return button(
      "Choose ensembles",
      "layers",
      () => this.host.dispatchEvent(new Event(CHOOSE_ENSEMBLES, { bubbles: true })),
      "button choose-ensembles",
    );
  }

  #fillZoomButtons(drawing: Drawing): void {
    const focused = this.#zoomButtons.contains(document.activeElement) ? document.activeElement?.getAttribute("aria-label") : null;
    const all = { from: drawing.first.times[0] as number, to: drawing.first.times.at(-1) as number };
    const shown = drawing.zoom ?? all;
    const press = (name: string, icon: string, zoom: Zoom | null): HTMLButtonElement => iconButton(name, icon, () => drawing.onZoom(zoom));
    const zoomIn = press("Zoom in", "zoom-in", scaled(shown, 0.5));
    zoomIn.disabled = shown.to - shown.from <= SHORTEST_ZOOM;
    this.#zoomButtons.replaceChildren(
      zoomIn,
      ...(drawing.zoom
        ? [press("Zoom out", "zoom-out", within(scaled(shown, 2), all)), press("Show all of the time", "rotate-ccw", null)]
        : []),
    );
    if (!focused) return;
    const again = this.#zoomButtons.querySelector<HTMLElement>(`[aria-label="${focused}"]:enabled`);
    (again ?? this.#zoomButtons.querySelector<HTMLElement>(":enabled"))?.focus();
  }
}
