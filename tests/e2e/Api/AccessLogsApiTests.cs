using System.Text.Json;

namespace Portal.EndToEnd.Api;

public sealed class AccessLogsApiTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;
    private readonly PortalClient bob = portal.Bob;
    private readonly string tag = TestData.Tag();

    public static TheoryData<string, string> Orders => ListOrders.BothWays(
        ("last_visited_at", "a C d b"),
        ("snapshot_metadata.title", "C a b d"),
        ("snapshot_metadata.title&sort_lowercase=true", "a b C d"),
        ("snapshot_metadata.title__lower", "a b C d"),
        ("snapshot_metadata.created_at", "a b C d"));

    [Theory]
    [BothPrefixes]
    public async Task A_log_has_every_field_under_both_prefixes(string prefix)
    {
        using var visitor = bob.At(prefix: prefix);
        var id = await ann.CreateSnapshotAsync(tag, null, "{}");
        await visitor.GetAsync($"/snapshots/{id}");
        var log = Assert.Single(await visitor.ListAsync($"/snapshot_access_logs?filter_title={tag}"));
        Assert.Equal(
            ["visitorId", "snapshotId", "visits", "firstVisitedAt", "lastVisitedAt", "snapshotDeleted", "snapshotMetadata"],
            log.EnumerateObject().Select(property => property.Name));
        Assert.Equal("bob", log.GetProperty("visitorId").GetString());
        Assert.Equal(id, log.GetProperty("snapshotId").GetString());
        Assert.Equal(JsonValueKind.False, log.GetProperty("snapshotDeleted").ValueKind);
        Assert.NotNull(log.GetProperty("firstVisitedAt").GetString());
        Assert.Equal(
            (await visitor.GetAsync($"/snapshots/{id}")).Metadata.ToString(), log.GetProperty("snapshotMetadata").ToString());
        Assert.Equal("null", (await visitor.DeleteAsync($"/snapshot_access_logs/{id}")).Is(200).Text);
    }

    [Fact]
    public async Task The_first_visit_keeps_its_time_and_the_last_moves_on()
    {
        var id = await VisitAsync("a");
        var first = (await bob.FindLogAsync(id, tag))!.Value;
        await bob.GetAsync($"/snapshots/{id}");
        var second = (await bob.FindLogAsync(id, tag))!.Value;
        Assert.Equal(first.GetProperty("firstVisitedAt").GetString(), second.GetProperty("firstVisitedAt").GetString());
        Assert.True(second.GetProperty("lastVisitedAt").GetDateTimeOffset() > first.GetProperty("lastVisitedAt").GetDateTimeOffset());
        Assert.Equal(2, second.GetProperty("visits").GetInt32());
    }

    [Theory]
    [InlineData("", "b d C a")]
    [InlineData("sort_by=visits&sort_direction=desc", "b d a C")]
    [MemberData(nameof(Orders))]
    public async Task Every_documented_order_sorts(string query, string expected)
    {
        string[] ids = [await VisitAsync("a"), await VisitAsync("b"), await VisitAsync("C"), await VisitAsync("d")];
        await bob.GetAsync($"/snapshots/{ids[3]}");
        await bob.GetAsync($"/snapshots/{ids[1]}");
        await bob.GetAsync($"/snapshots/{ids[1]}");
        var names = (await bob.ListAsync($"/snapshot_access_logs?filter_title={tag}&{query}")).Select(NameOf).ToList();
        if (query.StartsWith("sort_by=visits", StringComparison.Ordinal))
        {
            // Equal numbers are ordered by id.
            names = [.. names.Take(2), .. names.Skip(2).Order(StringComparer.OrdinalIgnoreCase)];
        }

        Assert.Equal(expected.Split(' '), names);
    }

    [Fact]
    public async Task Logs_are_filtered_by_every_documented_parameter()
    {
        var mine = await bob.CreateSnapshotAsync($"{tag} mine", "own words");
        var id = await VisitAsync("ÆRØY_100%", "Deep WELL");
        var log = (await bob.FindLogAsync(id, tag))!.Value;
        var visited = Uri.EscapeDataString(log.GetProperty("lastVisitedAt").GetString()!);
        var created = Uri.EscapeDataString(log.GetProperty("snapshotMetadata").GetProperty("createdAt").GetString()!);
        foreach (var query in new[]
        {
            "filter_owner_id=ann", "filter_description=well", "filter_text=deep", $"filter_title={tag}%20%C3%A6r%C3%B8y_100%25",
            $"filter_last_visited_from={visited}&filter_last_visited_to={visited}", $"filter_created_from={created}",
            $"filter_created_from={created}&filter_created_to={created}", $"filter_last_visited_from={visited}",
        })
        {
            var title = query.Contains("filter_title", StringComparison.Ordinal) ? "" : $"filter_title={tag}&";
            var rows = await bob.ListAsync($"/snapshot_access_logs?{title}{query}");
            Assert.Equal(id, Assert.Single(rows).GetProperty("snapshotId").GetString());
        }

        var ofBob = await bob.ListAsync($"/snapshot_access_logs?filter_title={tag}&filter_owner_id=bob");
        Assert.Equal(mine, Assert.Single(ofBob).GetProperty("snapshotId").GetString());
        Assert.Empty(await bob.ListAsync($"/snapshot_access_logs?filter_title={tag}&filter_owner_id=cleo"));
        const string empty = "filter_created_from=&filter_created_to=&filter_last_visited_from=&filter_last_visited_to=&filter_owner_id="
            + "&filter_snapshot_deleted=&filter_text=&filter_description=&cursor=&sort_by=&sort_direction=&page_size=";
        Assert.Equal(2, (await bob.ListAsync($"/snapshot_access_logs?filter_title={tag}&{empty}")).Count);
    }

    [Fact]
    public async Task When_a_snapshot_is_deleted_the_owners_log_goes_and_the_visitors_are_marked()
    {
        var id = await VisitAsync("a");
        var kept = await VisitAsync("b");
        await portal.Cleo.GetAsync($"/snapshots/{id}");
        var before = (await bob.FindLogAsync(id, tag))!.Value;
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);

        Assert.Null(await ann.FindLogAsync(id, tag));
        foreach (var visitor in new[] { bob, portal.Cleo })
        {
            await Eventually.HoldsAsync(async () =>
                (await visitor.FindLogAsync(id, tag))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        }

        var after = (await bob.FindLogAsync(id, tag))!.Value;
        Assert.Equal(before.GetProperty("snapshotMetadata").ToString(), after.GetProperty("snapshotMetadata").ToString());
        Assert.Equal(1, after.GetProperty("visits").GetInt32());
        Assert.Equal([kept], await DeletedAsync("false"));
        Assert.Equal([id], await DeletedAsync("true"));
        Assert.Equal(2, (await bob.ListAsync($"/snapshot_access_logs?filter_title={tag}")).Count);
    }

    [Fact]
    public async Task A_visit_that_was_not_counted_yet_is_marked_too_when_its_snapshot_goes()
    {
        var id = await VisitAsync("a");
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        var log = await Eventually.ReadsAsync(
            () => bob.FindLogAsync(id, tag), log => log?.GetProperty("snapshotDeleted").GetBoolean() is true);
        Assert.Equal(1, log!.Value.GetProperty("visits").GetInt32());
    }

    [Fact]
    public async Task Removing_a_log_leaves_the_snapshot_and_everyone_elses_logs()
    {
        var id = await VisitAsync("a");
        await portal.Cleo.GetAsync($"/snapshots/{id}");
        Assert.Equal("null", (await bob.DeleteAsync($"/snapshot_access_logs/{id}")).Is(200).Text);
        Assert.Null(await bob.FindLogAsync(id, tag));
        Assert.Equal(1, await portal.Cleo.VisitsAsync(id, tag));
        Assert.Equal(1, await ann.VisitsAsync(id, tag));
        (await bob.DeleteAsync($"/snapshot_access_logs/{id}")).IsError(404, "NotFoundError");
        (await bob.DeleteAsync("/snapshot_access_logs/AAAAAAAAAAAA")).IsError(404, "NotFoundError");
        (await bob.DeleteAsync("/snapshot_access_logs/x")).IsError(404, "NotFoundError");
    }

    [Fact]
    public async Task A_visit_after_the_removal_starts_at_one()
    {
        var id = await VisitAsync("a");
        await bob.GetAsync($"/snapshots/{id}");
        var before = (await bob.FindLogAsync(id, tag))!.Value.GetProperty("firstVisitedAt").GetDateTimeOffset();
        (await bob.DeleteAsync($"/snapshot_access_logs/{id}")).Is(200);
        await bob.GetAsync($"/snapshots/{id}");
        var log = (await bob.FindLogAsync(id, tag))!.Value;
        Assert.Equal(1, log.GetProperty("visits").GetInt32());
        Assert.True(log.GetProperty("firstVisitedAt").GetDateTimeOffset() > before);
    }

    [Fact]
    public async Task Removing_and_visiting_again_is_exact_while_others_count_the_same_visits()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        using var over = new CancellationTokenSource();
        var counting = Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            while (!over.IsCancellationRequested)
            {
                await bob.VisitsAsync(id, tag);
            }
        }));
        for (var round = 0; round < Loops.Of(1000); round++)
        {
            (await bob.GetAsync($"/snapshots/{id}")).Is(200);
            Assert.Equal(1, await bob.VisitsAsync(id, tag));
            (await bob.GetAsync($"/snapshots/{id}")).Is(200);
            Assert.Equal(2, await bob.VisitsAsync(id, tag));
            (await bob.DeleteAsync($"/snapshot_access_logs/{id}")).Is(200);
            Assert.Equal(0, await bob.VisitsAsync(id, tag));
        }

        await over.CancelAsync();
        await counting;
    }

    private async Task<string> VisitAsync(string name, string? description = null)
    {
        var id = await ann.CreateSnapshotAsync($"{tag} {name}", description);
        (await bob.GetAsync($"/snapshots/{id}")).Is(200);
        return id;
    }

    private async Task<IEnumerable<string?>> DeletedAsync(string flag) =>
        (await bob.ListAsync($"/snapshot_access_logs?filter_title={tag}&filter_snapshot_deleted={flag}"))
        .Select(log => log.GetProperty("snapshotId").GetString());

    private static string NameOf(JsonElement log) => log.GetProperty("snapshotMetadata").GetProperty("title").GetString()!.Split(' ')[^1];
}
