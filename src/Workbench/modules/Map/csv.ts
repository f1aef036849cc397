import type { Cell } from "../_shared/export";
import { placeOf, type Field } from "./field";
import type { ShownMap } from "./view/atoms";
import { scaleTitle } from "./words";

export function csvHead(map: ShownMap): string[] {
  return ["x (m)", "y (m)", scaleTitle(map)];
}

/** A row a value of the grid, from the south-west; empty where there is none. */
export function csvRows({ grid, values }: Field): Cell[][] {
  return Array.from(values, (value, cell) => {
    const { x, y } = placeOf(grid, cell);
    return [x, y, value];
  });
}
