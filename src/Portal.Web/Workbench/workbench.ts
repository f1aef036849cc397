import "./modules/registerAllModules";
import { WebvizWorkbench } from "./workbench-element";

customElements.define("webviz-workbench", WebvizWorkbench);
