using System.Net;
using Microsoft.Azure.Cosmos;

namespace Portal.Tests.CosmosFake;

public sealed class AccountTests : FakeAccountFixture
{
    [Fact]
    public async Task The_account_can_be_read() => Assert.Equal("fake", (await Client.ReadAccountAsync()).Id);

    [Fact]
    public async Task A_database_that_exists_is_not_made_again()
    {
        Assert.Equal(HttpStatusCode.Created, (await Client.CreateDatabaseIfNotExistsAsync("other")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Client.CreateDatabaseIfNotExistsAsync("other")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, await RefusalAsync(() => Client.CreateDatabaseAsync("other")));
    }

    [Fact]
    public async Task A_container_keeps_its_properties()
    {
        var read = (await Notes.ReadContainerAsync()).Resource;
        Assert.Equal(-1, read.DefaultTimeToLive);
        Assert.Single(read.IndexingPolicy.CompositeIndexes);

        read.DefaultTimeToLive = 60;
        await Notes.ReplaceContainerAsync(read);
        Assert.Equal(60, (await Notes.ReadContainerAsync()).Resource.DefaultTimeToLive);
    }

    [Fact]
    public async Task Throughput_is_read_and_replaced()
    {
        Assert.Equal(100, await Notes.ReadThroughputAsync());
        await Notes.ReplaceThroughputAsync(ThroughputProperties.CreateManualThroughput(700));
        Assert.Equal(700, await Notes.ReadThroughputAsync());
    }

    [Fact]
    public async Task There_is_one_feed_range() => Assert.Single(await Notes.GetFeedRangesAsync());

    [Fact]
    public async Task A_deleted_container_is_gone()
    {
        await Notes.DeleteContainerAsync();
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReadContainerAsync()));
        await Database.DeleteAsync();
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Database.ReadAsync()));
    }
}
