export enum Arrangement {
  STACKED = "stacked",
  BESIDE = "beside",
}

export enum Mode {
  LINES = "lines",
  SURFACE = "surface",
}
