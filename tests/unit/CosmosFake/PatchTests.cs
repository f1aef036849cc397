using System.Net;
using Microsoft.Azure.Cosmos;

namespace Portal.Tests.CosmosFake;

public sealed class PatchTests : FakeAccountFixture
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Notes.CreateItemAsync(Note("s1"), Alice);
    }

    [Fact]
    public async Task Sets_increments_appends_and_removes()
    {
        var patched = (await Patch(
            null,
            PatchOperation.Set("/title", "patched"),
            PatchOperation.Increment("/n", 5),
            PatchOperation.Add("/tags/-", "c"),
            PatchOperation.Remove("/meta"))).Resource;
        Assert.Equal(("patched", 5), (patched.Title, patched.N));
        Assert.Equal(["a", "b", "c"], patched.Tags);
        Assert.Null(patched.Meta);
    }

    [Fact]
    public async Task Reaches_into_objects_and_arrays()
    {
        var patched = (await Patch(
            null,
            PatchOperation.Replace("/meta/kind", "y"),
            PatchOperation.Add("/tags/0", "first"),
            PatchOperation.Set("/tags/1", "second"),
            PatchOperation.Move("/meta/version", "/n"))).Resource;
        Assert.Equal("y", patched.Meta!.Kind);
        Assert.Equal(["first", "second", "b"], patched.Tags);
    }

    [Fact]
    public async Task A_refused_operation_leaves_the_item_as_it_was()
    {
        var refused = await RefusalAsync(() => Patch(null, PatchOperation.Set("/title", "z"), PatchOperation.Replace("/none", 1)));
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Equal("a title", (await Notes.ReadItemAsync<Note>("s1", Alice)).Resource.Title);
    }

    [Fact]
    public async Task A_missing_parent_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(() => Patch(null, PatchOperation.Set("/none/deep", 1))));

    [Fact]
    public async Task A_stale_patch_is_refused() =>
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RefusalAsync(
            () => Patch(new PatchItemRequestOptions { IfMatchEtag = "\"stale\"" }, PatchOperation.Set("/title", "z"))));

    [Theory]
    [InlineData("FROM c WHERE c.n = 0", true)]
    [InlineData("FROM c WHERE c.n = 999", false)]
    [InlineData("FROM note WHERE IS_NULL(note.first) OR NOT IS_DEFINED(note.first)", true)]
    [InlineData("FROM c WHERE c.missing > 1", false)]
    public async Task A_predicate_decides(string predicate, bool holds)
    {
        var patch = () => Patch(new PatchItemRequestOptions { FilterPredicate = predicate }, PatchOperation.Set("/title", "yes"));
        if (holds)
            Assert.Equal("yes", (await patch()).Resource.Title);
        else
            Assert.Equal(HttpStatusCode.PreconditionFailed, await RefusalAsync(patch));
    }

    [Fact]
    public async Task Ten_operations_pass_and_eleven_do_not()
    {
        PatchOperation[] Sets(int count) => [.. Enumerable.Range(0, count).Select(i => PatchOperation.Set($"/f{i}", i))];
        await Patch(null, Sets(10));
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(() => Patch(null, Sets(11))));
    }

    [Fact]
    public async Task The_id_and_the_partition_key_cannot_be_patched()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(() => Patch(null, PatchOperation.Set("/id", "s2"))));
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(() => Patch(null, PatchOperation.Set("/owner", "bob"))));
    }

    [Fact]
    public async Task An_item_cannot_grow_over_two_megabytes()
    {
        var half = new string('x', 1_200_000);
        await Patch(null, PatchOperation.Set("/one", half));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await RefusalAsync(() => Patch(null, PatchOperation.Set("/two", half))));
    }

    private Task<ItemResponse<Note>> Patch(PatchItemRequestOptions? options, params PatchOperation[] operations) =>
        Notes.PatchItemAsync<Note>("s1", Alice, operations, options);
}
