import "../../Portal.Web/Browser/copy-button";
import "../../Portal.Web/Browser/text-counter";
import "../../Portal.Web/Browser/time-ago";
import { browserEnvironment } from "../shim";
import type { WebvizWorkbench } from "../workbench-element";
import { Dialogs } from "./dialogs";
import { partsOf } from "./page-parts";
import * as placeWords from "./place-words";
import { showInstead } from "./problem-view";
import { TopBar } from "./top-bar";
import { WorkbenchDocument } from "./workbench-document";

/** `<workbench-page>`: connects the markup that the server rendered to the document in which sessions and snapshots live. */
export class WorkbenchPage extends HTMLElement {
  connectedCallback(): void {
    try {
      this.#begin();
    } catch (problem) {
      console.error("The workbench could not start.", problem);
      this.classList.add("workbench-stopped");
    }
  }

  #begin(): void {
    const environment = browserEnvironment(this.dataset["worker"] ?? "");
    const element = this.querySelector<WebvizWorkbench>("webviz-workbench")!;
    const parts = partsOf(this, element, environment);
    if (parts === null) this.#refuse(element);
    else new WorkbenchDocument(parts).start();
  }

  /** Nothing can be kept here, so that nothing is begun. */
  #refuse(element: WebvizWorkbench): void {
    const base = this.dataset["base"] ?? "";
    const bar = new TopBar(this, {
      shortcuts: () => new Dialogs(this).open("shortcuts"),
      close: () => window.location.assign(`${base}/`),
    });
    showInstead(this, bar, element, base, placeWords.insecure);
  }
}
