namespace Portal.EndToEnd.Api;

/// <summary>What HEAD counts and announces; that it is GET without the body everywhere is asked of every address in the matrix.</summary>
public sealed class HeadTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
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
        Assert.Contains(
            "Disallow: /",
            (await portal.Stranger.RawAsync(HttpMethod.Get, "/robots.txt")).Is(200).Text,
            StringComparison.Ordinal);

    [Fact]
    public async Task The_description_of_the_api_has_each_call_once()
    {
        var paths = (await portal.Stranger.RawAsync(HttpMethod.Get, "/openapi/v1.json")).Is(200).Json.GetProperty("paths");
        Assert.All(paths.EnumerateObject(), path => Assert.False(path.Value.TryGetProperty("head", out _)));
    }
}
