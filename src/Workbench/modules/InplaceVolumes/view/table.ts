import { element, icon, userText } from "../../../framework/elements";
import { css, ensembleColour } from "../../../framework/ensemble-colour";
import type { Cell } from "../../_shared/export";
import { columnTitles } from "../columns";
import type { Row, Volumes } from "../rows";
import type { Group } from "../volumes";
import type { Sort, SortKey } from "./serialized-view";
import { rowName, unitText, volumeText } from "./numbers";

const statistics = [
  ["mean", "Mean"],
  ["p10", "P10"],
  ["p90", "P90"],
] as const;

/** Means with P10 and P90 of each group, and of all together; a press of a head sorts. */
export function volumesTable(volumes: Volumes, rows: readonly Row[], sort: Sort | null, press: (key: SortKey) => void): HTMLElement {
  const { response, groupBy, ensembles } = volumes;
  const text = volumeText(volumes);
  const names = groupBy.length === 0 ? [element("th", { rowspan: "2", scope: "col" }, "")] : [];
  const cells = (groups: readonly (Group | null)[]): HTMLElement[] =>
    groups.flatMap((group) => statistics.map(([statistic]) => element("td", {}, text(group?.statistics[statistic] ?? NaN))));
  const totalName = element("th", { scope: "row", colspan: String(Math.max(1, groupBy.length)) }, "Total");
  return element(
    "table",
    { class: "volumes-table" },
    element("caption", {}, `${response.description}, ${unitText(response.unit)}`),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...names,
        ...groupBy.map((column) => head(column, columnTitles[column], sort, press, { rowspan: "2" })),
        ...ensembles.map(({ name, color, realizationsText }) =>
          element("th", { colspan: "3", scope: "colgroup", title: realizationsText }, swatch(color), userText(name)),
        ),
      ),
      element(
        "tr",
        {},
        ...ensembles.flatMap(({ place }) =>
          statistics.map(([statistic, title]) => head(`${statistic}-${place === 0 ? 0 : 1}`, title, sort, press, {})),
        ),
      ),
    ),
    element(
      "tbody",
      {},
      ...(groupBy.length === 0 ? [] : rows).map(({ values, groups }) =>
        element("tr", {}, ...values.map((value) => element("th", { scope: "row" }, userText(value))), ...cells(groups)),
      ),
    ),
    element("tfoot", {}, element("tr", {}, totalName, ...cells(ensembles.map(({ total }) => total)))),
  );
}

/** The table as values, with those of every realization. */
export function csvOf({ response, groupBy, ensembles, rows }: Volumes): { head: readonly string[]; rows: Cell[][] } {
  const numbers = [...new Set(ensembles.flatMap(({ total }) => [...total.byRealization.keys()]))].sort((one, other) => one - other);
  const head = [
    ...(groupBy.length === 0 ? ["Group"] : groupBy.map((column) => columnTitles[column])),
    "Ensemble",
    ...statistics.map(([, title]) => `${response.name} ${title.toLowerCase()} (${response.unit})`),
    ...numbers.map((number) => `realization ${number}`),
  ];
  const line = (values: readonly string[], name: string, group: Group | null | undefined): Cell[] => [
    ...values,
    name,
    ...statistics.map(([statistic]) => group?.statistics[statistic] ?? null),
    ...numbers.map((number) => group?.byRealization.get(number) ?? null),
  ];
  const groups = groupBy.length === 0 ? [] : rows;
  const total = ["Total", ...groupBy.slice(1).map(() => "")];
  return {
    head,
    rows: [
      ...groups.flatMap((row) => ensembles.map(({ name, place }) => line(row.values, name, row.groups[place]))),
      ...ensembles.map((ensemble) => line(total, ensemble.name, ensemble.total)),
    ],
  };
}

/** The volumes in words, for those who do not see the bars. */
export function summaryOf(volumes: Volumes, rows: readonly Row[]): string {
  const { response, groupBy, ensembles } = volumes;
  const text = volumeText(volumes);
  const words = (name: string, { statistics: { mean, p10, p90 } }: Group): string =>
    `${name} ${text(mean)} (P10 ${text(p10)}, P90 ${text(p90)})`;
  const by = groupBy.map((column) => columnTitles[column].toLowerCase()).join(" and ");
  return [
    `${response.description} in ${unitText(response.unit)}${by === "" ? "" : ` by ${by}`}`,
    ...ensembles.map(({ name, place, total, realizationsText }) => {
      const groups =
        groupBy.length === 0 ? [] : rows.flatMap((row) => (row.groups[place] ? [words(rowName(row.values), row.groups[place])] : []));
      return `${name}, mean of ${realizationsText}: ${[...groups, words("total", total)].join(", ")}`;
    }),
  ].join(". ");
}

function head(
  key: SortKey,
  title: string,
  sort: Sort | null,
  press: (key: SortKey) => void,
  attributes: Readonly<Record<string, string>>,
): HTMLElement {
  const direction = sort?.key === key ? sort.direction : null;
  const arrow = direction === null ? [] : [icon(direction === "ascending" ? "arrow-up" : "arrow-down")];
  const button = element("button", { "type": "button", "class": "volumes-sort", "data-sort": key }, title, ...arrow);
  button.addEventListener("click", () => press(key));
  return element("th", { scope: "col", ...attributes, ...(direction && { "aria-sort": direction }) }, button);
}

function swatch(color: string): HTMLElement {
  const made = element("span", { class: "ensemble-dot" });
  made.style.backgroundColor = css(ensembleColour(color, "--series-1"));
  return made;
}
