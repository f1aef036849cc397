using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>Filters and counts.</summary>
public abstract partial class ContainerContract<TProvider>
{
    private static FilterFactory<Thing> Filters => Thing.Declaration.Filters;

    [ContractFact]
    public async Task Text_is_found_in_any_case_and_literally()
    {
        string[] titles = ["Ærøy", "100% done", "under_score", "back\\slash", "quote ' \" both", "plain"];
        foreach (var (title, i) in titles.Select((title, i) => (title, i)))
        {
            await Things.AddAsync(Thing.New($"t{i}", title: title, description: $"D {title}"), Content("x"), None);
        }

        foreach (var (wanted, expected) in new[] { ("ÆRØY", 0), ("0% D", 1), ("R_S", 2), ("K\\S", 3), ("' \"", 4), ("PLAIN", 5) })
        {
            Assert.Equal(
                [$"t{expected}"],
                (await QueryAsync(Filters.Contains(thing => thing.Metadata.TitleLower, wanted))).Items.Select(item => item.Document.Id));
            Assert.Equal(
                [$"t{expected}"],
                (await QueryAsync(Filters.Contains(thing => thing.Metadata.DescriptionLower, $"d {titles[expected]}"))).Items.Select(item =>
                    item.Document.Id));
        }

        Assert.Empty((await QueryAsync(Filters.Contains(thing => thing.Metadata.TitleLower, "%"), partition: "bob")).Items);
    }

    [ContractFact]
    [Trait("Scenario", "S132")]
    public async Task Text_is_found_in_composed_and_decomposed_spelling_and_stays_as_it_was_sent()
    {
        string[] titles = ["\u00C5sgard", "A\u030Asgard", "\u212Bsgard"];
        foreach (var (title, i) in titles.Select((title, i) => (title, i)))
        {
            await Things.AddAsync(Thing.New($"t{i}", title: title, description: $"in {title}"), Content("x"), None);
        }

        await Things.AddAsync(Thing.New("other", title: "Asgard"), Content("x"), None);
        foreach (var wanted in titles.Append("\u00E5SGARD"))
        {
            var found = await QueryAsync(Filters.Contains(thing => thing.Metadata.TitleLower, wanted));
            Assert.Equal(["t0", "t1", "t2"], found.Items.Select(item => item.Document.Id).Order());
            Assert.Equal(
                titles.Order(StringComparer.Ordinal),
                found.Items.Select(item => item.Document.Metadata.Title).Order(StringComparer.Ordinal));
            Assert.Equal(3, (await QueryAsync(Filters.Contains(thing => thing.Metadata.DescriptionLower, wanted))).Items.Count);
        }
    }

    [ContractFact]
    [Trait("Scenario", "S132")]
    public async Task What_is_renamed_is_found_by_its_new_title_in_either_spelling()
    {
        var added = await Things.AddAsync(Thing.New("one", title: "A\u030Asgard"), Content("x"), None);
        await Things.ReplaceAsync(Thing.New("one", title: "O\u0308st"), null, added.ETag!, None);

        Assert.Single((await QueryAsync(Filters.Contains(thing => thing.Metadata.TitleLower, "\u00D6ST"))).Items);
        Assert.Empty((await QueryAsync(Filters.Contains(thing => thing.Metadata.TitleLower, "\u00C5sgard"))).Items);
    }

    [ContractFact]
    public async Task Bounds_are_inclusive()
    {
        for (var i = 0; i < 5; i++)
        {
            await Things.AddAsync(Thing.New($"t{i}", minute: i) with { Visits = i }, Content("x"), None);
        }

        var inTime =
            Filters.AtLeast(thing => thing.Metadata.UpdatedAt, Thing.Minute(1))
            & Filters.AtMost(thing => thing.Metadata.UpdatedAt, Thing.Minute(3));
        var inNumber = Filters.AtLeast(thing => thing.Visits, 1) & Filters.AtMost(thing => thing.Visits, 3);
        var justAfter = Filters.AtLeast(thing => thing.Metadata.UpdatedAt, Thing.Minute(1).AddMicroseconds(1));
        Assert.Equal(["t3", "t2", "t1"], (await QueryAsync(inTime)).Items.Select(item => item.Document.Id));
        Assert.Equal(["t3", "t2", "t1"], (await QueryAsync(inNumber)).Items.Select(item => item.Document.Id));
        Assert.Equal(["t4", "t3", "t2"], (await QueryAsync(justAfter)).Items.Select(item => item.Document.Id));
    }

    [ContractFact]
    public async Task Conditions_combine()
    {
        await Things.AddAsync(Thing.New("one", title: "TROLL", description: "north"), Content("x"), None);
        await Things.AddAsync(
            Thing.New("two", title: "Oseberg", description: "south of Troll", minute: 1) with
            {
                IsDeleted = true,
            },
            Content("x"),
            None);
        await Things.AddAsync(Thing.New("three", title: "Gullfaks", minute: 2), Content("x"), None);
        var anywhere = Filters.Any(
            Filters.Contains(thing => thing.Metadata.TitleLower, "Troll"),
            Filters.Contains(thing => thing.Metadata.DescriptionLower, "Troll"));

        Assert.Equal(["two", "one"], (await QueryAsync(anywhere)).Items.Select(item => item.Document.Id));
        Assert.Equal(
            ["two"],
            (await QueryAsync(anywhere & Filters.Equal(thing => thing.IsDeleted, true))).Items.Select(item => item.Document.Id));
        Assert.Equal(
            ["one"],
            (await QueryAsync(anywhere & Filters.Equal(thing => thing.IsDeleted, false))).Items.Select(item => item.Document.Id));
    }

    [ContractFact]
    public async Task A_count_is_exact_up_to_its_bound_and_goes_one_further()
    {
        for (var i = 0; i < 7; i++)
        {
            await Things.AddAsync(Thing.New($"t{i}", title: i < 3 ? "wanted" : "other", minute: i), Content("x"), None);
        }

        await Things.AddAsync(Thing.New("foreign", owner: "bob"), Content("x"), None);
        var everything = new DocumentQuery<Thing>
        {
            Partition = "ann",
            OrderBy = Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, true),
        };
        Assert.Equal(7, await Things.CountAsync(everything, 1000, None));
        Assert.Equal(7, await Things.CountAsync(everything, 6, None));
        Assert.Equal(4, await Things.CountAsync(everything, 3, None));
        Assert.Equal(
            3,
            await Things.CountAsync(everything with { Where = Filters.Contains(thing => thing.Metadata.TitleLower, "WANT") }, 1000, None));
        Assert.Equal(
            2,
            await Things.CountAsync(
                everything with
                {
                    Where = Filters.AtLeast(thing => thing.Metadata.UpdatedAt, Thing.Minute(5)),
                },
                1000,
                None));
        Assert.Equal(0, await Things.CountAsync(everything with { Partition = "cleo" }, 1000, None));
    }

    [ContractFact]
    public async Task A_bounded_count_runs_across_partitions()
    {
        for (var i = 0; i < 5; i++)
        {
            await Things.AddAsync(Thing.New($"t{i}", owner: $"user{i}", minute: i) with { IsDeleted = i > 1 }, Content("x"), None);
        }

        var deleted = new DocumentQuery<Thing>
        {
            Where = Filters.Equal(thing => thing.IsDeleted, true),
            OrderBy = Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, descending: true),
        };
        Assert.Equal(3, await Things.CountAsync(deleted, 1000, None));
        Assert.Equal(2, await Things.CountAsync(deleted, 1, None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Things.CountAsync(deleted with { Where = null }, 1000, None));
    }

    [ContractFact]
    public void A_field_that_is_not_declared_is_refused()
    {
        Assert.Throws<UnknownFieldException>(() => Filters.Equal(thing => thing.Ttl, 1));
        Assert.Throws<UnknownFieldException>(() => Filters.Contains(thing => thing.Metadata.Description!, "x"));
        Assert.Throws<UnknownFieldException>(() => Thing.Declaration.OrderBy(thing => thing.IsDeleted, descending: true));
    }

    private Task<DocumentPage<Thing>> QueryAsync(
        Filter<Thing>? where,
        string? partition = "ann",
        Sort<Thing>? sort = null,
        int pageSize = 100,
        string? continuation = null) =>
        Things.QueryAsync(
            new DocumentQuery<Thing>
            {
                Partition = partition,
                Where = where,
                OrderBy = sort ?? Thing.Declaration.OrderBy(thing => thing.Metadata.UpdatedAt, descending: true),
                PageSize = pageSize,
                Continuation = continuation,
            },
            None);
}
