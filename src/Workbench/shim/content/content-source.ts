import type { Content } from "./content";

/** Small pictures of what the modules show, by the ids of their instances: JSON that the server draws. */
export type Sparklines = Readonly<Record<string, string>>;

/** The live workbench as the shim knows it. */
export interface ContentSource {
  /** The present content, a plain JSON value. Called at most once for an edit, and synchronously when the page goes away. */
  read(): Content;

  /** Calls the listener after every other change that `read` shows, at once, whatever caused it. Returns how to stop. */
  onChange(listener: () => void): () => void;

  /**
   * Calls the listener after a change of what is looked at only: the active dashboard or module, what is maximised. Returns how to stop.
   */
  onLook(listener: () => void): () => void;

  /** Replaces everything that is shown by this content. */
  load(content: Content): void;

  /** What the modules show now, for the pictures in lists. Asked when the content is sent; a workbench may have none. */
  sparklines?(): Sparklines;
}
