using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.EndToEnd.Workbench;

/// <summary>Content of one dashboard with one module, in a session of ensembles of the portal's own data.</summary>
public static class ModuleContent
{
    private const string Case = "7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10";
    private const string Dashboard = "b37f1a7c-2302-41f0-b939-b0e31183e7c8";
    private const string Module = "3353cc5b-39d2-4cd3-a4da-000000000001";

    /// <summary>The ident of an ensemble by its name.</summary>
    public static string IdentOf(string ensemble) => $"{Case}::{ensemble}";

    /// <summary>A module with its stored settings, and the ensembles of the session.</summary>
    public static string Of(string moduleName, object settings, params string[] ensembles) => JsonSerializer.Serialize(new
    {
        activeDashboardId = Dashboard,
        dashboards = new[]
        {
            new
            {
                activeModuleInstanceId = Module,
                id = Dashboard,
                moduleInstances = new[]
                {
                    new
                    {
                        layoutState = new { relHeight = 1, relWidth = 1, relX = 0, relY = 0 },
                        moduleInstanceState = new
                        {
                            dataChannelManagerState = new { subscriptions = Array.Empty<object>() },
                            id = Module,
                            name = moduleName,
                            serializedState = new { settings = JsonSerializer.Serialize(settings) },
                            syncedSettingKeys = Array.Empty<string>(),
                        },
                    },
                },
                name = "Dashboard 1",
            },
        },
        ensembleRealizationFilterSet = Array.Empty<object>(),
        ensembleSet = new { deltaEnsembles = Array.Empty<object>(), regularEnsembles = ensembles.Select(Ensemble).ToArray() },
        settings = new { },
        userCreatedItems = new { },
    });

    /// <summary>A module with the text of its settings, as it is stored, in a session of the ensembles `iter-0` and `iter-3`.</summary>
    public static string Of(string module, string settings)
    {
        var content = JsonNode.Parse(ChartContent.Of(("iter-0", "#b4531a"), ("iter-3", "#00666e")))!;
        var state = content["dashboards"]![0]!["moduleInstances"]![0]!["moduleInstanceState"]!;
        (state["name"], state["serializedState"]) = (module, new JsonObject { ["settings"] = settings });
        return content.ToJsonString();
    }

    /// <summary>The text of a part of the module's state in a stored content.</summary>
    public static string TextOf(string content, string part) =>
        JsonSerializer.Deserialize<JsonElement>(content)
            .GetProperty("dashboards")[0]
            .GetProperty("moduleInstances")[0]
            .GetProperty("moduleInstanceState")
            .GetProperty("serializedState")
            .GetProperty(part)
            .GetString()!;

    private static object Ensemble(string name) =>
        new { ensembleIdent = IdentOf(name), name, color = "#205020", caseName = "Synthetic field" };
}
