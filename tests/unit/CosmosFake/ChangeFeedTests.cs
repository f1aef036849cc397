using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Portal.Tests.CosmosFake;

public sealed class ChangeFeedTests : FakeAccountFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Changes_come_once_and_then_only_new_ones()
    {
        await SeedAsync();
        var (first, token) = await DrainAsync(ChangeFeedStartFrom.Beginning());
        Assert.Equal(40, first.Count);

        await Notes.UpsertItemAsync(Note("q05", title: "changed", n: 5), Alice);
        var (then, _) = await DrainAsync(ChangeFeedStartFrom.ContinuationToken(token));
        Assert.Equal(["q05"], then);
    }

    [Fact]
    public async Task A_feed_from_now_shows_only_what_comes()
    {
        await SeedAsync();
        var (none, token) = await DrainAsync(ChangeFeedStartFrom.Now());
        Assert.Empty(none);
        await Notes.CreateItemAsync(Note("fresh"), Alice);
        Assert.Equal(["fresh"], (await DrainAsync(ChangeFeedStartFrom.ContinuationToken(token))).Ids);
    }

    [Fact]
    public async Task A_partition_has_a_feed_of_its_own()
    {
        await SeedAsync();
        Assert.Equal(10, (await DrainAsync(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(Bob)))).Ids.Count);
    }

    [Fact]
    public async Task The_sdks_processor_works()
    {
        await SeedAsync();
        Container leases = await Database.CreateContainerAsync("leases", "/id");
        var seen = 0;
        var all = new TaskCompletionSource();
        var processor = Notes.GetChangeFeedProcessorBuilder<JsonElement>("p", (changes, _) =>
            {
                if (Interlocked.Add(ref seen, changes.Count) >= 40)
                    all.TrySetResult();
                return Task.CompletedTask;
            })
            .WithInstanceName("one")
            .WithLeaseContainer(leases)
            .WithPollInterval(TimeSpan.FromMilliseconds(50))
            .WithStartTime(DateTime.UnixEpoch.ToUniversalTime())
            .Build();
        await processor.StartAsync();
        await all.Task.WaitAsync(Patience);
        await processor.StopAsync();
    }

    private async Task<(List<string> Ids, string Token)> DrainAsync(ChangeFeedStartFrom start)
    {
        var ids = new List<string>();
        using var feed = Notes.GetChangeFeedIterator<JsonElement>(start, ChangeFeedMode.Incremental);
        while (true)
        {
            var page = await feed.ReadNextAsync();
            if (page.StatusCode == HttpStatusCode.NotModified)
                return (ids, page.ContinuationToken);

            ids.AddRange(page.Select(item => item.GetProperty("id").GetString()!));
        }
    }
}
