using System.Collections.Concurrent;
using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>Orders and pages.</summary>
public abstract partial class ContainerContract<TProvider>
{
    [ContractFact]
    public async Task A_page_holds_up_to_three_hundred()
    {
        for (var i = 0; i < 301; i++)
        {
            await Things.AddAsync(Thing.New($"t{i:000}"), Content("x"), None);
        }

        var page = await QueryAsync(
            null,
            pageSize: 300,
            sort: Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, descending: false));
        Assert.Equal((300, "t000", "t299"), (page.Items.Count, page.Items[0].Document.Id, page.Items[^1].Document.Id));
        Assert.NotNull(page.Continuation);
    }

    [ContractFact]
    public async Task Orders_run_both_ways_and_ties_by_id()
    {
        foreach (var (id, title) in new[] { ("a", "beta"), ("b", "Alpha"), ("c", "beta"), ("d", "alpha") })
        {
            await Things.AddAsync(Thing.New(id, title: title), Content("x"), None);
        }

        Assert.Equal("bdac", await OrderAsync(Thing.Declaration.OrderBy(thing => thing.Metadata.TitleLower, descending: false)));
        Assert.Equal("cadb", await OrderAsync(Thing.Declaration.OrderBy(thing => thing.Metadata.TitleLower, descending: true)));
        Assert.Equal("bdac", await OrderAsync(Thing.Declaration.OrderBy(thing => thing.Metadata.Title, descending: false)));
        Assert.Equal("dcba", await OrderAsync(Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, descending: true)));

        async Task<string> OrderAsync(Sort<Thing> sort) =>
            string.Concat((await QueryAsync(null, sort: sort)).Items.Select(item => item.Document.Id));
    }

    [ContractFact]
    public async Task A_bounded_query_runs_across_partitions()
    {
        for (var i = 0; i < 6; i++)
        {
            await Things.AddAsync(Thing.New($"t{i}", owner: $"user{i}", minute: i) with { IsDeleted = i % 2 == 0 }, Content("x"), None);
        }

        var seen = new List<string>();
        string? continuation = null;
        do
        {
            var page = await QueryAsync(
                Filters.Equal(thing => thing.IsDeleted, true),
                partition: null,
                pageSize: 2,
                continuation: continuation);
            seen.AddRange(page.Items.Select(item => item.Document.Id));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(["t4", "t2", "t0"], seen);
        await Assert.ThrowsAsync<InvalidOperationException>(() => QueryAsync(null, partition: null));
    }

    [ContractFact]
    public async Task Pages_give_every_row_once_while_others_come_and_go()
    {
        foreach (var pageSize in new[] { 1, 10, 30, 100 })
        {
            var owner = $"pages{pageSize}";
            var rows = pageSize == 1 ? 25 : 120;
            await Parallel.ForAsync(
                0,
                rows,
                async (i, _) => await PlainThings.AddAsync(Thing.New($"row{i:000}", owner, $"Row {i % 7}", minute: i / 3), null, None));
            foreach (var sort in new[]
                {
                    Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, true),
                    Thing.Declaration.OrderBy(thing => thing.Metadata.TitleLower, false),
                })
            {
                var seen = new ConcurrentBag<string>();
                string? continuation = null;
                var round = 0;
                do
                {
                    var page = await PlainThings.QueryAsync(
                        new()
                        {
                            Partition = owner,
                            OrderBy = sort,
                            PageSize = pageSize,
                            Continuation = continuation,
                        },
                        None);
                    Assert.True(page.Items.Count > 0 || continuation is null);
                    foreach (var item in page.Items.Where(item => item.Document.Id.StartsWith("row", StringComparison.Ordinal)))
                    {
                        seen.Add(item.Document.Id);
                    }

                    // Others come before and behind the place where the reader stands, and go again.
                    await PlainThings.AddAsync(Thing.New($"new{round}", owner, $"Row {round % 9}", minute: round * 5 % 60), null, None);
                    await PlainThings.DeleteAsync(owner, $"new{round - 1}", null, None);
                    round++;
                    continuation = page.Continuation;
                }
                while (continuation is not null);

                Assert.Equal(Enumerable.Range(0, rows).Select(i => $"row{i:000}"), seen.Order(StringComparer.Ordinal));
                await PlainThings.DeleteAsync(owner, $"new{round - 1}", null, None);
            }
        }
    }

    [ContractFact]
    public async Task A_full_last_page_leads_nowhere()
    {
        await Things.AddAsync(Thing.New("one"), Content("x"), None);
        await Things.AddAsync(Thing.New("two", minute: 1), Content("x"), None);

        Assert.Null((await QueryAsync(null, pageSize: 2)).Continuation);
        Assert.NotNull((await QueryAsync(null, pageSize: 1)).Continuation);
    }
}
