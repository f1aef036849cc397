/** Quiet time after the last edit before it is written to the draft, ms. */
export const AUTO_SAVE_DEBOUNCE_MS = 200;

/** Time between two looks at the server while the page can be seen, ms. */
export const BACKEND_POLLING_INTERVAL_MS = 10_000;

/** Longest title of a session, code points. */
export const MAX_TITLE_LENGTH = 50;

/** Longest title of a snapshot, code points. */
export const MAX_SNAPSHOT_TITLE_LENGTH = 60;

/** Longest description, code points. */
export const MAX_DESCRIPTION_LENGTH = 250;

/** Largest content, bytes of UTF-8, inclusive. */
export const MAX_CONTENT_SIZE_BYTES = 1_572_864;

/** Longest sparkline of one module, bytes of UTF-8. */
export const MAX_SPARKLINE_BYTES = 300;

/** Length of every id, characters of `[A-Za-z0-9_-]`. */
export const ID_LENGTH = 12;

/** Rows in a page of a list when none are asked for. */
export const PAGE_SIZE_DEFAULT = 10;

/** Most rows in a page of a list. */
export const PAGE_SIZE_MAX = 100;
