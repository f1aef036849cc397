import { orNull } from "@webviz-portal/workbench/shim";

const name = "webviz-portal:user";

/** What every tab of a user is told: to let go of its work, because they sign out; or to forget it, because nothing is to stay here. */
export type UserWord = "let-go" | "forget";

/** Tells the user's other tabs in this browser. */
export function tellUserTabs(userId: string, word: UserWord): void {
  const channel = orNull(() => new BroadcastChannel(name));
  channel?.postMessage({ userId, word });
  channel?.close();
}

/** Calls the listener when another tab tells this one. */
export function onUserWord(userId: string, listener: (word: UserWord) => void): void {
  orNull(() => new BroadcastChannel(name))?.addEventListener("message", (event: MessageEvent<{ userId?: unknown; word?: UserWord }>) => {
    if (event.data.userId === userId && event.data.word !== undefined) listener(event.data.word);
  });
}
