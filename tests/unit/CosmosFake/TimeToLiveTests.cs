using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Portal.Tests.CosmosFake;

public sealed class TimeToLiveTests : FakeAccountFixture
{
    [Fact]
    public async Task An_item_with_a_time_to_live_expires()
    {
        await Notes.CreateItemAsync(new { id = "t1", owner = "alice", slug = "t1", ttl = 60 }, Alice);
        Clock.Advance(TimeSpan.FromSeconds(59));
        await Notes.ReadItemAsync<JsonElement>("t1", Alice);

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReadItemAsync<JsonElement>("t1", Alice)));
        Assert.Empty(await QueryAsync("SELECT * FROM c", Alice));
    }

    [Fact]
    public async Task An_id_and_a_unique_key_are_free_again_after_expiry()
    {
        await Notes.CreateItemAsync(new { id = "t1", owner = "alice", slug = "t1", ttl = 60 }, Alice);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Notes.CreateItemAsync(new { id = "t2", owner = "alice", slug = "t1" }, Alice);
        await Notes.CreateItemAsync(new { id = "t1", owner = "alice", slug = "other" }, Alice);
    }

    [Fact]
    public async Task A_write_starts_the_time_again()
    {
        await Notes.CreateItemAsync(new { id = "t1", owner = "alice", slug = "t1", ttl = 60 }, Alice);
        Clock.Advance(TimeSpan.FromSeconds(50));
        await Notes.PatchItemAsync<JsonElement>("t1", Alice, [PatchOperation.Set("/n", 1)]);
        Clock.Advance(TimeSpan.FromSeconds(50));
        await Notes.ReadItemAsync<JsonElement>("t1", Alice);
    }

    [Fact]
    public async Task The_container_gives_the_time_that_an_item_does_not_name()
    {
        var leases = (await Database.CreateContainerAsync(new ContainerProperties("leases", "/id") { DefaultTimeToLive = 60 })).Container;
        await leases.CreateItemAsync(new { id = "short" });
        await leases.CreateItemAsync(new { id = "forever", ttl = -1 });
        Clock.Advance(TimeSpan.FromMinutes(5));
        var expired = () => leases.ReadItemAsync<JsonElement>("short", new PartitionKey("short"));
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(expired));
        await leases.ReadItemAsync<JsonElement>("forever", new PartitionKey("forever"));
    }

    [Fact]
    public async Task Nothing_expires_where_the_container_has_no_time_to_live()
    {
        var users = (await Database.CreateContainerAsync(new ContainerProperties("users", "/id"))).Container;
        await users.CreateItemAsync(new { id = "u1", ttl = 1 });
        Clock.Advance(TimeSpan.FromDays(1));
        await users.ReadItemAsync<JsonElement>("u1", new PartitionKey("u1"));
    }

    [Fact]
    public async Task A_time_to_live_of_zero_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(
            () => Notes.CreateItemAsync(new { id = "t1", owner = "alice", slug = "t1", ttl = 0 }, Alice)));
}
