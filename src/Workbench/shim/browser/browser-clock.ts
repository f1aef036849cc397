/** Time as the shim uses it. Never compared with the server's. */
export interface Clock {
  /** Milliseconds since 1970, by this device. */
  now(): number;
  /** Calls once after so many ms. Returns how to cancel. */
  after(ms: number, callback: () => void): () => void;
}

/** The time of this device. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
