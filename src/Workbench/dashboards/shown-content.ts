import { newContent } from "../new-content";
import type { Content, Dashboard, Layout, PlacedModule } from "../shim";
import { dashboardsOf, hiddenIn, modulesOf } from "./content-edits";
import { DrawnPlaces } from "./drawn-places";

/** A content as it is shown: what of it can be, and where. */
export class ShownContent {
  protected content: Content = newContent();
  protected readonly places = new DrawnPlaces();

  get dashboards(): Dashboard[] {
    return dashboardsOf(this.content);
  }

  /** The dashboard shown: the active one, else the first. */
  get activeDashboard(): Dashboard | undefined {
    return this.dashboards.find((dashboard) => dashboard.id === this.content.activeDashboardId) ?? this.dashboards[0];
  }

  /** The modules of the dashboard shown. */
  get modules(): PlacedModule[] {
    return this.activeDashboard ? modulesOf(this.activeDashboard) : [];
  }

  /** Where the modules of the dashboard shown are drawn. */
  get layouts(): Layout[] {
    return this.activeDashboard ? this.places.of(this.activeDashboard).layouts : [];
  }

  /** Modules that have no usable place of their own, and the dashboards that they are in. */
  get lost(): { dashboard: Dashboard; module: PlacedModule }[] {
    return this.dashboards.flatMap((dashboard) => this.places.of(dashboard).lost.map((module) => ({ dashboard, module })));
  }

  /** How many dashboards and modules are of a shape that cannot be shown. They stay in the content. */
  get hiddenParts(): number {
    return hiddenIn(this.content);
  }

  get activeModule(): PlacedModule | undefined {
    return this.modules.find((placed) => placed.moduleInstanceState.id === this.activeDashboard?.activeModuleInstanceId);
  }
}
