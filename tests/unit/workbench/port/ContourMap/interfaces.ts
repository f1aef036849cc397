/** What the public framework passes between settings and view. They share their atoms here. */
export interface Interfaces {
  readonly settingsToView: Readonly<Record<string, never>>;
}
