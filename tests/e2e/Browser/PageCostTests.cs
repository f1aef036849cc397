using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.Documents;

namespace Portal.EndToEnd.Browser;

/// <summary>What a list costs: one query without content, and a page that weighs little.</summary>
public sealed class PageCostTests(Chromium chromium) : BrowserTests(chromium)
{
    private const int MostBytes = 150 * 1024;

    [Theory]
    [Trait("Scenario", "S107")]
    [InlineData("/sessions", "sessions")]
    [InlineData("/sessions?q=session&in=descriptions&from=2020-01-01&sort=-title&rows=60", "sessions")]
    [InlineData("/snapshots?view=mine&q=session&sort=title", "snapshots")]
    [InlineData("/snapshots?view=visited&q=session&deleted=hide&sort=-visits", "snapshot_access_logs")]
    [InlineData("/trash", "trash")]
    public async Task A_list_is_one_query_and_reads_no_content(string path, string container)
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        for (var number = 0; number < 35; number++)
        {
            await ann.CreateSnapshotAsync($"session {number}");
            var id = await ann.CreateSessionAsync($"session {number}");
            if (number == 0)
            {
                (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
            }
        }

        // Visits are folded by the first look; from then on nothing is pending.
        await ann.ListAsync("/snapshot_access_logs");
        // Tests run side by side in this process: only what belongs to this request counts.
        var (trace, operations) = (ActivityTraceId.CreateRandom(), new ConcurrentBag<string>());
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DocumentTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                {
                    operations.Add(activity.DisplayName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        (await ann.RawAsync(HttpMethod.Get, path, null, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"))).Is(200);
        var ofLists = operations.Where(operation => operation.EndsWith($" {container}", StringComparison.Ordinal)).ToList();
        Assert.Equal([$"query {container}"], ofLists);
        Assert.DoesNotContain(operations, operation => operation.StartsWith("find-with-content", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Scenario", "S107")]
    [InlineData("/sessions")]
    [InlineData("/snapshots?view=mine")]
    [InlineData("/")]
    public async Task A_page_of_thirty_rows_weighs_little_when_it_is_opened_for_the_first_time(string path)
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        var content = TestData.Read("webviz-session-one-module.json");
        for (var number = 0; number < 40; number++)
        {
            await ann.CreateSessionAsync($"Ærfugl Nord, brønnplassering {number}", "Third pass, faults F2 and F4 opened", content);
            await ann.CreateSnapshotAsync($"Ærfugl Nord, brønnplassering {number}", "Third pass, faults F2 and F4 opened", content);
        }

        var visitor = await VisitAsync(server, ann);
        var cdp = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await cdp.SendAsync("Network.enable");
        long bytes = 0;
        cdp.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref bytes, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
        await visitor.GoAsync(path);
        await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        Assert.InRange(Interlocked.Read(ref bytes), 10_000, MostBytes);
    }
}
