/** Stands for the session's first ensemble, where nobody chose one. */
export const FIRST_ENSEMBLE = "";
