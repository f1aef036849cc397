using System.Net;
using Microsoft.Azure.Cosmos;

namespace Portal.Tests.CosmosFake;

public sealed class BatchTests : FakeAccountFixture
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Notes.CreateItemAsync(Note("s1"), Alice);
    }

    [Fact]
    public async Task A_batch_does_every_kind_of_operation()
    {
        await Notes.CreateItemAsync(Note("gone"), Alice);
        using var done = await Batch()
            .CreateItem(Note("t1"))
            .UpsertItem(Note("t2"))
            .ReadItem("s1")
            .ReplaceItem("s1", Note("s1", title: "replaced"))
            .PatchItem("s1", [PatchOperation.Increment("/n", 3)])
            .DeleteItem("gone")
            .ExecuteAsync();
        Assert.True(done.IsSuccessStatusCode);
        Assert.Equal([201, 201, 200, 200, 200, 204], done.Select(result => (int)result.StatusCode));
        Assert.Equal("a title", done.GetOperationResultAtIndex<Note>(2).Resource.Title);
        var read = (await Notes.ReadItemAsync<Note>("s1", Alice)).Resource;
        Assert.Equal(("replaced", 3), (read.Title, read.N));
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing_behind()
    {
        var before = await Notes.ReadItemAsync<Note>("s1", Alice);
        using var failed = await Batch()
            .CreateItem(Note("t1"))
            .ReplaceItem("s1", Note("s1", title: "lost"))
            .CreateItem(Note("s1"))
            .DeleteItem("s1")
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.Conflict, failed.StatusCode);
        Assert.Equal([424, 424, 409, 424], failed.Select(result => (int)result.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReadItemAsync<Note>("t1", Alice)));
        Assert.Equal(before.ETag, (await Notes.ReadItemAsync<Note>("s1", Alice)).ETag);
    }

    [Fact]
    public async Task A_stale_operation_fails_the_batch()
    {
        using var failed = await Batch()
            .CreateItem(Note("t1"))
            .ReplaceItem("s1", Note("s1"), new TransactionalBatchItemRequestOptions { IfMatchEtag = "\"stale\"" })
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, failed.StatusCode);
    }

    [Fact]
    public async Task A_batch_patch_may_have_a_predicate()
    {
        var options = new TransactionalBatchPatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.n > 5" };
        using var failed = await Batch().PatchItem("s1", [PatchOperation.Set("/title", "z")], options).ExecuteAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, failed.StatusCode);
    }

    [Fact]
    public async Task A_batch_has_at_most_a_hundred_operations()
    {
        TransactionalBatch Creates(int count) =>
            Enumerable.Range(0, count).Aggregate(Batch(), (batch, i) => batch.CreateItem(Note($"{count}-{i}")));
        using var full = await Creates(100).ExecuteAsync();
        Assert.True(full.IsSuccessStatusCode);
        using var over = await Creates(101).ExecuteAsync();
        Assert.Equal(HttpStatusCode.BadRequest, over.StatusCode);
    }

    [Fact]
    public async Task A_batch_has_at_most_two_megabytes()
    {
        var half = new string('x', 1_200_000);
        using var over = await Batch()
            .CreateItem(new { id = "h1", owner = "alice", slug = 1, half })
            .CreateItem(new { id = "h2", owner = "alice", slug = 2, half })
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await RefusalAsync(() => Notes.ReadItemAsync<Note>("h1", Alice)));
    }

    [Fact]
    public async Task Bulk_mode_writes_each_item_for_itself()
    {
        var bulk = Connect(options => options.AllowBulkExecution = true).GetContainer("persistence", "notes");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => bulk.UpsertItemAsync(Note($"k{i}", i % 2 == 0 ? "alice" : "bob"))));
        Assert.Equal(201, (await QueryAsync("SELECT VALUE COUNT(1) FROM c")).Single().GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, await RefusalAsync(() => bulk.CreateItemAsync(Note("k0"), Alice)));
    }

    private TransactionalBatch Batch() => Notes.CreateTransactionalBatch(Alice);
}
