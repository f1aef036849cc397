import { element } from "../framework/elements";
import { templatePicture, templates } from "../templates";
import { addressToBegin } from "./errand";
import { templateWords } from "./browser-work-words";

/** `<webviz-templates>`: dashboards to begin with, on the start page. */
class WebvizTemplates extends HTMLElement {
  connectedCallback(): void {
    const base = this.dataset["base"] ?? "";
    this.replaceChildren(
      element(
        "section",
        { "class": "card templates", "aria-labelledby": "templates-heading" },
        element("div", { class: "card-head" }, element("h2", { id: "templates-heading" }, templateWords.heading)),
        element(
          "ul",
          { class: "template-list" },
          ...templates.map((template) => {
            const link = element("a", { class: "template", href: addressToBegin(base, template.name) });
            link.append(
              templatePicture(template, 128, 84),
              element("span", { class: "template-title" }, template.title),
              element("span", { class: "template-note" }, template.description),
            );
            return element("li", {}, link);
          }),
        ),
      ),
    );
  }
}

// The script comes twice where a page asks for it by another address.
if (!customElements.get("webviz-templates")) customElements.define("webviz-templates", WebvizTemplates);
