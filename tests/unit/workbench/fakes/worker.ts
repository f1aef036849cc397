/** A worker that says what a test has it say. */
export class FakeWorker<Sent> {
  onmessage: Worker["onmessage"] = null;
  onerror: Worker["onerror"] = null;
  readonly sent: Sent[] = [];
  isTerminated = false;

  postMessage(message: Sent): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: unknown): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }

  breakDown(): void {
    (this.onerror as (() => void) | null)?.();
  }
}
