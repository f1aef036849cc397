import { numberText, withUnit } from "../../_shared/canvas/number-text";
import { commonName, realizations, type Series } from "../../_shared/response/series";
import type { Kind } from "../settings/serialized-settings";

const kindNames: Readonly<Record<Kind, string>> = { histogram: "Histogram", box: "Box plot", violin: "Violin plot" };

/** The chart in words. */
export function summaryText(kind: Kind, series: readonly Series[]): string {
  const responses = series.map(({ response }) => response);
  const [first] = responses;
  const of = [commonName(responses), ...(first?.unit ? [`in ${first.unit}`] : []), ...(first?.time ? [`on ${first.time}`] : [])].join(" ");
  const each = series.map(
    ({ label, summary: { count, mean, p10, p90, min, max } }) =>
      `${label}: ${realizations(count)}, mean ${numberText(mean)}, P10 ${numberText(p10)}, P90 ${numberText(p90)}, `
      + `from ${numberText(min)} to ${numberText(max)}`,
  );
  return [`${kindNames[kind]} of ${of}`, ...each].join(". ");
}

/** What the readout says of a whole series. */
export function seriesLines({ label, response: { name, unit }, summary }: Series): string[] {
  const { count, mean, p10, p25, p50, p75, p90, min, max } = summary;
  return [
    `${label}, ${realizations(count)}`,
    `${name}: mean ${withUnit(mean, unit)}`,
    `P10 ${numberText(p10)}, P90 ${numberText(p90)}`,
    `Median ${numberText(p50)}, half of them ${numberText(p75)} to ${numberText(p25)}`,
    `All ${numberText(min)} to ${numberText(max)}`,
  ];
}
