using System.Text.Json;
using Portal.Content;

namespace Portal.EndToEnd.Api;

public sealed class SnapshotsApiTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;
    private readonly PortalClient bob = portal.Bob;
    private readonly string tag = TestData.Tag();

    public static TheoryData<string, string> Orders => ListOrders.BothWays(
        ("created_at", "a b C d"),
        ("updated_at", "a b C d"),
        ("title", "C a b d"),
        ("title&sort_lowercase=true", "a b C d"),
        ("title_lower", "a b C d"));

    [Theory]
    [BothPrefixes]
    public async Task A_snapshot_is_made_opened_listed_and_deleted_under_both_prefixes(string prefix)
    {
        using var caller = ann.At(prefix: prefix);
        using var visitor = bob.At(prefix: prefix);
        var content = TestData.Read("webviz-session-one-module.json");
        var id = await caller.CreateSnapshotAsync(tag, "about", content);
        Assert.Matches("^[A-Za-z0-9_-]{12}$", id);
        var opened = (await visitor.GetAsync($"/snapshots/{id}")).Is(200);
        Assert.Equal(content, opened.Content);
        Assert.Equal($"\"{TestData.HashOf(content)}\"", opened.ETag);
        Assert.Single(await caller.ListAsync($"/snapshots?filter_title={tag}"));
        Assert.Empty(await visitor.ListAsync($"/snapshots?filter_title={tag}"));
        Assert.Equal("null", (await caller.DeleteAsync($"/snapshots/{id}")).Is(200).Text);
        (await visitor.GetAsync($"/snapshots/{id}")).IsError(410, "GoneError");
    }

    [Fact]
    public async Task Metadata_has_every_field_with_nulls_written_out()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        var metadata = (await ann.GetAsync($"/snapshots/{id}")).Metadata;
        Assert.Equal(
            ["id", "ownerId", "title", "description", "createdAt", "contentHash"],
            metadata.EnumerateObject().Select(property => property.Name));
        Assert.Equal("ann", metadata.GetProperty("ownerId").GetString());
        Assert.Equal(JsonValueKind.Null, metadata.GetProperty("description").ValueKind);
        Assert.Equal(metadata.ToString(), (await ann.ListAsync($"/snapshots?filter_title={tag}")).Single().ToString());
    }

    [Fact]
    public async Task A_title_may_have_sixty_characters()
    {
        await ann.CreateSnapshotAsync(new string('s', 60));
        (
            await ann.PostAsync(
                "/snapshots",
                new
                {
                    title = new string('s', 61),
                    description = "",
                    content = "",
                })).IsError(422, "RequestValidationError");
        (await ann.PostAsync("/snapshots", new { title = tag, content = "" })).IsError(422, "RequestValidationError");
    }

    [Fact]
    public async Task A_snapshot_may_name_the_session_it_was_made_from()
    {
        var source = await ann.CreateSessionAsync(tag);
        (await ann.PostAsync("/snapshots", new { title = tag, description = "", content = "{}", sourceSessionId = source })).Is(200);
        (await ann.PostAsync("/snapshots", new { title = tag, description = "", content = "{}", sourceSessionId = "no id" }))
            .IsError(422, "RequestValidationError");
    }

    [Theory]
    [InlineData("", "d C b a")]
    [MemberData(nameof(Orders))]
    public async Task Every_documented_order_sorts(string query, string expected)
    {
        foreach (var name in new[] { "a", "b", "C", "d" })
        {
            await ann.CreateSnapshotAsync($"{tag} {name}");
        }

        var rows = await ann.ListAsync($"/snapshots?filter_title={tag}&{query}");
        Assert.Equal(expected.Split(' '), rows.Select(row => row.GetProperty("title").GetString()![(tag.Length + 1)..]));
    }

    [Fact]
    public async Task Lists_are_filtered_by_title_description_text_and_creation()
    {
        var id = await ann.CreateSnapshotAsync($"{tag} ÆRØY_100%", "Deep WELL");
        await ann.CreateSnapshotAsync($"{tag} other");
        var created = Uri.EscapeDataString((await ann.GetAsync($"/snapshots/{id}")).Metadata.GetProperty("createdAt").GetString()!);
        foreach (var query in new[]
            {
                $"filter_title={tag}%20%C3%A6r%C3%B8y_100%25",
                $"filter_title={tag}&filter_description=well",
                $"filter_text=deep&filter_title={tag}",
                $"filter_title={tag}&filter_created_to={created}",
                $"filter_title={tag}&filter_created_from={created}&filter_created_to={created}",
            })
        {
            Assert.Equal(id, Assert.Single(await ann.ListAsync($"/snapshots?{query}")).GetProperty("id").GetString());
        }

        const string empty =
            "filter_created_from=&filter_created_to=&filter_description=&filter_text=&cursor=&sort_by=&sort_direction=&page_size=";
        Assert.Equal(2, (await ann.ListAsync($"/snapshots?filter_title={tag}&{empty}")).Count);
    }

    [Fact]
    public async Task Making_a_snapshot_is_its_owners_first_visit()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        var log = (await ann.FindLogAsync(id, tag))!.Value;
        Assert.Equal(1, log.GetProperty("visits").GetInt32());
        Assert.Equal(log.GetProperty("firstVisitedAt").GetString(), log.GetProperty("lastVisitedAt").GetString());
        await ann.GetAsync($"/snapshots/{id}");
        Assert.Equal(2, await ann.VisitsAsync(id, tag));
    }

    [Fact]
    public async Task Every_opening_is_a_visit()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        for (var opening = 1; opening <= 3; opening++)
        {
            await bob.GetAsync($"/snapshots/{id}");
            Assert.Equal(opening, await bob.VisitsAsync(id, tag));
        }

        Assert.Equal(1, await ann.VisitsAsync(id, tag));
    }

    [Fact]
    [Trait("Scenario", "S111")]
    public async Task What_is_not_an_opening_is_no_visit()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        var etag = (await bob.GetAsync($"/snapshots/{id}")).Is(200).ETag!;
        (await bob.GetAsync($"/snapshots/{id}", ("If-None-Match", etag))).Is(304);
        (await bob.RawAsync(HttpMethod.Head, $"{bob.Prefix}/snapshots/{id}")).Is(200);
        foreach (var header in new[] { ("Sec-Purpose", "prefetch"), ("Purpose", "prefetch"), ("Sec-Purpose", "prefetch;prerender") })
        {
            var refused = (await bob.GetAsync($"/snapshots/{id}", header)).IsError(503, "ServiceUnavailableError");
            Assert.NotNull(refused.Header("Retry-After"));
        }

        (await bob.GetAsync($"/snapshots/{id}", ("Idempotency-Key", new string('k', 256)))).IsError(422, "RequestValidationError");
        (await portal.Stranger.GetAsync($"/snapshots/{id}")).IsError(401, "AuthorizationError");
        (await bob.GetAsync($"/snapshots/{id}", ("Sec-Fetch-Site", "cross-site"))).IsError(403, "AuthorizationError");
        (await bob.GetAsync($"/snapshots/{id}", ("X-Portal-User", "ann"))).IsError(401, "AuthorizationError");
        Assert.Equal(1, await bob.VisitsAsync(id, tag));
    }

    [Fact]
    [Trait("Scenario", "S111")]
    public async Task A_stranger_sees_nothing_of_a_snapshot()
    {
        var id = await ann.CreateSnapshotAsync(tag, "secret words", "secret content");
        foreach (var path in new[] { $"/snapshot/{id}", $"/snapshots/{id}", $"/api/persistence/snapshots/{id}" })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                var answer = await portal.Stranger.RawAsync(method, path);
                Assert.True(answer.Status is 302 or 401 or 405, $"{method} {path}: {answer.Status}");
                Assert.DoesNotContain(tag, answer.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(1, await ann.VisitsAsync(id, tag));
    }

    [Fact]
    public async Task A_deleted_snapshot_is_gone_for_everyone_and_says_when_and_by_whom()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        await bob.GetAsync($"/snapshots/{id}");
        (await ann.DeleteAsync($"/snapshots/{id}")).Is(200);
        foreach (var answer in new[]
        {
            await ann.GetAsync($"/snapshots/{id}"), await bob.GetAsync($"/snapshots/{id}"), await portal.Cleo.GetAsync($"/snapshots/{id}"),
            await ann.DeleteAsync($"/snapshots/{id}"),
        })
        {
            Assert.Contains("ann", answer.IsError(410, "GoneError").ErrorMessage, StringComparison.OrdinalIgnoreCase);
            var year = TimeProvider.System.GetUtcNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains(year, answer.ErrorMessage, StringComparison.Ordinal);
        }

        Assert.Empty(await ann.ListAsync($"/snapshots?filter_title={tag}"));
    }

    [Fact]
    public async Task Only_its_owner_deletes_a_snapshot()
    {
        var id = await ann.CreateSnapshotAsync(tag);
        (await bob.DeleteAsync($"/snapshots/{id}")).IsError(403, "AuthorizationError");
        (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        (await bob.DeleteAsync("/snapshots/AAAAAAAAAAAA")).IsError(404, "NotFoundError");
        (await bob.GetAsync("/snapshots/AAAAAAAAAAAA")).IsError(404, "NotFoundError");
    }
}
