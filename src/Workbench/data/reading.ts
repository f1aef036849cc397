import { ANSWER_PATIENCE_MS, browserClock, inTime, SENDING_PATIENCE_MS } from "../shim";
import type { EnsembleEntry } from "./entries";

/** Data did not come; the message is for people. */
export class DataFailure extends Error {}

// Beside this script wherever the portal is mounted.
const folder = new URL("ensembles/", import.meta.url);

/**
 * The ensembles that this portal has data of.
 *
 * @throws DataFailure where the server says no, or keeps silent.
 */
export function readIndex(): Promise<EnsembleEntry[]> {
  return read(new URL("index.json", folder), (answer) => answer.json() as Promise<EnsembleEntry[]>, null);
}

/**
 * Reads a file of an ensemble: 32-bit little-endian floats.
 *
 * @param count How many there must be; what is cut short is refused.
 * @param what Name of the data, for the message.
 * @throws DataFailure where the server says no, or keeps silent; the signal's reason when that aborts.
 */
export async function readFloats(
  entry: EnsembleEntry,
  file: string,
  count: number,
  what: string,
  signal: AbortSignal,
): Promise<Float32Array> {
  const bytes = await read(new URL(`${entry.path}/${file}`, folder), (answer) => answer.arrayBuffer(), signal);
  if (bytes.byteLength !== 4 * count) throw new Error(`${what} of ${entry.name} is incomplete.`);
  return new Float32Array(bytes);
}

async function read<T>(url: URL, body: (answer: Response) => Promise<T>, signal: AbortSignal | null): Promise<T> {
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
