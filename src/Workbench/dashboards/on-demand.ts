/**
 * What a dashboard needs only at times, loaded together when the first of it is asked for: in a file each it would come in many small
 * pieces, and so would what it shares with the page.
 */
export { loadParameters } from "../data/parameters";
export { filtered } from "../framework/ensembles/realization-filter";
export { editFilter } from "./filter-dialog";
export { linksPanel } from "./links-panel";
export { putBesideFields, stateNotices } from "./state-notices";
export { storedStateTable } from "./stored-state-table";
export { chooseTemplate } from "./template-dialog";
