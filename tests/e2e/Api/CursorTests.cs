namespace Portal.EndToEnd.Api;

public sealed class CursorTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();

    [Theory]
    [InlineData("/sessions")]
    [InlineData("/snapshots")]
    [InlineData("/snapshot_access_logs")]
    public async Task A_token_answers_only_the_query_that_it_came_from(string list)
    {
        await FillAsync(list);
        var query = $"{list}?filter_title={tag}&sort_direction=asc";
        var token = (await ann.GetAsync($"{query}&page_size=1")).Is(200).PageToken!;

        (await ann.GetAsync($"{query}&page_size=1&cursor={token}")).Is(200);
        Assert.Equal(2, (await ann.ListAsync($"{query}&page_size=30&cursor={token}")).Count);
        (await portal.Bob.GetAsync($"{query}&cursor={token}")).IsError(400, "BadRequestError");
        (await ann.GetAsync($"{list}?filter_title={tag}x&sort_direction=asc&cursor={token}")).IsError(400, "BadRequestError");
        (await ann.GetAsync($"{list}?sort_direction=asc&cursor={token}")).IsError(400, "BadRequestError");
        (await ann.GetAsync($"{list}?filter_title={tag}&sort_direction=desc&cursor={token}")).IsError(400, "BadRequestError");
        (await ann.GetAsync($"{query}&filter_description=x&cursor={token}")).IsError(400, "BadRequestError");
    }

    [Theory]
    [InlineData("/sessions")]
    [InlineData("/snapshots")]
    [InlineData("/snapshot_access_logs")]
    public async Task A_malformed_or_tampered_token_is_refused(string list)
    {
        await FillAsync(list);
        var token = (await ann.GetAsync($"{list}?filter_title={tag}&page_size=1")).Is(200).PageToken!;
        var middle = token.Length / 2;
        var changed = token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..];
        foreach (var cursor in new[] { "x", "%00", "null", "AAAA", new string('A', 4000), "%C3%A6", token[..^4], token + "AAAA", changed })
        {
            (await ann.GetAsync($"{list}?filter_title={tag}&page_size=1&cursor={cursor}")).IsError(400, "BadRequestError");
        }
    }

    [Fact]
    public async Task A_token_of_another_list_is_refused()
    {
        await FillAsync("/sessions");
        await FillAsync("/snapshots");
        var token = (await ann.GetAsync($"/sessions?filter_title={tag}&page_size=1")).Is(200).PageToken!;
        (await ann.GetAsync($"/snapshots?filter_title={tag}&page_size=1&cursor={token}")).IsError(400, "BadRequestError");
    }

    private async Task FillAsync(string list)
    {
        for (var row = 0; row < 3; row++)
        {
            _ = list == "/sessions" ? await ann.CreateSessionAsync($"{tag} {row}") : await ann.CreateSnapshotAsync($"{tag} {row}");
        }
    }
}
