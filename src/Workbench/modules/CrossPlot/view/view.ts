import { atom } from "jotai/vanilla";
import { button, element, userText } from "../../../framework/elements";
import { css, ensembleColour, type Rgb } from "../../../framework/ensemble-colour";
import { realizationsText } from "../../../framework/ensembles/ensemble-choice";
import { hoverAtom } from "../../../framework/links/hover";
import type { Render } from "../../../framework/module";
import type { ModuleContext } from "../../../framework/module-context";
import { onTheme } from "../../../framework/theme";
import type { ChartDrawing } from "../../_shared/canvas/canvas-chart";
import type { Mark } from "../../_shared/canvas/marks";
import { ChartFrame } from "../../_shared/chart-frame";
import { csvText, downloadCsv, downloadPng, exportButtons, fileName } from "../../_shared/export";
import { correlationsOf, drawnOf, type ParameterCorrelation } from "../correlations";
import { cutOffAtom, mostBarsAtom, parameterAtom, receivedXAtom, regressionAtom } from "../settings/atoms/persistableAtoms";
import { stateAtom, subjectAtom, type PlotState } from "./atoms";
import { barsDrawing } from "./bars";
import { correlationsTable, pointsTable, type Table } from "./csv";
import { modeAtom } from "./persistence";
import type { Mode } from "./serialized-view";
import { correlationText, pointsDrawing, realizationOf } from "./points";

const shownAtom = atom((get) => [get(stateAtom), get(regressionAtom), get(mostBarsAtom), get(cutOffAtom), get(parameterAtom)] as const);

/** What a bar needs to be read, and what is around the bars, px. */
const [BAR, AROUND] = [16, 50];

type Ready = Extract<PlotState, { kind: "ready" }>;

/** A chart of the state: what it draws, what is said of it above, and its values. */
interface Shown {
  readonly drawing: ChartDrawing;
  readonly words: string;
  readonly table: Table;
}

/** The chart, or why there is none. */
export const view: Render = (host, context) => {
  const chart = new CrossPlotView(host, context);
  context.watch(shownAtom, () => chart.show());
  context.watch(hoverAtom, () => chart.redraw());
  onTheme(() => chart.show(), context.signal);
};

class CrossPlotView {
  readonly #frame: ChartFrame;
  readonly #tools: HTMLElement;
  readonly #modes: readonly (readonly [Mode, HTMLButtonElement])[];
  #table: Table = { head: [], rows: [] };
  #words = "";

  constructor(
    host: HTMLElement,
    private readonly context: ModuleContext,
  ) {
    const { store, signal } = context;
    const toMode = (words: string, mode: Mode): readonly [Mode, HTMLButtonElement] => [
      mode,
      button(words, null, () => store.set(modeAtom, mode), "mode-button"),
    ];
    this.#modes = [toMode("Points", "points"), toMode("Correlations", "correlations")];
    const modes = element("span", { "class": "modes", "role": "group", "aria-label": "Shown as" }, ...this.#modes.map(([, made]) => made));
    const exports = exportButtons({ png: () => this.#savePicture(), csv: () => this.#saveValues() });
    this.#tools = element("span", { class: "chart-buttons" }, modes, exports);
    this.#frame = new ChartFrame(host, context, { icon: "chart-scatter", onPoint: (mark) => this.#pointAt(mark) });
    // As many bars as have room.
    const sizes = new ResizeObserver(() => {
      if (store.get(modeAtom) === "correlations") this.show();
    });
    sizes.observe(this.#frame.plot);
    signal.addEventListener("abort", () => sizes.disconnect(), { once: true });
  }

  show(): void {
    const { store } = this.context;
    const state = store.get(stateAtom);
    if (state.kind !== "ready") return this.#frame.explain(state);
    const colour = ensembleColour(state.response.ensemble.color, "--series-1");
    const { drawing, words, table } = state.x ? this.#points(state, state.x, colour) : this.#bars(state, colour);
    this.#table = table;
    this.#words = words;
    for (const [mode, made] of this.#modes) made.setAttribute("aria-pressed", String(mode === store.get(modeAtom)));
    this.#frame.setHead(head(state, words, colour), this.#tools);
    this.#frame.show(drawing, state.warnings);
  }

  redraw(): void {
    this.#frame.redraw();
  }

  #points({ response }: Ready, x: NonNullable<Ready["x"]>, colour: Rgb): Shown {
    const { store } = this.context;
    const drawing = pointsDrawing(response, x, { colour, showsLine: store.get(regressionAtom), hover: () => store.get(hoverAtom) });
    return { drawing, words: correlationText(x, drawing.correlation), table: pointsTable(response, x) };
  }

  #bars({ response, parameters }: Ready, colour: Rgb): Shown {
    const { store } = this.context;
    const all = correlationsOf(response, parameters);
    const drawn = this.#withRoom(drawnOf(all, store.get(mostBarsAtom), store.get(cutOffAtom)));
    const isOwnX = store.get(receivedXAtom).state === "none";
    const drawing = barsDrawing(response, drawn, {
      colour,
      chosen: isOwnX ? store.get(parameterAtom).valueInContext : null,
      choose: isOwnX ? (parameter) => this.#plot(parameter) : null,
    });
    return { drawing, words: `${drawn.length} of ${parameters.length} parameters`, table: correlationsTable(response, all) };
  }

  /** The strongest that can be read at the chart's height. */
  #withRoom(bars: readonly ParameterCorrelation[]): readonly ParameterCorrelation[] {
    const { clientHeight } = this.#frame.plot;
    return clientHeight === 0 ? bars : bars.slice(0, Math.max(2, Math.floor((clientHeight - AROUND) / BAR)));
  }

  #plot(parameter: string): void {
    this.context.store.set(parameterAtom, parameter);
    this.context.store.set(modeAtom, "points");
  }

  #pointAt(mark: Mark | null): void {
    const { store } = this.context;
    const state = store.get(stateAtom);
    const realization = mark && state.kind === "ready" && state.x ? realizationOf(mark.key) : null;
    const ensembleIdent = state.kind === "ready" ? state.response.ensemble.ident : undefined;
    store.set(hoverAtom, realization !== null && ensembleIdent !== undefined ? { realization, ensembleIdent } : null);
  }

  #savePicture(): void {
    const title = this.context.store.get(subjectAtom);
    const state = this.context.store.get(stateAtom);
    if (state.kind !== "ready") return;
    const { ensemble } = state.response;
    const color = css(ensembleColour(ensemble.color, "--series-1"));
    const words = `${ensemble.name}: ${realizationsText(ensemble)}, ${this.#words}`;
    downloadPng(fileName(["Cross plot", title], "png"), { title, legend: [{ mark: "bar", color, words }], host: this.#frame.plot });
  }

  #saveValues(): void {
    const name = fileName(["Cross plot", this.context.store.get(subjectAtom)], "csv");
    downloadCsv(name, csvText(this.#table.head, this.#table.rows));
  }
}

/** Whose points they are, of how many realizations, and the words of the chart. */
function head({ response: { ensemble } }: Ready, words: string, colour: Rgb): HTMLElement {
  const swatch = element("span", { class: "swatch swatch-bar" });
  swatch.style.backgroundColor = css(colour);
  return element(
    "p",
    { class: "plot-words" },
    swatch,
    element("span", { class: "plot-ensemble" }, userText(ensemble.name)),
    element("span", { class: "plot-count" }, realizationsText(ensemble)),
    element("span", { class: "plot-correlation" }, words),
  );
}
