import { orNull } from "@webviz-portal/workbench/shim";

const names = ["sessions-changed", "snapshots-changed"] as const;

/**
 * What changes in one tab is shown in the others: a list refreshes itself on `sessions-changed` and `snapshots-changed`, and both are
 * passed on to every other tab of this browser. A page that comes back from the browser's memory refreshes everything.
 */
export function shareChanges(): void {
  const channel = orNull(() => new BroadcastChannel("webviz-portal-changes"));
  for (const name of names) {
    document.addEventListener(name, (event) => {
      if (!(event as CustomEvent<{ isFromOtherTab?: boolean }>).detail?.isFromOtherTab) channel?.postMessage(name);
    });
  }
  channel?.addEventListener("message", (message) => {
    const name = names.find((known) => known === message.data);
    if (name) tell(name);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) names.forEach(tell);
  });
}

function tell(name: string): void {
  document.body.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { isFromOtherTab: true } }));
}
