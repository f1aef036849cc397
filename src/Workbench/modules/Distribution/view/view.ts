import { atom } from "jotai/vanilla";
import { iconButton } from "../../../framework/elements";
import { hoverAtom, type Hover } from "../../../framework/links/hover";
import type { Render } from "../../../framework/module";
import type { ModuleContext } from "../../../framework/module-context";
import { onTheme } from "../../../framework/theme";
import type { Mark } from "../../_shared/canvas/marks";
import { ChartFrame } from "../../_shared/chart-frame";
import { csvText, downloadCsv, downloadPng, exportButtons, fileName } from "../../_shared/export";
import { seriesOf, type Series } from "../../_shared/response/series";
import { binsAtom, kindAtom } from "../settings/atoms/persistableAtoms";
import { stateAtom, subjectAtom } from "./atoms";
import { boxes, pointAt } from "./boxes";
import { histogram } from "./histogram";
import { csvHead, csvRows, legendItems, numbersTable } from "./numbers";
import { numbersShownAtom } from "./persistence";

const shownAtom = atom((get) => [get(stateAtom), get(kindAtom), get(binsAtom), get(numbersShownAtom)] as const);

/** The chart, or why there is none. */
export const view: Render = (host, context) => {
  const chart = new DistributionView(host, context);
  context.watch(shownAtom, () => chart.show());
  context.watch(hoverAtom, () => chart.redraw());
  onTheme(() => chart.show(), context.signal);
};

class DistributionView {
  readonly #frame: ChartFrame;
  readonly #buttons: HTMLElement;
  readonly #numbers = iconButton("Numbers", "table-2", () => this.#toggleNumbers());
  #series: readonly Series[] = [];

  constructor(
    host: HTMLElement,
    private readonly context: ModuleContext,
  ) {
    this.#buttons = exportButtons({ png: () => this.#savePicture(), csv: () => this.#saveValues() });
    this.#buttons.prepend(this.#numbers);
    this.#frame = new ChartFrame(host, context, {
      icon: "chart-column",
      onPoint: (mark) => this.#pointAt(mark),
    });
  }

  show(): void {
    const { store } = this.context;
    const state = store.get(stateAtom);
    if (state.kind !== "ready") return this.#frame.explain(state);
    this.#series = seriesOf(state.responses);
    const kind = store.get(kindAtom);
    const hover = (): Hover | null => store.get(hoverAtom);
    const drawing = kind === "histogram" ? histogram(this.#series, store.get(binsAtom), hover) : boxes(kind, this.#series, hover);
    const withNumbers = store.get(numbersShownAtom);
    this.#numbers.setAttribute("aria-pressed", String(withNumbers));
    this.#frame.setHead(numbersTable(this.#series, withNumbers), this.#buttons);
    this.#frame.show(drawing, state.warnings);
  }

  redraw(): void {
    this.#frame.redraw();
  }

  #toggleNumbers(): void {
    const { store } = this.context;
    store.set(numbersShownAtom, !store.get(numbersShownAtom));
  }

  #pointAt(mark: Mark | null): void {
    const point = mark && pointAt(mark.key);
    const series = point && this.#series[point.place];
    const hover = point && series ? { realization: point.realization, ensembleIdent: series.response.ensemble.ident } : null;
    this.context.store.set(hoverAtom, hover);
  }

  #savePicture(): void {
    const title = this.context.store.get(subjectAtom);
    downloadPng(fileName(["Distribution", title], "png"), { title, legend: legendItems(this.#series), host: this.#frame.plot });
  }

  #saveValues(): void {
    const name = fileName(["Distribution", this.context.store.get(subjectAtom)], "csv");
    downloadCsv(name, csvText(csvHead, csvRows(this.#series)));
  }
}
