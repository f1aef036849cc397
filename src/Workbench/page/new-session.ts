import { addEnsemble, ensembleOf } from "../dashboards/content-edits";
import type { EnsembleEntry } from "../data/entries";
import { readIndex } from "../data/reading";
import { newContent } from "../new-content";
import { browserClock, inTime, type Content } from "../shim";

/** How long a new session waits to know which ensembles there are. Without them it begins without. */
const PATIENCE_MS = 1000;

/** The content of a new session: one empty dashboard, and the first ensemble where there is only one case to choose from. */
export async function newSessionContent(): Promise<Content> {
  const entries = await knownEnsembles(() => inTime(browserClock, PATIENCE_MS, readIndex()));
  const cases = new Set(entries.map(({ ident }) => ident.split("::")[0]));
  return cases.size === 1 ? withEnsembles(newContent(), entries.slice(0, 1)) : newContent();
}

/** Where the list cannot be had, none: modules ask for an ensemble themselves. */
export async function knownEnsembles(read: () => Promise<readonly EnsembleEntry[]>): Promise<readonly EnsembleEntry[]> {
  try {
    return await read();
  } catch (error) {
    console.error("The list of ensembles could not be loaded.", error);
    return [];
  }
}

export function withEnsembles(content: Content, entries: readonly EnsembleEntry[]): Content {
  return entries.reduce<Content>((made, entry) => addEnsemble(ensembleOf(entry))(made), content);
}
