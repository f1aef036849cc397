using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Linq;

namespace Portal.Tests.CosmosFake;

public sealed class QueryTests : FakeAccountFixture
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await SeedAsync();
    }

    [Theory]
    [InlineData("SELECT c.id FROM c", 30)]
    [InlineData("SELECT * FROM c WHERE c.owner = 'alice' AND c.n >= 20", 10)]
    [InlineData("SELECT c.id FROM c WHERE CONTAINS(c.title, 'plan', true)", 10)]
    [InlineData("SELECT c.id FROM c WHERE CONTAINS(LOWER(c.title), 'plan')", 10)]
    [InlineData("SELECT c.id FROM c WHERE STRINGEQUALS(c.title, 'NOTE 1', true)", 1)]
    [InlineData("SELECT c.id FROM c WHERE STARTSWITH(c.title, 'note 1')", 8)]
    [InlineData("SELECT c.id FROM c WHERE ARRAY_CONTAINS(c.tags, 'b')", 30)]
    [InlineData("SELECT c.id FROM c WHERE c.id IN ('q01', 'q02') AND IS_DEFINED(c.title) AND NOT IS_DEFINED(c.deletedAt)", 2)]
    [InlineData("SELECT c.id FROM c WHERE c.n NOT IN (1, 2) AND (c.n BETWEEN 0 AND 4)", 3)]
    [InlineData("SELECT c.id FROM c WHERE c.title LIKE 'Budget%1_'", 3)]
    [InlineData("SELECT c.id FROM c WHERE c.title LIKE '%PLAN!%' ESCAPE '!'", 0)]
    [InlineData("SELECT c.id FROM c WHERE IIF(c.n < 3, c.n, -1) > 0", 2)]
    [InlineData("SELECT c.id FROM c WHERE IS_NULL(c.none) OR c.none = null", 0)]
    [InlineData("SELECT c.id FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags WHERE t = 'a') AND c.n < 5", 5)]
    [InlineData("SELECT c.id, ARRAY(SELECT VALUE UPPER(t) FROM t IN c.tags) AS tags FROM c WHERE c.n = 1", 1)]
    [InlineData("SELECT c.id, t FROM c JOIN t IN c.tags WHERE c.id = 'q01'", 2)]
    [InlineData("SELECT TOP 3 c.id FROM c ORDER BY c.n DESC", 3)]
    [InlineData("SELECT c.id FROM c ORDER BY c.n OFFSET 5 LIMIT 7", 7)]
    [InlineData("SELECT DISTINCT VALUE c.meta.kind FROM c", 1)]
    [InlineData("SELECT VALUE c[\"meta\"] FROM c WHERE c.meta.version > 27 -- a comment", 2)]
    public async Task A_partition_answers(string sql, int results) => Assert.Equal(results, (await QueryAsync(sql, Alice)).Count);

    [Fact]
    public async Task Parameters_are_values_and_never_text()
    {
        Assert.Equal(10, (await QueryAsync("SELECT * FROM c WHERE c.n >= @n", Alice, ("@n", 20))).Count);
        Assert.Empty(await QueryAsync("SELECT * FROM c WHERE c.title = @t", Alice, ("@t", "' OR true OR '")));
    }

    [Fact]
    public async Task A_partition_never_shows_another_owners_items()
    {
        Assert.All(await IdsAsync("SELECT c.id FROM c", Bob), id => Assert.StartsWith("b", id, StringComparison.Ordinal));
        Assert.Empty(await QueryAsync("SELECT * FROM c WHERE c.owner = 'alice'", Bob));
    }

    [Fact]
    public async Task Order_is_kept_both_ways()
    {
        var descending = await IdsAsync("SELECT c.id FROM c ORDER BY c.updatedAt DESC", Alice);
        Assert.Equal("q29", descending[0]);
        Assert.Equal(descending.AsEnumerable().Reverse(), await IdsAsync("SELECT c.id FROM c ORDER BY c.updatedAt", Alice));
    }

    [Fact]
    public async Task Two_sort_keys_need_a_composite_index()
    {
        Assert.Equal("q29", (await IdsAsync("SELECT c.id FROM c ORDER BY c.owner ASC, c.updatedAt DESC", Alice))[0]);
        Assert.Equal("q00", (await IdsAsync("SELECT c.id FROM c ORDER BY c.owner DESC, c.updatedAt ASC", Alice))[0]);
        var refused = await Assert.ThrowsAsync<CosmosException>(() => QueryAsync("SELECT c.id FROM c ORDER BY c.title, c.n", Alice));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("does not have a corresponding composite index", refused.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_outside_the_index_cannot_be_sorted_by()
    {
        var refused = await Assert.ThrowsAsync<CosmosException>(() => QueryAsync("SELECT c.id FROM c ORDER BY c.content", Alice));
        Assert.Contains("order-by item is excluded", refused.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aggregates_count_and_compare()
    {
        Assert.Equal(30, (await QueryAsync("SELECT VALUE COUNT(1) FROM c", Alice)).Single().GetInt32());
        Assert.Equal(29, (await QueryAsync("SELECT VALUE MAX(c.n) FROM c", Alice)).Single().GetInt32());
        Assert.Equal(435, (await QueryAsync("SELECT VALUE SUM(c.n) FROM c", Alice)).Single().GetInt32());
        Assert.Equal(0, (await QueryAsync("SELECT VALUE COUNT(1) FROM c WHERE c.n > 99", Alice)).Single().GetInt32());
        Assert.Equal(20, (await QueryAsync("SELECT VALUE COUNT(1) FROM c WHERE CONTAINS(c.title, 'budget', true)")).Single().GetInt32());
    }

    [Fact]
    public async Task Groups_reach_across_partitions()
    {
        var groups = await QueryAsync("SELECT c.owner, COUNT(1) AS notes FROM c GROUP BY c.owner");
        Assert.Equal(
            [("alice", 30), ("bob", 10)],
            groups.Select(group => (group.GetProperty("owner").GetString()!, group.GetProperty("notes").GetInt32())).Order());
        Assert.Equal(2, (await QueryAsync("SELECT DISTINCT VALUE c.owner FROM c")).Count);
    }

    [Fact]
    public async Task Order_reaches_across_partitions()
    {
        Assert.Equal(2, (await QueryAsync("SELECT c.id FROM c WHERE c.n = 3")).Count);
        var ids = await IdsAsync("SELECT c.id FROM c ORDER BY c.n DESC");
        Assert.Equal(40, ids.Count);
        Assert.Equal("q29", ids[0]);
    }

    [Fact]
    public async Task Linq_works()
    {
        using var pages = Notes.GetItemLinqQueryable<Note>(requestOptions: new QueryRequestOptions { PartitionKey = Alice })
            .Where(note => note.Owner == "alice" && note.Title.Contains("PLAN"))
            .OrderByDescending(note => note.N)
            .Take(3)
            .ToFeedIterator();
        Assert.Equal([27, 24, 21], (await pages.ReadNextAsync()).Select(note => note.N));
    }

    [Fact]
    public async Task A_plain_feed_needs_no_query()
    {
        using var pages = Notes.GetItemQueryIterator<JsonElement>(requestOptions: new QueryRequestOptions { PartitionKey = Bob });
        Assert.Equal(10, (await pages.ReadNextAsync()).Count);
    }

    [Fact]
    public async Task A_query_that_does_not_parse_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, await RefusalAsync(() => QueryAsync("SELECT c.id FROM c WHERE", Alice)));

    [Fact]
    public async Task The_fake_remembers_what_was_asked()
    {
        Fake.ForgetTraffic();
        await QueryAsync("SELECT c.id FROM c WHERE c.n = 1", Alice);
        Assert.Equal(["SELECT c.id FROM c WHERE c.n = 1"], Fake.Queries);
        Assert.True(Fake.Requests > 0);
        Assert.InRange(Fake.ResponseBytes, 1, 100_000);
    }
}
