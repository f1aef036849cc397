using Portal.Documents;

namespace Portal.Tests.Documents;

/// <summary>Patches, batches, time to live.</summary>
public abstract partial class ContainerContract<TProvider>
{
    [ContractFact]
    public async Task A_patch_sets_fields()
    {
        await Things.AddAsync(Thing.New("one") with { Visits = 5 }, Content("x"), None);
        var patch = new Patch<Thing>()
            .Set(thing => thing.Visits, 8)
            .Set(thing => thing.IsDeleted, true)
            .Set(thing => thing.Metadata.Title, "ÅSGARD");
        var patched = await Things.PatchAsync("ann", "one", patch, None);

        var found = await Things.FindAsync("ann", "one", None);
        Assert.Equal(WriteOutcome.Done, patched.Outcome);
        Assert.Equal(patched.ETag, found!.ETag);
        Assert.Equal((8, true, "ÅSGARD"), (found.Document.Visits, found.Document.IsDeleted, found.Document.Metadata.Title));
        Assert.Equal("x", await ReadTextAsync("ann", "one"));
        Assert.Single((await QueryAsync(Thing.Declaration.Filters.Contains(thing => thing.Metadata.TitleLower, "åsg"))).Items);
        Assert.Equal(WriteOutcome.Gone, (await Things.PatchAsync("ann", "two", patch, None)).Outcome);
    }

    [ContractFact]
    public async Task A_patch_may_have_a_condition()
    {
        var added = await PlainThings.AddAsync(Thing.New("one"), null, None);
        var setIfUnset = new Patch<Thing>().Set(thing => thing.IsDeleted, true)
            .When(Thing.Declaration.Filters.Equal(thing => thing.IsDeleted, false));

        Assert.Equal(WriteOutcome.Done, (await PlainThings.PatchAsync("ann", "one", setIfUnset, None)).Outcome);
        Assert.Equal(WriteOutcome.Stale, (await PlainThings.PatchAsync("ann", "one", setIfUnset, None)).Outcome);
        var onOldETag = new Patch<Thing>().Set(thing => thing.Visits, 1).When(added.ETag!);
        Assert.Equal(WriteOutcome.Stale, (await PlainThings.PatchAsync("ann", "one", onOldETag, None)).Outcome);
    }

    [ContractFact]
    public async Task A_patch_inside_of_what_is_absent_is_refused()
    {
        await PlainThings.AddAsync(Thing.New("one"), null, None);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => PlainThings.PatchAsync("ann", "one", new Patch<Thing>().Set(thing => thing.Note!.Text, "x"), None));
        Assert.Null((await PlainThings.FindAsync("ann", "one", None))!.Document.Note);
    }

    [ContractFact]
    public async Task Conditional_patches_of_many_writers_are_all_counted()
    {
        await PlainThings.AddAsync(Thing.New("one"), null, None);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var done = 0; done < 50;)
            {
                var read = await PlainThings.FindAsync("ann", "one", None);
                var raise = new Patch<Thing>().Set(thing => thing.Visits, read!.Document.Visits + 1).When(read.ETag);
                done += (await PlainThings.PatchAsync("ann", "one", raise, None)).IsDone ? 1 : 0;
            }
        }));

        Assert.Equal(400, (await PlainThings.FindAsync("ann", "one", None))!.Document.Visits);
    }

    [ContractFact]
    public async Task Conditional_replaces_of_many_writers_lose_none()
    {
        await Things.AddAsync(Thing.New("one"), Content("x"), None);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var done = 0; done < 50;)
            {
                var read = await Things.FindAsync("ann", "one", None);
                var next = read!.Document with { Visits = read.Document.Visits + 1 };
                done += (await Things.ReplaceAsync(next, null, read.ETag, None)).IsDone ? 1 : 0;
            }
        }));

        Assert.Equal(400, (await Things.FindAsync("ann", "one", None))!.Document.Visits);
    }

    [ContractFact]
    public async Task A_batch_is_all_or_nothing()
    {
        var one = await PlainThings.AddAsync(Thing.New("one"), null, None);
        var two = await PlainThings.AddAsync(Thing.New("two"), null, None);
        BatchWrite<Thing>[] good =
        [
            new BatchWrite<Thing>.Add(Thing.New("three")),
            new BatchWrite<Thing>.Replace(Thing.New("one", title: "new"), one.ETag!),
            new BatchWrite<Thing>.Delete("two", two.ETag),
        ];

        Assert.Equal(WriteOutcome.Done, await PlainThings.BatchAsync("ann", good, None));
        Assert.Equal("new", (await PlainThings.FindAsync("ann", "one", None))!.Document.Metadata.Title);
        Assert.Null(await PlainThings.FindAsync("ann", "two", None));
        Assert.NotNull(await PlainThings.FindAsync("ann", "three", None));

        Assert.Equal(
            WriteOutcome.Stale,
            await PlainThings.BatchAsync(
                "ann",
                [new BatchWrite<Thing>.Add(Thing.New("four")), new BatchWrite<Thing>.Replace(Thing.New("one"), one.ETag!)],
                None));
        Assert.Equal(
            WriteOutcome.Taken,
            await PlainThings.BatchAsync(
                "ann",
                [new BatchWrite<Thing>.Add(Thing.New("four")), new BatchWrite<Thing>.Add(Thing.New("one"))],
                None));
        Assert.Equal(
            WriteOutcome.Gone,
            await PlainThings.BatchAsync("ann", [new BatchWrite<Thing>.Add(Thing.New("four")), new BatchWrite<Thing>.Delete("two")], None));
        Assert.Null(await PlainThings.FindAsync("ann", "four", None));
    }

    [ContractFact]
    public async Task A_batch_leaves_content_alone()
    {
        var added = await Things.AddAsync(Thing.New("one"), Content("x"), None);

        Assert.Equal(
            WriteOutcome.Done,
            await Things.BatchAsync("ann", [new BatchWrite<Thing>.Replace(Thing.New("one", title: "new"), added.ETag!)], None));
        Assert.Equal("new", (await Things.FindAsync("ann", "one", None))!.Document.Metadata.Title);
        Assert.Equal("x", await ReadTextAsync("ann", "one"));
        Assert.Equal(
            WriteOutcome.Stale,
            await Things.BatchAsync("ann", [new BatchWrite<Thing>.Replace(Thing.New("one"), added.ETag!)], None));
    }

    [ContractFact]
    public async Task A_batch_has_one_partition_and_a_hundred_writes()
    {
        BatchWrite<Thing>[] hundred = [.. Enumerable.Range(0, 100).Select(i => new BatchWrite<Thing>.Add(Thing.New($"t{i}")))];

        Assert.Equal(WriteOutcome.Done, await PlainThings.BatchAsync("ann", [], None));
        Assert.Equal(WriteOutcome.Done, await PlainThings.BatchAsync("ann", hundred, None));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            PlainThings.BatchAsync("ann", [.. hundred, new BatchWrite<Thing>.Delete("t0")], None));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            PlainThings.BatchAsync("ann", [new BatchWrite<Thing>.Add(Thing.New("other", owner: "bob"))], None));
    }

    [ContractFact]
    public async Task A_time_to_live_may_be_taken_back()
    {
        var added = await Things.AddAsync(Thing.New("one") with { Ttl = 60 }, Content("x"), None);
        Assert.Equal(60, (await Things.FindAsync("ann", "one", None))!.Document.Ttl);
        await Things.ReplaceAsync(Thing.New("one"), null, added.ETag!, None);
        Provider.Clock.Advance(TimeSpan.FromSeconds(120));

        Assert.Null((await Things.FindAsync("ann", "one", None))!.Document.Ttl);
        Assert.Equal("x", await ReadTextAsync("ann", "one"));
    }

    [ContractFact]
    public async Task What_has_expired_is_gone()
    {
        if (!Provider.ObeysClock)
        {
            return;
        }

        await Things.AddAsync(Thing.New("short") with { Ttl = 60 }, Content("x"), None);
        await Things.AddAsync(Thing.New("long"), Content("y"), None);
        Provider.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull(await Things.FindAsync("ann", "short", None));
        Provider.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await Things.FindAsync("ann", "short", None));
        Assert.Null(await ReadTextAsync("ann", "short"));
        Assert.Equal(["long"], (await QueryAsync(null)).Items.Select(item => item.Document.Id));
        Assert.Equal(WriteOutcome.Done, (await Things.AddAsync(Thing.New("short"), Content("again"), None)).Outcome);
        Assert.Equal("again", await ReadTextAsync("ann", "short"));
    }
}
