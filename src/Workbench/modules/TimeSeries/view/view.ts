import { atom } from "jotai/vanilla";
import { selectAtom } from "jotai/vanilla/utils";
import { whenContactIsBack } from "../../../../Portal.Web/Browser/contact";
import { DataFailure } from "../../../data/ensembles";
import { button, element, emptyState, icon } from "../../../framework/elements";
import { CHOOSE_ENSEMBLES } from "../../../framework/ensembles/ensemble-choice";
import { hoverAtom } from "../../../framework/links/hover";
import type { Render } from "../../../framework/module";
import type { ModuleContext } from "../../../framework/module-context";
import { sameValue } from "../../../framework/state/same-value";
import { onTheme } from "../../../framework/theme";
import { legend } from "../../_shared/legend";
import { attemptsAtom } from "../../_shared/loaded";
import { colouringAtom } from "../colouring";
import { missingAtom, obstacleAtom, type Obstacle } from "../frame-words";
import { panelsAtom, type Panel } from "../series";
import { shownAtoms } from "../settings/atoms/persistableAtoms";
import { timeAtom, zoomAtom } from "./atoms/persistableAtoms";
import { legendOf, lookOf } from "./look";
import { ChartPanel, type PanelEvents } from "./panel";
import { Tools } from "./tools";

const shownAtom = atom((get) => ({
  realizations: get(shownAtoms.realizations),
  mean: get(shownAtoms.mean),
  band: get(shownAtoms.band),
  minMax: get(shownAtoms.minMax),
  measured: get(shownAtoms.measured),
}));
/** The same until something of it changes. */
const drawingAtom = selectAtom(
  atom((get) => ({
    obstacle: get(obstacleAtom),
    panels: get(panelsAtom),
    missing: get(missingAtom),
    shown: get(shownAtom),
    colouring: get(colouringAtom),
  })),
  (drawing) => drawing,
  sameValue,
);
const marksAtom = atom((get) => {
  const time = get(timeAtom).valueInContext;
  return { time: time === null ? null : time / 1000, hover: get(hoverAtom) };
});

/** The charts, or why there are none. */
export const view: Render = (host, context) => {
  const charts = new ChartsView(host, context);
  context.watch(drawingAtom, () => charts.show());
  context.watch(zoomAtom, () => charts.rezoom());
  context.watch(marksAtom, () => charts.mark());
  onTheme(() => charts.show(), context.signal);
  const sizes = new ResizeObserver(() => charts.resize());
  sizes.observe(host);
  // Before the module hears of the press: the one that makes it the active one is not for its chart.
  const isActive = (): boolean => host.closest(".module")?.classList.contains("module-active") ?? true;
  document.addEventListener("pointerdown", () => (charts.wasActive = isActive()), { capture: true, signal: context.signal });
  return () => {
    sizes.disconnect();
    charts.clear();
  };
};

class ChartsView {
  wasActive = true;
  readonly #charts = element("div", { class: "chart-panels" });
  readonly #head = element("div", { class: "chart-head" });
  readonly #missing = element("div", { class: "chart-missing" });
  readonly #tools: Tools;
  #panels: readonly ChartPanel[] = [];
  #ended = new AbortController();
  #timeBefore: number | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly context: ModuleContext,
  ) {
    this.#tools = new Tools(context.store, this.#charts);
  }

  show(): void {
    const { obstacle, panels, missing } = this.context.store.get(drawingAtom);
    this.#ended.abort();
    this.#ended = new AbortController();
    if (obstacle) return this.#say("chart-line", obstacle);
    if (panels.state === "failed") return this.#sayFailure(panels.error);
    // What was drawn stays until there is something else to draw.
    if (panels.state === "loading" || panels.value.length === 0) return;
    this.#missing.replaceChildren(...missing.map((text) => element("p", {}, icon("triangle-alert"), element("span", {}, text))));
    this.#draw(panels.value);
  }

  rezoom(): void {
    const zoom = this.context.store.get(zoomAtom);
    for (const panel of this.#panels) panel.rezoom(zoom);
    this.#tools.follow();
  }

  mark(): void {
    const marks = this.context.store.get(marksAtom);
    for (const panel of this.#panels) panel.mark(marks);
  }

  resize(): void {
    this.#arrange(this.#panels.length);
    for (const panel of this.#panels) panel.resize();
  }

  clear(): void {
    for (const panel of this.#panels) panel.leave();
    this.#panels = [];
  }

  #draw(panels: readonly Panel[]): void {
    const { store } = this.context;
    const { shown, colouring } = store.get(drawingAtom);
    const focused = this.#panels.find((panel) => panel.hasFocus)?.vectorName;
    this.clear();
    const look = lookOf(shown, colouring);
    const items = legendOf(panels, look);
    this.#panels = panels.map((panel) => new ChartPanel(panel, look, this.#events()));
    this.#tools.take({ panels, shown, legend: items });
    this.#head.replaceChildren(legend(items), this.#tools.element);
    this.#charts.replaceChildren(...this.#panels.map((panel) => panel.element));
    this.#arrange(panels.length);
    if (!this.#charts.isConnected) this.host.replaceChildren(element("div", { class: "chart" }, this.#missing, this.#head, this.#charts));
    const zoom = store.get(zoomAtom);
    for (const panel of this.#panels) panel.draw(zoom);
    this.mark();
    this.#panels.find((panel) => panel.vectorName === focused)?.focus();
  }

  /** Charts stand one above the other, and side by side where they would be too low. */
  #arrange(count: number): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    const columns = count > 1 && height / count < 180 && width >= 560 ? (count > 4 && width >= 960 ? 3 : 2) : 1;
    this.#charts.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  }

  #events(): PanelEvents {
    const { store } = this.context;
    return {
      onZoom: (zoom) => store.set(zoomAtom, zoom),
      onHover: (hover) => store.set(hoverAtom, hover),
      onTime: (time) => {
        if (time !== null) this.#timeBefore = store.get(timeAtom).value;
        store.set(timeAtom, time === null ? this.#timeBefore : time * 1000);
      },
      takesPress: () => this.wasActive,
    };
  }

  #sayFailure(error: unknown): void {
    const { store } = this.context;
    const again = (): void => store.set(attemptsAtom, (attempts) => attempts + 1);
    whenContactIsBack(again, AbortSignal.any([this.#ended.signal, this.context.signal]));
    console.error("A vector could not be loaded.", error);
    const why = error instanceof DataFailure ? `${error.message} ` : "";
    this.#say("unplug", { title: "Could not load the vectors", text: `${why}Your choices are kept.` }, button("Try again", null, again));
  }

  #say(iconName: string, { title, text, needsEnsembles }: Obstacle, ...actions: HTMLElement[]): void {
    this.clear();
    const choose = (): boolean => this.host.dispatchEvent(new Event(CHOOSE_ENSEMBLES, { bubbles: true }));
    const more = needsEnsembles ? [button("Choose ensembles", "layers", choose, "button choose-ensembles")] : [];
    this.host.replaceChildren(emptyState(iconName, title, text, ...actions, ...more));
  }
}
