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
    public static string Of(string moduleName, object settings, params string[] ensembles) =>
        With(moduleName, settings, [.. ensembles.Select(name => Ensemble(name, "#205020"))]);

    /// <summary>An ensemble of a session, with the colour that the session gives it.</summary>
    public static object Ensemble(string name, string color) =>
        new { ensembleIdent = IdentOf(name), name, color, caseName = "Synthetic field" };

    /// <summary>A content with a filter that keeps single realizations of an ensemble.</summary>
    public static string Filtered(string content, string ensemble, string kind, params int[] realizations)
    {
        var filtered = JsonNode.Parse(content)!;
        filtered["ensembleRealizationFilterSet"] = JsonSerializer.SerializeToNode(new[]
        {
            new
            {
                ensembleIdentString = IdentOf(ensemble),
                realizationFilter = new
                {
                    assignedEnsembleIdentString = IdentOf(ensemble),
                    includeExcludeFilter = "includeFilter",
                    filterType = kind,
                    realizationNumberSelections = realizations.Select(value => new { type = "single", value }),
                    parameterIdentStringToValueSelectionMap = Array.Empty<object>(),
                },
            },
        });
        return filtered.ToJsonString();
    }

    /// <summary>A module with its stored settings, in a session of these ensembles.</summary>
    public static string With(string moduleName, object settings, params object[] ensembles) => JsonSerializer.Serialize(new
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
        ensembleSet = new { deltaEnsembles = Array.Empty<object>(), regularEnsembles = ensembles },
        settings = new { },
        userCreatedItems = new { },
    });
}
