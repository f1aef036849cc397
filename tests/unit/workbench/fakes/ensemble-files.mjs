import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { makeEnsembles } from "../../../../src/Workbench/data/make.mjs";

/** How long making the ensembles may take on a machine that is busy, ms. */
export const MAKING_MS = 120_000;

/** Makes the synthetic ensembles in a folder of their own, and lets `fetch` read them from there. */
export async function serveEnsembles() {
  const folder = await mkdtemp(join(tmpdir(), "ensembles-"));
  await makeEnsembles(folder);
  vi.stubGlobal("fetch", async (url) => {
    try {
      return new Response(await readFile(join(folder, url.pathname.split("/ensembles/")[1])));
    } catch {
      return new Response(null, { status: 404 });
    }
  });
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

export function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function deviationOf(values) {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

export function correlationOf(one, other) {
  const [means, both] = [[meanOf(one), meanOf(other)], one.map((value, index) => [value, other[index]])];
  return meanOf(both.map(([a, b]) => (a - means[0]) * (b - means[1]))) / (deviationOf(one) * deviationOf(other));
}
