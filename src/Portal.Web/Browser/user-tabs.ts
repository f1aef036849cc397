import { orNull } from "@webviz-portal/workbench/shim";

const name = "webviz-portal:user";

/** What every tab of a user is told: to let go of its work, because they sign out; or to forget it, because nothing is to stay here. */
export type UserMessage = "let-go" | "forget";

/** Tells the user's other tabs in this browser. */
export function tellUserTabs(userId: string, word: UserMessage): void {
  const channel = orNull(() => new BroadcastChannel(name));
  channel?.postMessage({ userId, word });
  channel?.close();
}

/** Calls the listener when another tab tells this one. */
export function onUserMessage(userId: string, listener: (word: UserMessage) => void): void {
  orNull(() => new BroadcastChannel(name))?.addEventListener("message", (event: MessageEvent<{ userId?: unknown; word?: UserMessage }>) => {
    if (event.data.userId === userId && event.data.word !== undefined) listener(event.data.word);
  });
}
