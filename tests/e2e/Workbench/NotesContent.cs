using System.Text.Json;

namespace Portal.EndToEnd.Workbench;

/// <summary>Content of one dashboard with notes side by side, as the workbench writes it.</summary>
public static class NotesContent
{
    private const string Dashboard = "b37f1a7c-2302-41f0-b939-b0e31183e7c7";

    /// <summary>A dashboard with one note of each text, the first of them active.</summary>
    public static string Of(params string[] texts) => JsonSerializer.Serialize(new
    {
        activeDashboardId = Dashboard,
        dashboards = new[]
        {
            new
            {
                activeModuleInstanceId = IdOf(0),
                id = Dashboard,
                moduleInstances = texts.Select((text, index) => Note(index, text, texts.Length)),
                name = "Dashboard 1",
            },
        },
        ensembleRealizationFilterSet = Array.Empty<object>(),
        ensembleSet = new { deltaEnsembles = Array.Empty<object>(), regularEnsembles = Array.Empty<object>() },
        settings = new
        {
            discreteColorScaleSteps = new { diverging = 10, sequential = 10 },
            selectedColorPalettes = new Dictionary<string, string> { ["categorical"] = "tab10" },
        },
        userCreatedItems = new { },
    });

    /// <summary>The texts of the notes in a stored content.</summary>
    public static IReadOnlyList<string> TextsOf(string content) =>
        [
            .. JsonSerializer
                .Deserialize<JsonElement>(content)
                .GetProperty("dashboards")[0]
                .GetProperty("moduleInstances")
                .EnumerateArray()
                .Select(placed =>
                    placed.GetProperty("moduleInstanceState").GetProperty("serializedState").GetProperty("settings").GetString()!)
                .Select(settings => JsonSerializer.Deserialize<JsonElement>(settings).GetProperty("text").GetString()!),];

    private static object Note(int index, string text, int count) => new
    {
        layoutState = new { relHeight = 1, relWidth = 1.0 / count, relX = (double)index / count, relY = 0 },
        moduleInstanceState = new
        {
            dataChannelManagerState = new { subscriptions = Array.Empty<object>() },
            id = IdOf(index),
            name = "Notes",
            serializedState = new { settings = JsonSerializer.Serialize(new { largeText = false, text }) },
            syncedSettingKeys = Array.Empty<string>(),
        },
    };

    private static string IdOf(int index) => $"3353cc5b-39d2-4cd3-a4da-{index:d12}";
}
