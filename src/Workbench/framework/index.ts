/**
 * The framework for workbench modules: what a module is registered with, persists its state by, and reads of the workbench.
 * `docs/workbench-modules.md` shows how, with the import paths of the public framework beside these.
 */
export { atomWithCompare } from "./atom-with-compare";
export { ALL_CONTENTS, KeyKind, type ChannelDefinition, type ChannelReceiverDefinition } from "./links/channel-definitions";
export { CHOOSE_ENSEMBLES, realizationsIn, realizationsText, type EnsembleChoice } from "./ensembles/ensemble-choice";
export {
  areEnsembleIdentListsEqual,
  areEnsembleIdentsEqual,
  DeltaEnsembleIdent,
  ensembleIdentFromString,
  getEnsembleIdentsFromStrings,
  RegularEnsembleIdent,
  type EnsembleIdent,
} from "./ensembles/ensemble-ident";
export { EnsembleParameters, ParameterIdent, type EnsembleParameter } from "./ensembles/ensemble-parameters";
export { EnsembleSet, EnsembleSetAtom, RegularEnsemble, ValidEnsembleRealizationsFunctionAtom } from "./ensembles/ensemble-set";
export { receivedBy, type ChannelContent, type ChannelData, type Received } from "./links/channel-data";
export { hoverAtom, type Hover } from "./links/hover";
export { Module, type Render } from "./module";
export type { ModuleContext, Store } from "./module-context";
export type {
  DeserializeStateFunction,
  Migrations,
  ModuleComponentSerializationFunctions,
  ModuleComponentsState,
  SerializeStateFunction,
} from "./module-functions";
export { ModuleCategory, ModuleDevState, type ModuleRegistration, type ModuleStateSchema } from "./module-registration";
export { ModuleRegistry } from "./module-registry";
export type { JtdSchema, JtdSchema as JTDSchemaType } from "./schema/jtd-schema";
export { SchemaBuilder } from "./schema/schema-builder";
export type { Vec2, Vec3, ViewState } from "./schema/shared-schemas";
export { setIfDefined } from "./set-if-defined";
export {
  isPersistableAtom,
  persistableFixableAtom,
  Source,
  SourcedValue,
  type FixableAtomOptions,
  type FixableRead,
  type PersistableFixableAtom,
  type PrecomputingFixableAtomOptions,
} from "./state/fixable-atom";
export type { Sparkline } from "./sparkline";
export { InvalidAt } from "./state/part-problem";
export { SyncSettingKey } from "./links/sync-setting-key";
