import { button, element, icon, userText } from "../framework/elements";
import { ALL_CONTENTS, type ChannelReceiverDefinition } from "../framework/links/channel-definitions";
import type { SyncSettingKey } from "../framework/links/sync-setting-key";
import type { ModuleInstance } from "../framework/module-instance";
import { newUuid } from "../framework/new-uuid";
import { channelsFor, type OfferedChannel } from "./offered-channels";
import { subscriptionsOf } from "./subscriptions";
import type { Workbench } from "./workbench";

const syncNames: Readonly<Record<SyncSettingKey, string>> = {
  ENSEMBLE: "Ensemble",
  DATE: "Time",
  TIME_SERIES: "Vector",
  SURFACE: "Surface",
  SUBSURFACE_MAP_CAMERA_POSITION: "Map position",
  INTERSECTION_CAMERA_POSITION: "Section position",
  WELLBORE: "Wellbore",
  INTERSECTION: "Section",
  VERTICAL_SCALE: "Vertical scale",
  INPLACE_VOLUMES_FILTER: "Volumes filter",
  INPLACE_VOLUMES_RESULT_NAME: "Volumes result",
  PARAMETER: "Parameter",
};

/** What a module shares with others of its dashboard: settings that are synced, and data that it receives. */
export function linksPanel(workbench: Workbench, instance: ModuleInstance): HTMLElement[] {
  const { syncableSettingKeys = [], channelReceiverDefinitions = [] } = instance.registration ?? {};
  return [
    ...(channelReceiverDefinitions.length > 0
      ? [fieldset("Data from other modules", ...channelReceiverDefinitions.map((receiver) => receiverField(workbench, instance, receiver)))]
      : []),
    ...(syncableSettingKeys.length > 0
      ? [
          fieldset(
            "Same in all modules",
            ...syncableSettingKeys.map((key) => syncField(workbench, instance, key)),
            element(
              "p",
              { class: "settings-hint" },
              "A change in one module of the dashboard is made in the others that have this ticked.",
            ),
          ),
        ]
      : []),
  ];
}

function syncField(workbench: Workbench, instance: ModuleInstance, key: SyncSettingKey): HTMLElement {
  const checked = (instance.stored.syncedSettingKeys ?? []).includes(key);
  const input = element("input", { type: "checkbox", checked, disabled: workbench.readOnly });
  input.addEventListener("change", () => workbench.sync(instance.stored, key, input.checked));
  return element("label", { class: "check" }, input, syncNames[key]);
}

function receiverField(workbench: Workbench, instance: ModuleInstance, receiver: ChannelReceiverDefinition): HTMLElement {
  const id = newUuid();
  const connected = subscriptionsOf(instance.stored).find((subscription) => subscription.idString === receiver.idString);
  const channels = channelsFor(workbench, instance, receiver);
  const isThere = channels.some((channel) => isOf(channel, connected));
  const select = element(
    "select",
    { id, class: "field", disabled: workbench.readOnly },
    element("option", { value: "" }, "Nothing"),
    ...(connected && !isThere ? [element("option", { value: "missing", selected: true }, "A module that is not there")] : []),
    ...channels.map((channel) =>
      element("option", { value: channel.key, selected: isOf(channel, connected) }, `${channel.moduleTitle} · ${channel.displayName}`),
    ),
  );
  select.addEventListener("change", () => {
    const channel = channels.find(({ key }) => key === select.value);
    if (select.value === "missing") return;
    workbench.connect(
      instance.stored,
      receiver.idString,
      channel
        ? {
            idString: receiver.idString,
            listensToModuleInstanceId: channel.moduleId,
            channelIdString: channel.channelId,
            contentIdStrings: [ALL_CONTENTS],
          }
        : null,
    );
  });
  return element(
    "div",
    { class: "field-part" },
    element("label", { class: "field-label", for: id }, receiver.displayName),
    select,
    ...(connected && !isThere ? [missing(workbench, instance, receiver.idString)] : []),
    ...(connected ? contentFields(workbench, instance, receiver, connected.contentIdStrings) : []),
  );
}

/** Which of the channel's contents are received: all of them, those to come included, or those that are ticked. */
function contentFields(
  workbench: Workbench,
  instance: ModuleInstance,
  receiver: ChannelReceiverDefinition,
  chosen: readonly string[],
): HTMLElement[] {
  const channel = channelsFor(workbench, instance, receiver).find(({ key }) => key === keyOfConnected(instance, receiver));
  const contents = channel?.contents() ?? [];
  if (contents.length < 2) return [];
  const change = (ids: readonly string[]): void => {
    const subscription = subscriptionsOf(instance.stored).find(({ idString }) => idString === receiver.idString);
    if (subscription) workbench.connect(instance.stored, receiver.idString, { ...subscription, contentIdStrings: ids });
  };
  const all = chosen.includes(ALL_CONTENTS);
  const tick = (name: string | HTMLElement, checked: boolean, press: (checked: boolean) => void): HTMLElement => {
    const input = element("input", { type: "checkbox", checked, disabled: workbench.readOnly });
    input.addEventListener("change", () => press(input.checked));
    return element("label", { class: "check" }, input, name);
  };
  return [
    tick("All, also new ones", all, (checked) => change(checked ? [ALL_CONTENTS] : contents.map(({ idString }) => idString))),
    ...(all
      ? []
      : contents.map(({ idString, displayName }) =>
          tick(userText(displayName), chosen.includes(idString), (checked) =>
            change(checked ? [...chosen, idString] : chosen.filter((id) => id !== idString)),
          ),
        )),
  ];
}

function missing(workbench: Workbench, instance: ModuleInstance, receiverId: string): HTMLElement {
  return element(
    "div",
    { class: "field-warning" },
    icon("triangle-alert"),
    element("span", {}, "The module that it receives from is not there. The connection is kept."),
    ...(workbench.readOnly
      ? []
      : [button("Disconnect", null, () => workbench.connect(instance.stored, receiverId, null), "button button-quiet")]),
  );
}

function keyOfConnected(instance: ModuleInstance, receiver: ChannelReceiverDefinition): string | null {
  const connected = subscriptionsOf(instance.stored).find(({ idString }) => idString === receiver.idString);
  return connected ? `${connected.listensToModuleInstanceId} ${connected.channelIdString}` : null;
}

function isOf(
  { moduleId, channelId }: OfferedChannel,
  connected: { listensToModuleInstanceId: string; channelIdString: string } | undefined,
): boolean {
  return connected?.listensToModuleInstanceId === moduleId && connected.channelIdString === channelId;
}

function fieldset(legend: string, ...fields: HTMLElement[]): HTMLElement {
  return element("fieldset", { class: "field-group links-panel" }, element("legend", {}, legend), ...fields);
}
