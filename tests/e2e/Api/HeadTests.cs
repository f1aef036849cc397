namespace Portal.EndToEnd.Api;

/// <summary>HEAD is GET without the body, everywhere.</summary>
public sealed class HeadTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    // What differs from one answer to the next, or belongs to the body's transfer.
    private static readonly string[] OfOneAnswer = ["Date", "Set-Cookie", "Transfer-Encoding", "Content-Length"];

    [Theory]
    [Trait("Scenario", "S138")]
    [InlineData("/alive", 200)]
    [InlineData("/ready", 200)]
    [InlineData("/robots.txt", 200)]
    [InlineData("/sign-in", 200)]
    [InlineData("/help", 200)]
    [InlineData("/openapi", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/mark.svg", 200)]
    [InlineData("/assets/portal.js", 200)]
    [InlineData("/no/such/page", 302)]
    [InlineData("/", 302)]
    [InlineData("/hangfire", 302)]
    [InlineData("/sessions", 302)]
    [InlineData("/api/login", 302)]
    [InlineData("/api/persistence/sessions", 401)]
    public async Task For_nobody_it_answers_as_GET_does(string path, int status) => await CompareAsync(portal.Stranger, path, status);

    [Theory]
    [Trait("Scenario", "S138")]
    [InlineData("/", 200)]
    [InlineData("/sessions", 200)]
    [InlineData("/sessions/{session}", 200)]
    [InlineData("/sessions/{session}?handler=Export", 200)]
    [InlineData("/sessions/{session}?handler=Content", 200)]
    [InlineData("/session/{session}", 200)]
    [InlineData("/snapshot/{snapshot}", 200)]
    [InlineData("/snapshots/{snapshot}?handler=Content", 200)]
    [InlineData("/my-data?handler=Export", 200)]
    [InlineData("/session/AAAAAAAAAAAA", 404)]
    [InlineData("/no/such/page", 404)]
    [InlineData("/sessions?handler=Nothing", 405)]
    [InlineData("/workbench", 200)]
    [InlineData("/sign-out", 405)]
    [InlineData("/api/persistence/sessions", 200)]
    [InlineData("/api/persistence/sessions?page_size=x", 422)]
    [InlineData("/api/persistence/sessions/{session}", 200)]
    [InlineData("/api/persistence/sessions/metadata/{session}", 200)]
    [InlineData("/api/persistence/sessions/{session}/versions", 200)]
    [InlineData("/api/persistence/sessions/{session}/versions/1", 200)]
    [InlineData("/api/persistence/snapshots/{snapshot}", 200)]
    [InlineData("/api/persistence/me/export", 200)]
    [InlineData("/persistence/trash", 200)]
    [InlineData("/persistence/nothing", 404)]
    public async Task For_a_user_it_answers_as_GET_does(string path, int status)
    {
        var session = await portal.Ann.CreateSessionAsync("asked for by HEAD");
        var snapshot = await portal.Ann.CreateSnapshotAsync("asked for by HEAD");
        await CompareAsync(portal.Ann, path.Replace("{session}", session, StringComparison.Ordinal).Replace("{snapshot}", snapshot, StringComparison.Ordinal), status);
    }

    [Fact]
    [Trait("Scenario", "S138")]
    [Trait("Scenario", "S111")]
    public async Task On_a_snapshot_it_is_no_visit_and_says_how_long_the_answer_is()
    {
        var title = TestData.Tag();
        var id = await portal.Ann.CreateSnapshotAsync(title);
        var path = $"{portal.Bob.Prefix}/snapshots/{id}";
        var head = (await portal.Bob.RawAsync(HttpMethod.Head, path)).Is(200);
        Assert.Empty(head.Bytes);
        Assert.Equal(0, await portal.Bob.VisitsAsync(id, title));
        var get = (await portal.Bob.RawAsync(HttpMethod.Get, path)).Is(200);
        Assert.Equal((get.ETag, get.Header("Content-Length")), (head.ETag, head.Header("Content-Length")));
        (await portal.Bob.RawAsync(HttpMethod.Head, path, null, ("If-None-Match", head.ETag!))).Is(304);
        Assert.Equal(1, await portal.Bob.VisitsAsync(id, title));
    }

    [Fact]
    public async Task Robots_are_told_to_stay_away() =>
        Assert.Contains("Disallow: /", (await portal.Stranger.RawAsync(HttpMethod.Get, "/robots.txt")).Is(200).Text, StringComparison.Ordinal);

    [Fact]
    public async Task The_description_of_the_api_has_each_call_once()
    {
        var paths = (await portal.Stranger.RawAsync(HttpMethod.Get, "/openapi/v1.json")).Is(200).Json.GetProperty("paths");
        Assert.All(paths.EnumerateObject(), path => Assert.False(path.Value.TryGetProperty("head", out _)));
    }

    private static async Task CompareAsync(PortalClient client, string path, int status)
    {
        var get = (await client.RawAsync(HttpMethod.Get, path)).Is(status);
        var head = (await client.RawAsync(HttpMethod.Head, path)).Is(status);
        Assert.Empty(head.Bytes);
        Assert.Equal(HeadersOf(get), HeadersOf(head));
        // What GET counts while it writes, HEAD does not know; what it announces, HEAD does, too.
        if (get.Header("Transfer-Encoding") is null && status == 200)
        {
            Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
        }
    }

    private static string[] HeadersOf(Answer answer) => [.. answer.Headers.Concat(answer.ContentHeaders)
        .Where(header => !OfOneAnswer.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order()];
}
