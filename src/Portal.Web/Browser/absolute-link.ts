/** The address of a path (path base included) as it is copied and sent to others: below `PublicUrl` where the server has one. */
export function absoluteLink(path: string): string {
  const { base = "", publicUrl } = document.documentElement.dataset;
  return publicUrl ? publicUrl + path.slice(base.length) : new URL(path, location.href).href;
}
