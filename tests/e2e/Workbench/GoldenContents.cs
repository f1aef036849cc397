using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Workbench;

/// <summary>Contents of all kinds: those of the public frontend, and states of every module, whole, old, newer and damaged.</summary>
public static class GoldenContents
{
    private static readonly string First = ModuleContent.IdentOf("iter-0");

    /// <summary>The contents as they are saved.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        TestData.Read("webviz-session-small.json"),
        TestData.Read("webviz-session-one-module.json"),
        TestData.Read("synthetic-session-20k.json"),
        TestData.Read("synthetic-session-200k.json"),
        .. Captured().Take(2),
        NotesContent.Of("# Kept\n\n<b>as</b> it is", ""),
        ModuleText.Settings("TimeSeries", $$"""{"ensembleIdent":null,"compareWithEnsembleIdent":"{{First}}","vectorName":"FOPR"}"""),
        ModuleText.Settings("TimeSeries", """{ "$stateVersion": 2, "vectorNames": ["FOPT", "gone"], "later": {"deep": [1e21]} }"""),
        ModuleText.Settings("TimeSeries", """{"$stateVersion":99,"vectorNames":17}"""),
        ModuleText.Settings("TimeSeries", "{\"vectorNames\":"),
        ModuleText.Settings("Distribution", """{"kind":"violin","bins":null,"timeUtcMs":1577836800000,"$title":"Mine"}"""),
        ModuleText.Settings("Distribution", """{"bins":1000}"""),
        ModuleText.Settings("CrossPlot", $$"""{"ensembleIdent":"{{First}}","parameterIdent":"GONE","mostBars":3}"""),
        ModuleText.Settings("InplaceVolumes", """{"groupBy":["ZONE"],"indicesWithValues":[{"indexColumn":"ZONE","values":["none"]}]}"""),
        ModuleText.Settings("Map", """{"surface":{"surfaceName":"gone","attributeName":"depth"},"range":{"low":2,"high":1}}"""),
        ModuleText.Settings("Map", """{"ensembleIdent":"7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10::iter-9","statistic":"stdDev"}"""),
        ModuleText.Settings("NotInstalled", """{"a":[1,{"b":null}]}"""),
        Filtered("byRealizationNumber"),
        Filtered("byMoon"),
    ];

    /// <summary>The contents that the public frontend sent in its calls.</summary>
    private static IEnumerable<string> Captured() => TestData.Read("webviz-client-calls.jsonl")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!["requestBody"] as JsonObject)
        .Select(body => body?["content"])
        .Where(content => content?.GetValueKind() == JsonValueKind.String)
        .Select(content => content!.GetValue<string>())
        .Distinct();

    private static string Filtered(string kind) =>
        ModuleContent.Filtered(ModuleContent.Of("CrossPlot", new { vectorName = "FPR" }, "iter-0"), "iter-0", kind, 3);
}
