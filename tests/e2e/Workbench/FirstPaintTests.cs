using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>What the workbench loads before there is something to see.</summary>
public sealed class FirstPaintTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    /// <summary>
    /// Bytes as they travel, with the heads of some thirty answers: 64 KiB for the page, 12 for the framework of its modules, and 2 for
    /// what each of the six is registered with.
    /// </summary>
    private const int MostScript = (64 + 12 + (6 * 2)) * 1024;

    [Fact]
    [Trait("Scenario", "S22")]
    public async Task The_scripts_of_the_workbench_are_small_without_its_modules()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var cdp = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await cdp.SendAsync("Network.enable");
        var (paths, sizes) = (new ConcurrentDictionary<string, string>(), new ConcurrentDictionary<string, double>());
        cdp.Event("Network.responseReceived").OnEvent += (_, received) =>
            paths[received!.Value.GetProperty("requestId").GetString()!] =
                new Uri(received.Value.GetProperty("response").GetProperty("url").GetString()!).AbsolutePath;
        cdp.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            sizes[finished!.Value.GetProperty("requestId").GetString()!] = finished.Value.GetProperty("encodedDataLength").GetDouble();
        await visitor.GoAsync("/workbench");
        await Expect(new WorkbenchTab(visitor.Page).Status).ToHaveTextAsync("Not saved yet");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var scripts = paths.Where(loaded =>
            loaded.Value.Contains("/assets/workbench", StringComparison.Ordinal) && loaded.Value.EndsWith(".js", StringComparison.Ordinal));
        Assert.InRange(scripts.Sum(loaded => sizes[loaded.Key]), 10_000, MostScript);
    }

    [Fact]
    public async Task Bar_dashboards_and_frames_are_there_before_the_modules()
    {
        var id = await portal.Ann.CreateSessionAsync("first paint", null, NotesContent.Of("waits", "waits too"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        // What an empty workbench loads belongs to the page; everything else is a module's.
        var own = new ConcurrentDictionary<string, bool>();
        visitor.Page.Request += (_, request) => own[request.Url] = true;
        await visitor.GoAsync("/workbench");
        await Expect(new WorkbenchTab(visitor.Page).Status).ToHaveTextAsync("Not saved yet");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var (gate, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        var second = await visitor.Context.NewPageAsync();
        await second.RouteAsync("**/assets/*.js", async route =>
        {
            if (!own.ContainsKey(route.Request.Url))
            {
                held.TrySetResult();
                await gate.Task;
            }

            await route.ContinueAsync();
        });
        await second.GotoAsync($"/session/{id}", new() { WaitUntil = WaitUntilState.Commit });
        var tab = new WorkbenchTab(second);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Expect(tab.Title).ToHaveTextAsync("first paint");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(second.Locator("section.module")).ToHaveCountAsync(2);
        await Expect(second.Locator(".note-text")).ToHaveCountAsync(0);
        await Eventually.HoldsAsync(async () =>
            await second.EvaluateAsync<int>("() => performance.getEntriesByName('first-contentful-paint').length") == 1);
        gate.SetResult();
        await tab.NoteReadsAsync("waits");
        await tab.NoteReadsAsync("waits too", 1);
    }
}
