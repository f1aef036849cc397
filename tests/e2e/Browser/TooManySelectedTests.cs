namespace Portal.EndToEnd.Browser;

/// <summary>What is selected beyond what is done at once is not left out silently: it is said, and nothing is done.</summary>
public sealed class TooManySelectedTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        (ann, bob) = (await server.SignInAsync("ann"), await server.SignInAsync("bob"));
    }

    [Theory]
    [InlineData("/sessions/selected?handler=Delete", "id", "delete 300 sessions")]
    [InlineData("/snapshots/selected?handler=Delete", "id", "delete 300 snapshots")]
    [InlineData("/snapshots/visited?handler=Remove", "id", "remove 300 snapshots")]
    [InlineData("/trash?handler=Restore", "item", "restore 300 entries")]
    [InlineData("/trash?handler=Purge", "item", "delete 300 entries")]
    public async Task Three_hundred_and_one_are_refused_by_their_number(string address, string field, string words)
    {
        var (session, snapshot) = (await ann.CreateSessionAsync("one"), await ann.CreateSnapshotAsync("frozen"));
        var (trashed, foreign) = (await ann.CreateSessionAsync("gone"), await bob.CreateSnapshotAsync("of bob"));
        (await ann.DeleteAsync($"/sessions/{trashed}")).Is(200);
        (await ann.GetAsync($"/snapshots/{foreign}")).Is(200);
        string[] real = field == "item" ? [$"session:{trashed}"] : [session, snapshot, foreign];
        var all = real.Concat(Enumerable.Range(0, 301).Select(number => $"{(field == "item" ? "session:" : "")}{number:000000000000}"))
            .Take(301);
        var page = await PageForm.OfAsync(ann, "/trash");
        var refused = await page.PostAsync(address, [.. all.Select(one => (field, one)), ("confirmed", "true")]);
        var shown = await PageForm.ShownAfterAsync(ann, refused.Is(302));
        Assert.Contains($"You can {words} at once, and 301 are selected. Nothing was changed.", shown, StringComparison.Ordinal);
        Assert.Single(await ann.ListAsync("/sessions"));
        Assert.Single(await ann.ListAsync("/snapshots"));
        Assert.Single(await ann.ListAsync("/trash"));
        Assert.Equal(2, (await ann.ListAsync("/snapshot_access_logs")).Count);
    }

    [Fact]
    public async Task An_export_of_too_many_is_refused_before_a_file_is_begun()
    {
        var query = string.Concat(Enumerable.Range(0, 301).Select(number => $"&id={number:000000000000}"));
        var refused = (await ann.RawAsync(HttpMethod.Get, $"/sessions/selected?handler=Export{query}")).Is(302);
        Assert.Contains(
            "You can export 300 sessions at once, and 301 are selected.",
            await PageForm.ShownAfterAsync(ann, refused),
            StringComparison.Ordinal);
    }
}
