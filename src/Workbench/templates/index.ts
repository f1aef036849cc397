/** The templates of dashboards, and how they are applied. */
export type { Template } from "./template";
export { dashboardOf } from "./template-dashboard";
export { templatePicture } from "./template-picture";
export { templates } from "./templates";
