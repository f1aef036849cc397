using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Content;
using Portal.CosmosFake;
using Portal.Documents;

namespace Portal.EndToEnd.Durability;

/// <summary>Two portals on one Cosmos database.</summary>
public sealed class TwoInstancesTests : IAsyncLifetime
{
    private readonly FakeCosmosHandler cosmos = new();
    private readonly string tag = TestData.Tag();
    private PortalServer first = null!;
    private PortalServer second = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;
    private PortalClient annAtSecond = null!;
    private PortalClient bobAtSecond = null!;

    public async Task InitializeAsync()
    {
        first = await StartAsync();
        second = await StartAsync();
        ann = await first.SignInAsync("ann");
        bob = await first.SignInAsync("bob");
        annAtSecond = ann.At(second.Address);
        bobAtSecond = bob.At(second.Address);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in new[] { ann, bob, annAtSecond, bobAtSecond })
        {
            client.Dispose();
        }

        await first.DisposeAsync();
        await second.DisposeAsync();
        cosmos.Dispose();
    }

    [Fact]
    public async Task Each_honours_the_others_cookies_and_page_tokens()
    {
        for (var row = 0; row < 3; row++)
        {
            await ann.CreateSessionAsync($"{tag} {row}");
        }

        var page = (await ann.GetAsync($"/sessions?filter_title={tag}&page_size=2")).Is(200);
        var rest = await annAtSecond.ListAsync($"/sessions?filter_title={tag}&page_size=2&cursor={page.PageToken}");
        Assert.Equal($"{tag} 0", Assert.Single(rest).GetProperty("title").GetString());
        using var cleo = await second.SignInAsync("cleo");
        using var cleoAtFirst = cleo.At(first.Address);
        (await cleoAtFirst.GetAsync("/sessions")).Is(200);
    }

    [Fact]
    public async Task Conditional_increments_through_both_are_all_there()
    {
        var rounds = Loops.Of(200);
        var id = await ann.CreateSessionAsync(tag, null, "0");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(client => Increments.AddAsync(client % 2 == 0 ? ann : annAtSecond, id, rounds)));
        Assert.Equal(8 * rounds, int.Parse((await ann.GetAsync($"/sessions/{id}")).Content, CultureInfo.InvariantCulture));
        Assert.Equal((8 * rounds) + 1, (await annAtSecond.GetAsync($"/sessions/metadata/{id}")).Json.GetProperty("version").GetInt32());
    }

    [Fact]
    [Trait("Scenario", "S113")]
    public async Task Visits_through_both_are_each_counted_once()
    {
        var visits = Loops.Of(500);
        var id = await ann.CreateSnapshotAsync(tag);
        await Parallel.ForAsync(0, visits, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (visit, _) =>
        {
            var visitor = visit % 2 == 0 ? bob : bobAtSecond;
            (await visitor.GetAsync($"/snapshots/{id}", ("Idempotency-Key", $"visit {visit / 2}"))).Is(200);
        });
        var keys = (visits + 1) / 2;
        Assert.Equal(keys, await bob.VisitsAsync(id, tag));
        Assert.Equal(keys, await bobAtSecond.VisitsAsync(id, tag));
    }

    [Fact]
    public async Task What_one_writes_or_deletes_the_other_sees_at_once()
    {
        var content = TestData.Read("webviz-session-one-module.json");
        var session = await ann.CreateSessionAsync(tag, null, content);
        Assert.Equal(content, (await annAtSecond.GetAsync($"/sessions/{session}")).Is(200).Content);
        await annAtSecond.PutAsync($"/sessions/{session}", new { content = "two" });
        Assert.Equal("\"2\"", (await ann.GetAsync($"/sessions/metadata/{session}", ("If-None-Match", "\"1\""))).Is(200).ETag);
        (await ann.DeleteAsync($"/sessions/{session}")).Is(200);
        (await annAtSecond.GetAsync($"/sessions/{session}")).IsError(404, "NotFoundError");

        var snapshot = await ann.CreateSnapshotAsync(tag, null, content);
        (await bobAtSecond.GetAsync($"/snapshots/{snapshot}")).Is(200);
        (await ann.DeleteAsync($"/snapshots/{snapshot}")).Is(200);
        (await bobAtSecond.GetAsync($"/snapshots/{snapshot}")).IsError(410, "GoneError");
        await Eventually.HoldsAsync(async () =>
            (await bobAtSecond.FindLogAsync(snapshot, tag))?.GetProperty("snapshotDeleted").GetBoolean() is true);
        Assert.Null(await annAtSecond.FindLogAsync(snapshot, tag));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task What_one_deletes_the_other_restores_as_it_was()
    {
        var (session, snapshot) = (await ann.CreateSessionAsync(tag, null, "one"), await ann.CreateSnapshotAsync(tag, null, "frozen"));
        (await ann.PutAsync($"/sessions/{session}", new { content = "two" })).Is(200);
        (await bob.GetAsync($"/snapshots/{snapshot}")).Is(200);
        var before = await ReadAsync(session, snapshot);
        (await ann.DeleteAsync($"/sessions/{session}")).Is(200);
        (await ann.DeleteAsync($"/snapshots/{snapshot}")).Is(200);
        (await annAtSecond.PostAsync($"/trash/session/{session}/restore", new { })).Is(200);
        (await annAtSecond.PostAsync($"/trash/snapshot/{snapshot}/restore", new { })).Is(200);
        await Eventually.ReadsAsync(() => ReadAsync(session, snapshot), now => now == before);
        Assert.Equal("frozen", (await bob.GetAsync($"/snapshots/{snapshot}")).Is(200).Content);
        Assert.Empty(await ann.ListAsync("/trash"));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Deletes_and_restores_through_both_leave_a_session_in_one_place_and_whole()
    {
        var id = await ann.CreateSessionAsync(tag, null, "whole");
        for (var round = 0; round < Loops.Of(100); round++)
        {
            await Task.WhenAll(
                ann.DeleteAsync($"/sessions/{id}"),
                annAtSecond.PostAsync($"/trash/session/{id}/restore", new { }),
                annAtSecond.DeleteAsync($"/sessions/{id}"),
                ann.PostAsync($"/trash/session/{id}/restore", new { }));
            var (lives, lies) = ((await ann.GetAsync($"/sessions/{id}")).Status == 200, (await ann.ListAsync("/trash")).Count == 1);
            Assert.True(lives != lies, $"Round {round}: lives {lives}, lies in the trash {lies}.");
        }

        await annAtSecond.PostAsync($"/trash/session/{id}/restore", new { });
        Assert.Equal("whole", (await ann.GetAsync($"/sessions/{id}")).Is(200).Content);
    }

    [Fact]
    public async Task Removing_and_visiting_again_is_exact_while_both_count_the_same_visits()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        using var over = new CancellationTokenSource();
        var counting = Task.WhenAll(new[] { bob, bobAtSecond, bobAtSecond }.Select(async visitor =>
        {
            while (!over.IsCancellationRequested)
            {
                await visitor.VisitsAsync(id, tag);
            }
        }));
        for (var round = 0; round < Loops.Of(300); round++)
        {
            (await bob.GetAsync($"/snapshots/{id}")).Is(200);
            Assert.Equal(1, await bobAtSecond.VisitsAsync(id, tag));
            (await bobAtSecond.DeleteAsync($"/snapshot_access_logs/{id}")).Is(200);
            Assert.Equal(0, await bob.VisitsAsync(id, tag));
        }

        await over.CancelAsync();
        await counting;
    }

    /// <summary>Everything that is known of a session and a snapshot but the snapshot itself, whose opening would count.</summary>
    private async Task<string> ReadAsync(string session, string snapshot) => string.Join(
        '\n',
        (await ann.GetAsync($"/sessions/{session}")).Text,
        (await ann.GetAsync($"/sessions/{session}/versions/1")).Text,
        (await ann.GetAsync($"/snapshots?filter_title={tag}")).Text,
        await ann.FindLogAsync(snapshot, tag),
        await bobAtSecond.FindLogAsync(snapshot, tag));

    private Task<PortalServer> StartAsync() => PortalServer.StartAsync(builder =>
    {
        // The key is made up; the fake asks for none.
        var key = Convert.ToBase64String(new byte[64]);
        builder.UseSetting("Storage:Provider", "Cosmos");
        builder.UseSetting("Storage:Cosmos:ConnectionString", $"AccountEndpoint=https://cosmos.invalid:443/;AccountKey={key}");
        builder.UseSetting("Storage:Cosmos:ConnectionMode", "Gateway");
        builder.UseSetting("Storage:Cosmos:LimitToEndpoint", "true");
        builder.UseSetting("Storage:Cosmos:CreateIfMissing", "true");
        builder.ConfigureServices(services => services.AddSingleton<CosmosHttpClient>(() => new HttpClient(cosmos, disposeHandler: false)));
    });
}
