import { ANSWER_PATIENCE_MS, browserClock, inTime, SENDING_PATIENCE_MS } from "../shim";

/** An ensemble with data in this portal. */
export interface EnsembleEntry {
  /** `{caseUuid}::{name}` */
  readonly ident: string;
  readonly name: string;
  readonly caseName: string;
  readonly color: string;
  /** Folder of its vectors. */
  readonly path: string;
  readonly realizations: readonly number[];
  /** First month (UTC) and number of months. */
  readonly start: string;
  readonly months: number;
  readonly vectors: readonly VectorEntry[];
  /** Runs in which one thing is varied; absent where the ensemble is no set of them. */
  readonly sensitivities?: readonly SensitivityEntry[];
}

/** A run in which one thing is varied, with its cases. */
export interface SensitivityEntry {
  readonly name: string;
  readonly type: "montecarlo" | "scenario";
  readonly cases: readonly { readonly name: string; readonly realizations: readonly number[] }[];
}

export interface VectorEntry {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly file: string;
}

/** Values of one vector of one ensemble. */
export interface VectorData {
  /** Seconds since 1970, UTC. */
  readonly times: readonly number[];
  /** Measured values; null where there is none. */
  readonly measured: readonly (number | null)[];
  /** One row a realization. */
  readonly realizations: readonly Float32Array[];
}

/** Data did not come; the message is for people. */
export class DataFailure extends Error {}

// Beside this script wherever the portal is mounted.
const folder = new URL("ensembles/", import.meta.url);

/** The ensembles that this portal has data of. */
export async function listEnsembles(): Promise<readonly EnsembleEntry[]> {
  return read(new URL("index.json", folder), (answer) => answer.json() as Promise<EnsembleEntry[]>);
}

/** Fetches a vector: 32-bit little-endian floats, the measured row first, then a row a realization. */
export async function loadVector(entry: EnsembleEntry, vector: VectorEntry, signal: AbortSignal): Promise<VectorData> {
  const bytes = await read(new URL(`${entry.path}/${vector.file}`, folder), (answer) => answer.arrayBuffer(), signal);
  if (bytes.byteLength !== 4 * entry.months * (entry.realizations.length + 1))
    throw new Error(`${vector.name} of ${entry.name} is incomplete.`);
  const row = (index: number): Float32Array => new Float32Array(bytes, 4 * entry.months * index, entry.months);
  return {
    times: monthsFrom(entry.start, entry.months),
    measured: [...row(0)].map((value) => (Number.isNaN(value) ? null : value)),
    realizations: entry.realizations.map((_, index) => row(index + 1)),
  };
}

/** Rejects where the server says no, or keeps silent. */
async function read<T>(url: URL, body: (answer: Response) => Promise<T>, signal: AbortSignal | null = null): Promise<T> {
  const answer = await inTime(browserClock, ANSWER_PATIENCE_MS, fetch(url, { signal })).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new DataFailure(navigator.onLine ? "No contact with the server." : "You are offline.");
  });
  // A proxy that leads to its own sign-in page answers that.
  if (answer.status === 401 || answer.redirected) throw new DataFailure("Your sign-in has expired. Load the page again to sign in.");
  if (answer.ok) return inTime(browserClock, SENDING_PATIENCE_MS, body(answer));
  throw new DataFailure(
    answer.status === 403
      ? "You may not see this data."
      : answer.status === 404 || answer.status === 410
        ? "The server does not have this data any more."
        : answer.status === 429
          ? "Too many requests. It is tried again."
          : "The server cannot answer right now.",
  );
}

function monthsFrom(start: string, count: number): number[] {
  const first = new Date(start);
  return Array.from({ length: count }, (_, month) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1) / 1000);
}
