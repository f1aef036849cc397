import "./modules/registerAllModules";
import { rememberTimeZone } from "../Portal.Web/Browser/time-zone";
import { ModuleRegistry } from "./framework/module-registry";
import { WorkbenchPage } from "./page/workbench-page";
import { WebvizWorkbench } from "./workbench-element";

rememberTimeZone();
ModuleRegistry.freeze();
// The page asks its workbench for things, so that comes first.
customElements.define("webviz-workbench", WebvizWorkbench);
customElements.define("workbench-page", WorkbenchPage);
