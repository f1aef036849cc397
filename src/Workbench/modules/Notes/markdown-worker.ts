import { formatted } from "./formatting";

/** Entry of the worker that formats notes: a module file of its own, of the same origin, so that the strict content policy lets it run. */

self.onmessage = (event: MessageEvent<string>) => self.postMessage(formatted(event.data));
// The time for a text counts from here: loading the file is not the text's fault.
self.postMessage("ready");
