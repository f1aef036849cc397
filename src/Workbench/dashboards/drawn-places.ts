import { isObject, type Dashboard, type Layout, type PlacedModule, type StoredModule } from "../shim";
import { modulesOf } from "./content-edits";
import { append, bottom, right } from "./tiling";

/** Smaller than this share of the dashboard, a module's own buttons are out of reach. */
const smallest = 1 / 24;

/** What other programs rounded may stand over an edge by this share. */
const near = 0.005;

const aspect = 1.5;

/** Where the modules of a dashboard are drawn, in their order, and which of them have no usable place of their own. */
export interface Drawn {
  layouts: Layout[];
  lost: PlacedModule[];
}

/**
 * Where modules are drawn: at their stored places, or where there is room for them if those are of no use. The content is left as it is;
 * what is drawn is stored when somebody arranges the dashboard.
 */
export class DrawnPlaces {
  #known = new WeakMap<Dashboard, Drawn>();
  /** Modules that fill their dashboard and have no stored place to say so in. */
  readonly #maximised = new WeakSet<StoredModule>();

  of(dashboard: Dashboard): Drawn {
    const known = this.#known.get(dashboard) ?? this.#draw(modulesOf(dashboard));
    this.#known.set(dashboard, known);
    return known;
  }

  /** For modules without a stored place; the others keep it there. */
  maximise({ moduleInstanceState, layoutState }: PlacedModule, maximized: boolean): void {
    if (isObject(layoutState)) return;
    if (maximized) this.#maximised.add(moduleInstanceState);
    else this.#maximised.delete(moduleInstanceState);
    this.#known = new WeakMap();
  }

  #draw(modules: readonly PlacedModule[]): Drawn {
    const [kept, lost]: [PlacedModule[], PlacedModule[]] = [[], []];
    for (const placed of modules)
      (isUsable(placed.layoutState) && !kept.some((other) => overlap(other, placed)) ? kept : lost).push(placed);
    let boxes: readonly Layout[] = kept.map(({ layoutState }) => layoutState);
    for (const { moduleInstanceState, layoutState } of lost) {
      const { boxes: others, added } = append(boxes, aspect);
      const known = isObject(layoutState) ? layoutState : { maximized: this.#maximised.has(moduleInstanceState) };
      boxes = [...others, { ...known, ...added }];
    }
    const places = new Map([...kept, ...lost].map((placed, index) => [placed, boxes[index]!]));
    return { layouts: modules.map((placed) => places.get(placed)!), lost };
  }
}

function isUsable(layout: unknown): boolean {
  if (!isObject(layout)) return false;
  const box = layout as Layout;
  const isNumeric = [box.relX, box.relY, box.relWidth, box.relHeight].every((share) => typeof share === "number");
  return (
    isNumeric
    && box.relWidth >= smallest
    && box.relHeight >= smallest
    && box.relX >= -near
    && box.relY >= -near
    && right(box) <= 1 + near
    && bottom(box) <= 1 + near
  );
}

function overlap({ layoutState: one }: PlacedModule, { layoutState: other }: PlacedModule): boolean {
  return (
    one.relX < right(other) - near && other.relX < right(one) - near && one.relY < bottom(other) - near && other.relY < bottom(one) - near
  );
}
