import type { VolumesEntry, VolumeTable } from "../../data/ensembles";

/** What volumes are told apart by; the names are those that the public framework stores. */
export const columns = ["ZONE", "REGION", "FLUID"] as const;
export type Column = (typeof columns)[number];

export const columnTitles: Readonly<Record<Column, string>> = { ZONE: "Zone", REGION: "Region", FLUID: "Fluid" };

/** The values of a column that an ensemble has. */
export function valuesIn(volumes: VolumesEntry, column: Column): readonly string[] {
  return { ZONE: volumes.zones, REGION: volumes.regions, FLUID: volumes.fluids }[column];
}

/** The value of a column in each row of the table. */
export function columnOf(table: VolumeTable, column: Column): readonly string[] {
  return { ZONE: table.zone, REGION: table.region, FLUID: table.fluid }[column];
}
