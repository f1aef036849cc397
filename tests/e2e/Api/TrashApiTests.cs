using System.Text.Json;

namespace Portal.EndToEnd.Api;

/// <summary>What was deleted comes back as it was, or goes for good.</summary>
public sealed class TrashApiTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const string Content = """{"dashboards":[],"odd":"\ud83d\udee2\ufe0f \"quoted\""}""";

    private readonly PortalClient ann = portal.Ann;
    private readonly PortalClient bob = portal.Bob;
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_session_comes_back_byte_for_byte_with_its_versions()
    {
        var id = await ann.CreateSessionAsync(tag, "described", Content);
        (await ann.PutAsync($"/sessions/{id}", new { content = Content + " " })).Is(200);
        var before = await ReadAsync(
            $"/sessions/{id}",
            $"/sessions/metadata/{id}",
            $"/sessions/{id}/versions",
            $"/sessions/{id}/versions/1");
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        (await ann.GetAsync($"/sessions/{id}")).Is(404);

        var trashed = await FindInTrashAsync(id);
        Assert.Equal(
            ["kind", "id", "title", "sizeBytes", "deletedAt", "deletedBy", "purgedAt"],
            trashed!.Value.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("session", tag, "ann"), (Text(trashed, "kind"), Text(trashed, "title"), Text(trashed, "deletedBy")));
        Assert.Equal(
            30,
            (
                trashed.Value.GetProperty("purgedAt").GetDateTimeOffset()
                    - trashed.Value.GetProperty("deletedAt").GetDateTimeOffset()).TotalDays);

        Assert.Equal("null", (await RestoreAsync(ann, "session", id)).Is(200).Text);
        Assert.Equal(
            before,
            await ReadAsync($"/sessions/{id}", $"/sessions/metadata/{id}", $"/sessions/{id}/versions", $"/sessions/{id}/versions/1"));
        Assert.Null(await FindInTrashAsync(id));
        (await RestoreAsync(ann, "session", id)).IsError(404, "NotFoundError");

        // It is a session as before: it can be saved, and deleted again.
        (await ann.PutAsync($"/sessions/{id}", new { title = tag + " 3" }, ("If-Match", "\"2\""))).Is(200);
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        (await ann.GetAsync($"/sessions/{id}")).Is(404);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_snapshot_comes_back_byte_for_byte_with_the_logs_of_its_owner_and_its_visitors()
    {
        var id = await ann.CreateSnapshotAsync(tag, null, Content);
        (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        (await bob.GetAsync($"/snapshots/{id}")).Is(200);
        var (ownLog, visitorsLog) = ((await ann.FindLogAsync(id, tag)).ToString(), (await bob.FindLogAsync(id, tag)).ToString());
        var snapshot = (await ann.ListAsync($"/snapshots?filter_title={tag}"))[0].ToString();
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        Assert.Null(await ann.FindLogAsync(id, tag));
        await Eventually.HoldsAsync(async () => (await bob.FindLogAsync(id, tag))!.Value.GetProperty("snapshotDeleted").GetBoolean());

        (await RestoreAsync(ann, "snapshot", id)).Is(200);
        Assert.Equal(ownLog, (await ann.FindLogAsync(id, tag)).ToString());
        await Eventually.HoldsAsync(async () => (await bob.FindLogAsync(id, tag)).ToString() == visitorsLog);
        Assert.Equal(snapshot, (await ann.ListAsync($"/snapshots?filter_title={tag}"))[0].ToString());
        var again = (await bob.GetAsync($"/snapshots/{id}")).Is(200);
        Assert.Equal(Content, again.Content);
        Assert.Equal(2, await bob.VisitsAsync(id, tag));
        Assert.Equal(2, await ann.VisitsAsync(id, tag));
        (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        Assert.Equal(3, await ann.VisitsAsync(id, tag));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_snapshot_deleted_and_restored_twice_counts_every_visit_once()
    {
        var id = await ann.CreateSnapshotAsync(tag, null, Content);
        for (var round = 1; round <= 2; round++)
        {
            (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
            (await RestoreAsync(ann, "snapshot", id)).Is(200);
            (await ann.GetAsync($"/snapshots/{id}")).Is(200);
            Assert.Equal(1 + round, await ann.VisitsAsync(id, tag));
        }
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task What_is_purged_is_gone_for_good_and_a_snapshot_still_says_so()
    {
        var session = await ann.CreateSessionAsync(tag, null, Content);
        (await ann.PutAsync($"/sessions/{session}", new { title = tag + " 2" })).Is(200);
        var snapshot = await ann.CreateSnapshotAsync(tag, null, Content);
        (await ann.DeleteAsync($"/sessions/{session}")).Is(200);
        (await ann.DeleteAsync($"/snapshots/{snapshot}")).Is(200);
        Assert.Equal("null", (await ann.DeleteAsync($"/trash/session/{session}")).Is(200).Text);
        Assert.Equal("null", (await ann.DeleteAsync($"/trash/snapshot/{snapshot}")).Is(200).Text);
        (await ann.DeleteAsync($"/trash/session/{session}")).IsError(404, "NotFoundError");
        (await RestoreAsync(ann, "session", session)).IsError(404, "NotFoundError");
        (await RestoreAsync(ann, "snapshot", snapshot)).IsError(404, "NotFoundError");
        (await ann.GetAsync($"/sessions/{session}")).IsError(404, "NotFoundError");
        (await bob.GetAsync($"/snapshots/{snapshot}")).IsError(410, "GoneError");
    }

    [Fact]
    public async Task A_strangers_trash_is_no_trash_at_all()
    {
        var id = await ann.CreateSessionAsync(tag, null, Content);
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        (await RestoreAsync(bob, "session", id)).IsError(404, "NotFoundError");
        (await bob.DeleteAsync($"/trash/session/{id}")).IsError(404, "NotFoundError");
        Assert.DoesNotContain(await bob.ListAsync("/trash?page_size=100"), item => Text(item, "id") == id);
        (await RestoreAsync(ann, "session", id)).Is(200);
    }

    [Theory]
    [InlineData("/trash/session/not-an-id/restore")]
    [InlineData("/trash/other/AAAAAAAAAAAA/restore")]
    [InlineData("/trash/snapshot/AAAAAAAAAAAA/restore")]
    public async Task What_was_never_there_is_not_restored(string path) =>
        (await ann.PostAsync(path, new { })).IsError(404, "NotFoundError");

    [Fact]
    public async Task A_restore_needs_no_body_and_is_not_taken_from_another_site()
    {
        var id = await ann.CreateSessionAsync(tag);
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        var path = $"{ann.Prefix}/trash/session/{id}/restore";
        (await ann.RawAsync(HttpMethod.Post, path, null, ("Sec-Fetch-Site", "cross-site"))).IsError(403, "AuthorizationError");
        (await ann.GetAsync($"/sessions/{id}")).Is(404);
        (await ann.RawAsync(HttpMethod.Post, path)).Is(200);
        (await ann.GetAsync($"/sessions/{id}")).Is(200);
    }

    [Fact]
    public async Task The_list_is_paged_and_filtered_by_kind()
    {
        using var own = await portal.Server.SignInAsync("cleo");
        foreach (var title in new[] { "a", "b", "c" })
        {
            (await own.DeleteAsync($"/sessions/{await own.CreateSessionAsync(tag + title)}")).Is(200);
        }

        (await own.DeleteAsync($"/snapshots/{await own.CreateSnapshotAsync(tag + "d")}")).Is(200);
        var first = (await own.GetAsync("/trash?page_size=2&filter_kind=session")).Is(200);
        Assert.Equal([tag + "c", tag + "b"], first.Items.Select(item => Text(item, "title")));
        var second = (await own.GetAsync($"/trash?page_size=2&filter_kind=session&cursor={first.PageToken}")).Is(200);
        Assert.Equal(tag + "a", Text(second.Items[0], "title"));
        (await own.GetAsync($"/trash?cursor={first.PageToken}")).IsError(400, "BadRequestError");
        (await own.GetAsync("/trash?filter_kind=other")).IsError(422, "RequestValidationError");
        Assert.Equal(tag + "d", Text((await own.ListAsync("/trash?filter_kind=snapshot"))[0], "title"));
    }

    [Fact]
    public async Task A_list_with_one_order_takes_no_notice_of_another() =>
        (await ann.GetAsync("/trash?sort_by=title&sort_direction=up")).Is(200);

    private static Task<Answer> RestoreAsync(PortalClient user, string kind, string id) =>
        user.PostAsync($"/trash/{kind}/{id}/restore", new { });

    private static string? Text(JsonElement? item, string name) => item!.Value.GetProperty(name).GetString();

    private async Task<JsonElement?> FindInTrashAsync(string id) =>
        (await ann.ListAsync("/trash?page_size=100")).Select(item => (JsonElement?)item).SingleOrDefault(item => Text(item, "id") == id);

    private async Task<string> ReadAsync(params string[] paths) =>
        string.Join('\n', await Task.WhenAll(paths.Select(async path => (await ann.GetAsync(path)).Is(200).Text)));
}
