using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Portal.Tests.CosmosFake;

/// <summary>Every page comes from a fresh iterator that knows only the token, as in two requests to the portal.</summary>
public sealed class PagingTests : FakeAccountFixture
{
    private const int PageSize = 7;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await SeedAsync();
    }

    public static TheoryData<string, bool, bool> Walks
    {
        get
        {
            var walks = new TheoryData<string, bool, bool>();
            string[] queries =
            [
                "SELECT c.id FROM c",
                "SELECT c.id FROM c ORDER BY c.n",
                "SELECT c.id FROM c ORDER BY c.n DESC",
                "SELECT c.id FROM c ORDER BY c.meta.kind DESC",
                "SELECT c.id FROM c ORDER BY c.owner, c.updatedAt DESC",
            ];
            foreach (var query in queries)
            {
                walks.Add(query, true, true);
                walks.Add(query, false, true);
                walks.Add(query, false, false);
            }

            return walks;
        }
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Pages_join_to_the_whole(string sql, bool onePartition, bool direct)
    {
        var walked = await WalkAsync(sql, onePartition ? Alice : null, direct);
        Assert.Equal(await IdsAsync(sql, onePartition ? Alice : null), walked);
        Assert.Equal(onePartition ? 30 : 40, walked.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Pages_are_stable_while_items_come_and_go(string sql, bool onePartition, bool direct)
    {
        PartitionKey? key = onePartition ? Alice : null;
        var before = await IdsAsync(sql, key);
        var (first, token) = await PageAsync(sql, key, direct, null);
        foreach (var gone in first.Take(3).Append(first[^1]))
            await Notes.DeleteItemAsync<Note>(gone, gone[0] == 'q' ? Alice : Bob);
        for (var i = 0; i < 5; i++)
            await Notes.CreateItemAsync(Note($"new{i}", n: i * 6), Alice);

        var rest = await WalkAsync(sql, key, direct, token);
        Assert.Equal(before.Skip(PageSize), rest.Where(id => !id.StartsWith("new", StringComparison.Ordinal)));
        Assert.Equal(rest.Count, rest.Distinct().Count());
    }

    [Theory]
    [InlineData("SELECT TOP 10 c.id FROM c ORDER BY c.n", 10)]
    [InlineData("SELECT c.id FROM c ORDER BY c.n OFFSET 4 LIMIT 11", 11)]
    [InlineData("SELECT c.id, t FROM c JOIN t IN c.tags", 60)]
    public async Task Bounded_and_joined_results_page_too(string sql, int results) =>
        Assert.Equal(results, (await WalkAsync(sql, Alice, direct: true)).Count);

    [Fact]
    public async Task A_plain_feed_pages()
    {
        string? token = null;
        var seen = 0;
        do
        {
            using var pages = Notes.GetItemQueryIterator<JsonElement>(
                continuationToken: token, requestOptions: new QueryRequestOptions { PartitionKey = Alice, MaxItemCount = PageSize });
            var page = await pages.ReadNextAsync();
            seen += page.Count;
            token = page.ContinuationToken;
        }
        while (token is not null);
        Assert.Equal(30, seen);
    }

    [Fact]
    public async Task Ten_thousand_items_are_workable()
    {
        Container crowd = await Database.CreateContainerAsync("crowd", "/owner");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => Task.Run(async () =>
        {
            var owner = $"owner{part}";
            for (var i = 0; i < 2500; i++)
                await crowd.CreateItemAsync(new { id = $"{i}", owner, n = i }, new PartitionKey(owner));
        })));
        using var counted = crowd.GetItemQueryIterator<int>("SELECT VALUE COUNT(1) FROM c WHERE c.n >= 0");
        Assert.Equal(10_000, (await counted.ReadNextAsync()).Single());
    }

    private async Task<List<string>> WalkAsync(string sql, PartitionKey? key, bool direct, string? token = null)
    {
        var ids = new List<string>();
        do
        {
            var (page, next) = await PageAsync(sql, key, direct, token);
            Assert.InRange(page.Count, 0, PageSize);
            ids.AddRange(page);
            token = next;
        }
        while (token is not null);
        return ids;
    }

    /// <summary>Direct: the SDK hands the query over as it is written. Otherwise it may rewrite it and merge ranges itself.</summary>
    private async Task<(List<string> Ids, string? Token)> PageAsync(string sql, PartitionKey? key, bool direct, string? token)
    {
        var options = new QueryRequestOptions { PartitionKey = key, MaxItemCount = PageSize, EnableOptimisticDirectExecution = direct };
        using var pages = Notes.GetItemQueryIterator<JsonElement>(new QueryDefinition(sql), token, options);
        var page = await pages.ReadNextAsync();
        return ([.. page.Select(item => item.GetProperty("id").GetString()!)], page.ContinuationToken);
    }
}
