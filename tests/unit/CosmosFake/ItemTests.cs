using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Portal.Tests.CosmosFake;

public sealed class ItemTests : FakeAccountFixture
{
    private static readonly ItemRequestOptions Stale = new() { IfMatchEtag = "\"stale\"" };

    [Fact]
    public async Task A_created_item_reads_back_with_its_etag()
    {
        var created = await Notes.CreateItemAsync(Note("s1", title: "Hello"), Alice);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.NotNull(created.Headers.Session);

        var read = await Notes.ReadItemAsync<Note>("s1", Alice, new ItemRequestOptions { SessionToken = created.Headers.Session });
        Assert.Equal("Hello", read.Resource.Title);
        Assert.Equal(created.ETag, read.ETag);
        Assert.Equal(read.ETag, read.Resource.ETag);
    }

    [Fact]
    public async Task A_second_create_of_an_id_is_refused()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        Assert.Equal(HttpStatusCode.Conflict, await RefusalAsync(() => Notes.CreateItemAsync(Note("s1"), Alice)));
    }

    [Fact]
    public async Task The_same_id_may_live_in_two_partitions()
    {
        await Notes.CreateItemAsync(Note("s1", "alice", "hers"), Alice);
        await Notes.CreateItemAsync(Note("s1", "bob", "his"), Bob);
        Assert.Equal("his", (await Notes.ReadItemAsync<Note>("s1", Bob)).Resource.Title);
    }

    [Fact]
    public async Task A_unique_key_is_unique_inside_its_partition()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        var twin = Note("s2") with { Slug = "slug-s1" };
        Assert.Equal(HttpStatusCode.Conflict, await RefusalAsync(() => Notes.CreateItemAsync(twin, Alice)));
        await Notes.CreateItemAsync(twin with { Owner = "bob" }, Bob);
    }

    [Fact]
    public async Task A_missing_item_and_a_strangers_item_are_not_found()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReadItemAsync<Note>("none", Alice)));
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReadItemAsync<Note>("s1", Bob)));
    }

    [Fact]
    public async Task A_body_of_another_partition_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(() => Notes.CreateItemAsync(Note("s1"), Bob)));

    [Fact]
    public async Task An_unchanged_item_is_not_sent_again()
    {
        var created = await Notes.CreateItemAsync(Note("s1"), Alice);
        using var read = await Notes.ReadItemStreamAsync("s1", Alice, new ItemRequestOptions { IfNoneMatchEtag = created.ETag });
        Assert.Equal(HttpStatusCode.NotModified, read.StatusCode);
    }

    [Fact]
    public async Task A_replace_changes_the_etag()
    {
        var created = await Notes.CreateItemAsync(Note("s1"), Alice);
        var replaced = await Notes.ReplaceItemAsync(
            Note("s1", title: "new"), "s1", Alice, new ItemRequestOptions { IfMatchEtag = created.ETag });
        Assert.NotEqual(created.ETag, replaced.ETag);
        Assert.Equal("new", (await Notes.ReadItemAsync<Note>("s1", Alice)).Resource.Title);
    }

    [Fact]
    public async Task A_stale_replace_is_refused()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RefusalAsync(() => Notes.ReplaceItemAsync(Note("s1"), "s1", Alice, Stale)));
    }

    [Fact]
    public async Task A_replace_of_nothing_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReplaceItemAsync(Note("none"), "none", Alice)));

    [Fact]
    public async Task An_upsert_creates_and_then_replaces()
    {
        Assert.Equal(HttpStatusCode.Created, (await Notes.UpsertItemAsync(Note("u1"), Alice)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Notes.UpsertItemAsync(Note("u1"), Alice)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RefusalAsync(() => Notes.UpsertItemAsync(Note("u1"), Alice, Stale)));
    }

    [Fact]
    public async Task A_write_may_ask_for_no_content_in_return()
    {
        var silent = new ItemRequestOptions { EnableContentResponseOnWrite = false };
        var written = await Notes.UpsertItemAsync(Note("u1"), Alice, silent);
        Assert.Null(written.Resource);
        Assert.NotNull(written.ETag);
    }

    [Fact]
    public async Task A_delete_is_conditional_and_happens_once()
    {
        await Notes.CreateItemAsync(Note("s1"), Alice);
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RefusalAsync(() => Notes.DeleteItemAsync<Note>("s1", Alice, Stale)));
        Assert.Equal(HttpStatusCode.NoContent, (await Notes.DeleteItemAsync<Note>("s1", Alice)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.DeleteItemAsync<Note>("s1", Alice)));
    }

    [Fact]
    public async Task A_stream_is_stored_as_it_is()
    {
        const string json = """{"id":"st1","owner":"alice","slug":"st1","title":"ü \u003c","n":1.50}""";
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var created = await Notes.CreateItemStreamAsync(body, Alice);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var read = (await Notes.ReadItemAsync<JsonElement>("st1", Alice)).Resource;
        Assert.Equal("ü <", read.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("ü-ñ")]
    [InlineData("a+b")]
    [InlineData("a%b")]
    [InlineData("a;b=c&d")]
    public async Task Odd_ids_work(string id)
    {
        await Notes.CreateItemAsync(Note(id), Alice);
        Assert.Equal(id, (await Notes.ReadItemAsync<Note>(id, Alice)).Resource.Id);
        await Notes.DeleteItemAsync<Note>(id, Alice);
    }

    [Fact]
    public async Task A_percent_encoded_id_can_be_created_and_never_read_again()
    {
        await Notes.CreateItemAsync(Note("a%2Fb"), Alice);
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync(() => Notes.ReadItemAsync<Note>("a%2Fb", Alice)));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    public async Task Illegal_ids_are_refused(string id) =>
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(() => Notes.CreateItemAsync(Note(id), Alice)));

    [Fact]
    public async Task An_item_over_two_megabytes_is_refused()
    {
        await Notes.CreateItemAsync(new { id = "big", owner = "alice", slug = "big", content = new string('x', 1_900_000) }, Alice);
        var tooBig = new { id = "big2", owner = "alice", slug = "big2", content = new string('x', 2_200_000) };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await RefusalAsync(() => Notes.CreateItemAsync(tooBig, Alice)));
    }

    [Fact]
    public async Task Of_twenty_replaces_with_one_etag_exactly_one_wins()
    {
        var created = await Notes.CreateItemAsync(Note("s1"), Alice);
        var guarded = new ItemRequestOptions { IfMatchEtag = created.ETag };
        async Task<HttpStatusCode> Replace(int n)
        {
            try
            {
                return (await Notes.ReplaceItemAsync(Note("s1", n: n), "s1", Alice, guarded)).StatusCode;
            }
            catch (CosmosException e)
            {
                return e.StatusCode;
            }
        }

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => Replace(n))));
        Assert.Single(statuses, HttpStatusCode.OK);
        Assert.Equal(19, statuses.Count(status => status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Many_items_are_read_in_one_call()
    {
        await SeedAsync();
        var read = await Notes.ReadManyItemsAsync<Note>([("q01", Alice), ("b01", Bob), ("none", Bob)]);
        Assert.Equal(["b01", "q01"], read.Select(note => note.Id).Order());
    }

    [Fact]
    public async Task A_hierarchical_key_separates_its_partitions()
    {
        var container = (await Database.CreateContainerAsync(new ContainerProperties("deep", ["/tenant", "/owner"]))).Container;
        var alices = new PartitionKeyBuilder().Add("t1").Add("alice").Build();
        var bobs = new PartitionKeyBuilder().Add("t1").Add("bob").Build();
        await container.CreateItemAsync(new { id = "1", tenant = "t1", owner = "alice" }, alices);
        await container.CreateItemAsync(new { id = "1", tenant = "t1", owner = "bob" }, bobs);
        await container.CreateItemAsync(new { id = "1", tenant = "t2", owner = "bob" });
        Assert.Equal("bob", (await container.ReadItemAsync<JsonElement>("1", bobs)).Resource.GetProperty("owner").GetString());

        var tenant = new QueryRequestOptions { PartitionKey = new PartitionKeyBuilder().Add("t1").Build() };
        using var pages = container.GetItemQueryIterator<JsonElement>("SELECT * FROM c", requestOptions: tenant);
        Assert.Equal(2, (await pages.ReadNextAsync()).Count);
    }
}
