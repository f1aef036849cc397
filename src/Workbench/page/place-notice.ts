import { textOr } from "../shim";
import { ModuleRegistry } from "../framework/module-registry";
import type { Workbench } from "../dashboards/workbench";
import type { Notices } from "./notices";
import { counted } from "./words";

const mostNamed = 3;

/** Tells of modules that are not where they were stored, and of what cannot be shown at all. */
export function showPlaces(notices: Notices, { lost, hiddenParts }: Workbench): void {
  const names = lost.slice(0, mostNamed).map(
    ({
      dashboard,
      module: {
        moduleInstanceState: { name },
      },
    }) => `${ModuleRegistry.find(name)?.defaultTitle ?? name} in “${textOr(dashboard.name, "Untitled dashboard")}”`,
  );
  const more = lost.length > mostNamed ? ` and ${counted(lost.length - mostNamed, "more module")}` : "";
  notices.set(
    "places",
    lost.length === 0
      ? null
      : {
          tint: "info",
          icon: "layout-dashboard",
          actions: [],
          words:
            `No usable place is stored for ${names.join(", ")}${more}. `
            + "Shown where there is room; arrange the dashboard and save to keep that.",
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
          words:
            `${counted(hiddenParts, "part")} of the stored content cannot be shown here. `
            + `Saving keeps ${hiddenParts === 1 ? "it as it is" : "them as they are"}.`,
        },
  );
}
