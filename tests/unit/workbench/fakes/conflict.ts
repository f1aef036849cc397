import { canonicalText } from "../../../../src/Workbench/shim/content/canonical";
import { ConflictResolver } from "../../../../src/Workbench/shim/conflict/conflict-resolver";
import { bench, contentWith, open, stored } from "./workbench";

/** Content as the server stores what it gets. */
export const text = (value: number, more: object = {}): string => canonicalText(contentWith(value, more));

/** A stored session that is open. @param mine An edit of it. */
export async function setUp(mine: number | null = null) {
  const bench1 = bench();
  const id = bench1.server.add(stored(1));
  const session = await open(bench1, id);
  if (mine !== null) bench1.source.set(mine);
  await bench1.browser.clock.advance(200);
  return { ...bench1, id, session, desk: new ConflictResolver(bench1.context, session) };
}

/** What differs; fails where nothing does. */
export async function dispute(setup: Awaited<ReturnType<typeof setUp>>) {
  const found = await setup.desk.dispute();
  if (found.kind !== "dispute") throw new Error(found.kind);
  return found;
}
