using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Bench;

/// <summary>
/// What saving a large session costs the main thread of the page while somebody goes on typing, out of the browser's own trace. A task is
/// what the browser runs without a pause; its script is the part of it in functions and promises. Times are in milliseconds.
/// </summary>
internal sealed record TraceRun(int ContentLength, IReadOnlyList<double> Tasks, IReadOnlyList<double> Scripts, double SaveMedian)
{
    public const int Saves = 10;

    /// <summary>Milliseconds: what takes longer is felt while typing.</summary>
    public const double LongTask = 50;

    private const int Notes = 14;
    private const int Characters = 100_000;

    public static async Task<TraceRun> RunAsync(Caller caller, ServerProcess server)
    {
        var content = Content();
        using var connection = await RawConnection.OpenAsync(server.Url);
        await connection.ExchangeAsync(caller.Post("/sessions", new SessionBody("Large", null, content)));
        Expect.Status(connection, 200, "trace");
        var id = Wire.Read<string>(connection);

        await using var browser = await BenchBrowser.StartAsync(server.Url, "ann");
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"/session/{id}");
        await page.Locator("section.module .note").First.GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("section.module textarea").First.FocusAsync();

        var trace = await Trace.StartAsync(page);
        var saves = new List<double>();
        for (var save = 0; save < Saves; save++)
        {
            await page.Keyboard.TypeAsync("before ", new() { Delay = 40 });
            var started = Stopwatch.GetTimestamp();
            await page.Keyboard.PressAsync("Control+s");
            await page.Keyboard.TypeAsync("typed while it is saved ", new() { Delay = 40 });
            await page.Locator("[data-status-note]", new() { HasText = $"version {save + 2}" }).WaitForAsync();
            saves.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var (tasks, scripts) = await trace.StopAsync();
        return new TraceRun(content.Length, tasks, scripts, saves.Order().ElementAt(Saves / 2));
    }

    /// <summary>A small note to type in, and others of 100,000 characters each on a dashboard that is not shown.</summary>
    private static string Content()
    {
        var large = string.Concat(Enumerable.Repeat("lorem ipsum ", (Characters / 12) + 1))[..Characters];
        return JsonSerializer.Serialize(new
        {
            activeDashboardId = "shown",
            dashboards = new[] { Dashboard("shown", ["small"]), Dashboard("hidden", [.. Enumerable.Repeat(large, Notes)]) },
            ensembleRealizationFilterSet = Array.Empty<object>(),
            ensembleSet = new { deltaEnsembles = Array.Empty<object>(), regularEnsembles = Array.Empty<object>() },
            settings = new { },
            userCreatedItems = new { },
        });
    }

    private static object Dashboard(string name, string[] texts) => new
    {
        activeModuleInstanceId = $"{name}-0",
        id = name,
        moduleInstances = texts.Select((text, index) => new
        {
            layoutState = new { relHeight = 1, relWidth = 1.0 / texts.Length, relX = (double)index / texts.Length, relY = 0 },
            moduleInstanceState = new
            {
                dataChannelManagerState = new { subscriptions = Array.Empty<object>() },
                id = $"{name}-{index}",
                name = "Notes",
                serializedState = new { settings = JsonSerializer.Serialize(new { largeText = false, text }) },
                syncedSettingKeys = Array.Empty<string>(),
            },
        }),
        name,
    };
}
