import { textOr } from "../shim";
import { ModuleRegistry } from "../framework/module-registry";
import type { Workbench } from "../dashboards/workbench";
import type { Notices } from "./notices";
import * as noticeWords from "./notice-words";
import { untitled } from "./words";

const mostNamed = 3;

/** Tells of modules that are not where they were stored, and of what cannot be shown at all. */
export function showPlaces(notices: Notices, { lost, hiddenParts }: Workbench): void {
  const names = lost.slice(0, mostNamed).map(
    ({
      dashboard,
      module: {
        moduleInstanceState: { name },
      },
    }) => noticeWords.placesModuleIn(ModuleRegistry.find(name)?.defaultTitle ?? name, textOr(dashboard.name, untitled.dashboard)),
  );
  const more = lost.length > mostNamed ? noticeWords.placesMore(lost.length - mostNamed) : "";
  notices.set(
    "places",
    lost.length === 0
      ? null
      : {
          tint: "info",
          icon: "layout-dashboard",
          actions: [],
          words: noticeWords.placesLost(`${names.join(", ")}${more}`),
        },
  );
  notices.set(
    "hidden-parts",
    hiddenParts === 0
      ? null
      : {
          tint: "info",
          icon: "puzzle",
          actions: [],
          words: noticeWords.placesHidden(hiddenParts),
        },
  );
}
