import type { Cell } from "../../_shared/export";
import { courseOf, measuredOf, timesOfAll } from "../course";
import type { Panel } from "../series";
import type { Shown } from "./look";

interface Column {
  readonly head: string;
  readonly times: readonly number[];
  readonly values: ArrayLike<number | null>;
}

/** What is shown as a table: a row for each time, and a column for each line. */
export function tableOf(panels: readonly Panel[], shown: Shown): { head: readonly string[]; rows: Cell[][] } {
  const columns = panels.flatMap((panel) => columnsOf(panel, shown));
  const times = timesOfAll(panels.flatMap(({ series }) => series));
  const rows = times.map((time): Cell[] => [
    new Date(time * 1000).toISOString().slice(0, 10),
    ...columns.map(({ times: own, values }) => values[own.indexOf(time)] ?? null),
  ]);
  return { head: ["Date", ...columns.map(({ head }) => head)], rows };
}

function columnsOf({ vector, series }: Panel, shown: Shown): Column[] {
  const unit = vector.unit === "" ? "" : ` (${vector.unit})`;
  const measured = measuredOf(series).map(({ caseName, times, measured: values }) => ({
    head: `${vector.name} measured, ${caseName}${unit}`,
    times,
    values,
  }));
  const lines = series.flatMap((each): Column[] => {
    const { name, times, rows, realizations } = each;
    const statistics = [
      ...(shown.mean ? (["mean"] as const) : []),
      ...(shown.band ? (["p10", "p90"] as const) : []),
      ...(shown.minMax ? (["min", "max"] as const) : []),
    ];
    return [
      ...statistics.map((part) => ({
        head: `${vector.name} ${part}, ${name}${unit}`,
        times,
        values: courseOf(each).map((course) => course[part]),
      })),
      ...(shown.realizations
        ? rows.map((values, at) => ({ head: `${vector.name} realization ${realizations[at]}, ${name}${unit}`, times, values }))
        : []),
    ];
  });
  return shown.measured ? [...measured, ...lines] : lines;
}
