using System.Text.Json;

namespace Portal.EndToEnd.Workbench;

/// <summary>Content of one dashboard with at most one map, for an ensemble of the portal's own data.</summary>
public static class MapContent
{
    private const string Case = "7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10";
    private const string Dashboard = "b37f1a7c-2302-41f0-b939-b0e31183e7c9";
    private const string Module = "3353cc5b-39d2-4cd3-a4da-000000000002";

    /// <summary>The session's one ensemble by its name.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="settings">The map's settings; null for a dashboard without any module.</param>
    public static string Of(string ensemble, object? settings = null) => JsonSerializer.Serialize(new
    {
        activeDashboardId = Dashboard,
        dashboards = new[]
        {
            new
            {
                activeModuleInstanceId = settings is null ? null : Module,
                id = Dashboard,
                moduleInstances = settings is null ? [] : new[] { Map(settings) },
                name = "Dashboard 1",
            },
        },
        ensembleRealizationFilterSet = Array.Empty<object>(),
        ensembleSet = new
        {
            deltaEnsembles = Array.Empty<object>(),
            regularEnsembles = new[] { new { ensembleIdent = IdentOf(ensemble), name = ensemble, color = "#00707a", caseName = "Field" } },
        },
        settings = new { },
        userCreatedItems = new { },
    });

    public static string IdentOf(string name) => $"{Case}::{name}";

    private static object Map(object settings) => new
    {
        layoutState = new { relHeight = 1, relWidth = 1, relX = 0, relY = 0 },
        moduleInstanceState = new
        {
            dataChannelManagerState = new { subscriptions = Array.Empty<object>() },
            id = Module,
            name = "Map",
            serializedState = new { settings = JsonSerializer.Serialize(settings) },
            syncedSettingKeys = Array.Empty<string>(),
        },
    };
}
