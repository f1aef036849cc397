using System.Text.Json;

namespace Portal.EndToEnd.Workbench;

/// <summary>Content of one dashboard with a chart that compares two ensembles.</summary>
public static class ChartContent
{
    private const string Case = "7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10";
    private const string Dashboard = "b37f1a7c-2302-41f0-b939-b0e31183e7c8";
    private const string Module = "3353cc5b-39d2-4cd3-a4da-000000000001";

    /// <summary>The ensembles by their names in the portal's own data, with the colours that the session gives them.</summary>
    public static string Of((string Name, string Color) first, (string Name, string Color) second) => JsonSerializer.Serialize(new
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
                            name = "TimeSeries",
                            serializedState = new
                            {
                                settings = JsonSerializer.Serialize(new
                                {
                                    ensembleIdent = IdentOf(first.Name),
                                    compareWithEnsembleIdent = IdentOf(second.Name),
                                }),
                            },
                            syncedSettingKeys = Array.Empty<string>(),
                        },
                    },
                },
                name = "Dashboard 1",
            },
        },
        ensembleRealizationFilterSet = Array.Empty<object>(),
        ensembleSet = new { deltaEnsembles = Array.Empty<object>(), regularEnsembles = new[] { Ensemble(first), Ensemble(second) } },
        settings = new { },
        userCreatedItems = new { },
    });

    private static object Ensemble((string Name, string Color) ensemble) =>
        new { ensembleIdent = IdentOf(ensemble.Name), name = ensemble.Name, color = ensemble.Color, caseName = "Drogon" };

    private static string IdentOf(string name) => $"{Case}::{name}";
}
