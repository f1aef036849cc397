import type { AnyModuleRegistration } from "../framework/module-registration";
import { OF_TEMPLATE, TITLE } from "../framework/state/own-keys";
import type { Dashboard, PlacedModule, SerializedState } from "../shim";
import { ALL_CONTENTS } from "../framework/links/channel-definitions";
import type { Template, TemplateModule } from "./template";

interface Made {
  readonly dashboard: Dashboard;
  /** What could not be applied, in words; the rest was. */
  readonly problems: readonly string[];
}

/**
 * The dashboard that a template stands for. A module or channel that is not known here is told and left out.
 *
 * @param find The registration of a module; undefined for one that is not installed.
 * @param ensembleIdents The ensembles of the session.
 */
export function dashboardOf(
  { title, modules }: Template,
  find: (moduleName: string) => AnyModuleRegistration | undefined,
  newId: () => string,
  ensembleIdents: readonly string[] = [],
): Made {
  const problems: string[] = [];
  const ids = modules.map(({ moduleName }) => {
    if (find(moduleName)) return newId();
    problems.push(`The module ${moduleName} is not installed here.`);
    return null;
  });
  const placed = modules.flatMap((module, at): PlacedModule[] => {
    const id = ids[at];
    if (!id) return [];
    const [relX, relY, relWidth, relHeight] = module.place;
    return [
      {
        moduleInstanceState: {
          id,
          name: module.moduleName,
          syncedSettingKeys: [...(module.synced ?? [])],
          dataChannelManagerState: { subscriptions: subscriptions(module, modules, ids, find, problems) },
          serializedState: stateOf(module, ensembleIdents),
        },
        layoutState: { relX, relY, relWidth, relHeight, minimized: false, maximized: false },
      },
    ];
  });
  const dashboard = {
    id: newId(),
    name: title,
    activeModuleInstanceId: placed[0]?.moduleInstanceState.id ?? null,
    moduleInstances: placed,
  };
  return { dashboard, problems };
}

function subscriptions(
  module: TemplateModule,
  modules: readonly TemplateModule[],
  ids: readonly (string | null)[],
  find: (moduleName: string) => AnyModuleRegistration | undefined,
  problems: string[],
): object[] {
  return (module.receives ?? []).flatMap(({ receiver, from, channel }) => {
    const publisher = modules[from];
    const knows =
      publisher
      && find(publisher.moduleName)?.channelDefinitions?.some(({ idString }) => idString === channel) === true
      && find(module.moduleName)?.channelReceiverDefinitions?.some(({ idString }) => idString === receiver) === true;
    if (!knows || !ids[from]) {
      problems.push(`${find(module.moduleName)?.defaultTitle ?? module.moduleName} does not receive "${channel}": it is not known here.`);
      return [];
    }
    return [{ idString: receiver, listensToModuleInstanceId: ids[from], channelIdString: channel, contentIdStrings: [ALL_CONTENTS] }];
  });
}

/** Only some of the properties: marked, so that the module's code fills in the others. */
function stateOf({ settings: given, view, title }: TemplateModule, ensembleIdents: readonly string[]): SerializedState | null {
  const settings = typeof given === "function" ? given(ensembleIdents) : given;
  const titled = title === undefined ? settings : { ...settings, [TITLE]: title };
  const state = {
    ...(titled && { settings: JSON.stringify({ ...titled, [OF_TEMPLATE]: true }) }),
    ...(view && { view: JSON.stringify({ ...view, [OF_TEMPLATE]: true }) }),
  };
  return Object.keys(state).length > 0 ? state : null;
}
