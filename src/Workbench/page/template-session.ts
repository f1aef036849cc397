import { readIndex } from "../data/reading";
import { ModuleRegistry } from "../framework/module-registry";
import { newUuid } from "../framework/new-uuid";
import { newContent } from "../new-content";
import type { Content } from "../shim";
import { dashboardOf, templates } from "../templates";
import { knownEnsembles, withEnsembles } from "./new-session";

/** The content of a new session of a template; null for a name that no template has. What is not known here is left out. */
export async function templateSession(name: string): Promise<{ title: string; content: Content } | null> {
  const template = templates.find((candidate) => candidate.name === name);
  if (!template) return null;
  const entries = (await knownEnsembles(readIndex)).slice(0, template.ensembles);
  const idents = entries.map(({ ident }) => ident);
  const { dashboard } = dashboardOf(template, (moduleName) => ModuleRegistry.find(moduleName), newUuid, idents);
  const content = { ...newContent(), activeDashboardId: dashboard.id, dashboards: [dashboard] };
  return { title: template.title, content: withEnsembles(content, entries) };
}
