/** "Jan 2028", of seconds since 1970, UTC. */
export function monthOf(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
}
