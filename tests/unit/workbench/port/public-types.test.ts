import {
  ModuleCategory,
  ModuleDevState,
  ModuleRegistry,
  SchemaBuilder,
  setIfDefined,
  type DeserializeStateFunction,
  type JTDSchemaType,
  type ModuleComponentSerializationFunctions,
  type ModuleStateSchema,
  type SerializeStateFunction,
} from "@webviz-portal/workbench/framework";
import { atom } from "jotai/vanilla";
import { expect, test } from "vitest";
import { compile } from "../../../../src/Workbench/framework/schema/compile";

// Spellings of the public framework's modules that the reference example does not have. The compiler reads them: it is half of the test.

type Trend = { degree: number };
const degreeAtom = atom<number>(1);
const TREND_SCHEMA = new SchemaBuilder<Trend>(() => ({ properties: { degree: { type: "int16" } } })).build();
const serializeTrend: SerializeStateFunction<Trend> = (get) => ({ degree: get(degreeAtom) });
const deserializeTrend: DeserializeStateFunction<Trend> = (raw, set) => {
  setIfDefined(set, degreeAtom, raw.degree);
};

test("the state of both parts, of one, and of one beside a part that is never stored", async () => {
  type Both = { settings: Trend; view: Trend };
  const both: ModuleStateSchema<Both> = { settings: TREND_SCHEMA, view: TREND_SCHEMA } as const;
  const functions: ModuleComponentSerializationFunctions<Both> = {
    serializeStateFunctions: { settings: serializeTrend, view: serializeTrend },
    deserializeStateFunctions: { settings: deserializeTrend, view: deserializeTrend },
  };
  type One = { settings: Trend; view: never };
  const one: ModuleStateSchema<One> = { settings: TREND_SCHEMA } as const;
  const ofOne: ModuleComponentSerializationFunctions<One> = {
    serializeStateFunctions: { settings: serializeTrend },
    deserializeStateFunctions: { settings: deserializeTrend },
  };
  const general = { category: ModuleCategory.MAIN, devState: ModuleDevState.PROD, defaultTitle: "Trend" };
  ModuleRegistry.registerModule<object, Both>({
    ...general,
    moduleName: "TrendBoth",
    serializedStateSchema: both,
    loadModule: async () => ModuleRegistry.initModule<object, Both>("TrendBoth", { ...functions }),
  });
  ModuleRegistry.registerModule<object, One>({
    ...general,
    moduleName: "TrendOne",
    serializedStateSchema: one,
    loadModule: async () => ModuleRegistry.initModule<object, One>("TrendOne", ofOne),
  });
  expect((await ModuleRegistry.load("TrendBoth")).functionsOf("view")).toMatchObject({ serialize: serializeTrend, schema: TREND_SCHEMA });
  const module = await ModuleRegistry.load("TrendOne");
  expect([module.functionsOf("settings")?.deserialize, module.functionsOf("view")]).toEqual([deserializeTrend, null]);
});

test("a state's schemas and functions that do not fit it do not compile", () => {
  // @ts-expect-error a part's schema is missing
  const missing: ModuleStateSchema<{ settings: Trend; view: Trend }> = { settings: TREND_SCHEMA };
  // @ts-expect-error a part that is never stored has none
  const surplus: ModuleStateSchema<{ settings: Trend; view: never }> = { settings: TREND_SCHEMA, view: TREND_SCHEMA };
  const wrong: ModuleComponentSerializationFunctions<{ settings: { name: string } }> = {
    // @ts-expect-error another type
    serializeStateFunctions: { settings: serializeTrend },
    deserializeStateFunctions: {},
  };
  // The compiler has read them: it is the test.
  expect([missing, surplus, wrong]).toHaveLength(3);
});

enum Stacking {
  Stack = "stack",
  Group = "group",
  Overlay = "overlay",
  Relative = "relative",
}
enum SortBy {
  Xvalues = "xvalues",
  Yvalues = "yvalues",
}
type Column = { indexColumn: string; values: string[] };
type PlotOptions = {
  histogramType: Stacking;
  histogramBins: number;
  barSortBy: SortBy;
  showStatisticalMarkers: boolean;
  showRealizationPoints: boolean;
  sharedXAxis: boolean;
  sharedYAxis: boolean;
  hideConstants: boolean;
  showPercentageInHistogram: boolean;
};

test("shared schemas are lists, and take enums, of the module's own types", () => {
  type Volumes = { filter: Column[]; others: Column[]; options: PlotOptions };
  const schema = new SchemaBuilder<Volumes>(({ inject }) => ({
    properties: {
      filter: inject("InplaceVolumesIndexWithValues"),
      others: {
        ...inject("InplaceVolumesIndexWithValues"),
      },
      options: {
        ...inject("InplaceVolumesPlotOptions"),
      },
    },
  })).build();
  const columns = [{ indexColumn: "ZONE", values: ["Upper"] }];
  const options: PlotOptions = {
    histogramType: Stacking.Overlay,
    histogramBins: 12,
    barSortBy: SortBy.Yvalues,
    showStatisticalMarkers: true,
    showRealizationPoints: false,
    sharedXAxis: true,
    sharedYAxis: true,
    hideConstants: false,
    showPercentageInHistogram: true,
  };
  const check = compile(schema);
  expect(check({ filter: columns, others: [], options })).toBeNull();
  expect(check({ filter: columns[0], others: [], options })).toBe("filter: must be a list");
  expect(check({ filter: [], others: [], options: { ...options, barSortBy: "size" } })).toBe(
    'options → barSortBy: must be one of "xvalues", "yvalues"',
  );
  const refused = () =>
    new SchemaBuilder<{ options: { histogramType: number } }>(({ inject }) => ({
      // @ts-expect-error the options are of another type
      properties: { options: inject("InplaceVolumesPlotOptions") },
    }));
  expect(refused).not.toThrow();
});

test("a schema of tuples and of what may be null is cast to its type, by the name that ajv gives it", () => {
  type Frame = [number, number, number];
  type Link = { id: string; frame: Frame | null; bounds: { x: [number, number]; y: [number, number] } | null };
  const NULLABLE_FRAME = {
    nullable: true,
    elements: { type: "float64" },
  } as JTDSchemaType<Frame | null>;
  const LINK = {
    properties: {
      id: { type: "string" as const },
      frame: NULLABLE_FRAME,
      bounds: {
        nullable: true,
        properties: { x: { elements: { type: "float64" as const } }, y: { elements: { type: "float64" as const } } },
      },
    },
  } as unknown as JTDSchemaType<Link>;
  const schema = new SchemaBuilder<{ links: Link[]; frames: Record<string, { frame: Frame | null }> }>(() => ({
    properties: { links: { elements: LINK }, frames: { values: { properties: { frame: NULLABLE_FRAME } } } },
  })).build();
  expect(compile(schema)({ links: [{ id: "a", frame: [0, 0, 1], bounds: null }], frames: { b: { frame: null } } })).toBeNull();
});
