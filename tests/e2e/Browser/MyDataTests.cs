using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

public sealed class MyDataTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Draft = """
        (userId) => localStorage.setItem(`webviz-portal:draft:draft-of-${userId}`, JSON.stringify({
          v: 1, userId, draftId: `draft-of-${userId}`, seq: 1,
          sessionId: null, baseVersion: null, baseHash: null, tabId: "t", savedAt: new Date().toISOString(), title: "Unsaved",
          description: null,
          contentHash: null, content: "{}" }))
        """;

    [Fact]
    public async Task What_is_stored_is_shown_by_kind_and_exported_as_one_archive()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        var id = await ann.CreateSessionAsync("take me along");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        await visitor.Page.Locator("button.who").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Export or erase my data" }).ClickAsync();
        await visitor.IsAtAsync("/my-data");
        await Expect(visitor.Page.Locator(".facts-counts > div"))
            .ToHaveTextAsync([
                "Sessions, with their versions1",
                "Files to import, kept for an hournone",
                "Snapshots that you madenone",
                "Snapshots that you visitednone",
                "In the trashnone",
                "Requests, remembered for a daynone",
                "Your name and last sign-in1",]);
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() =>
            visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Export everything" }).ClickAsync());
        Assert.Equal("webviz-portal-my-data.zip", download.SuggestedFilename);
        var zip = new ZipAnswer(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Equal(["profile.json", "requests.json", $"sessions/take me along {id}.webviz-session.json", "visits.json"], zip.Names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erasing_asks_for_the_name_and_signs_out(bool withScript)
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        await ann.CreateSessionAsync("gone soon");
        var visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = withScript });
        await visitor.GoAsync("/my-data");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Erase everything…" }).ClickAsync();
        await visitor.IsAtAsync("/my-data/erase");
        await Expect(visitor.Page.Locator(".facts-counts > div").First).ToContainTextAsync("1");
        visitor.ExpectFailure("/my-data/erase");
        await EraseAsync(visitor, "anna");
        await Expect(visitor.Page.GetByText("This is not your name. Nothing was erased.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByLabel("To confirm, type your name: ann")).ToHaveValueAsync("anna");
        Assert.Single(await ann.ListAsync("/sessions"));

        await EraseAsync(visitor, " ann ");
        await visitor.IsAtAsync("/sign-in");
        await Expect(visitor.Page.GetByText("Everything that was stored about you is erased. You are signed out.")).ToBeVisibleAsync();
        Assert.DoesNotContain(await visitor.Context.CookiesAsync(), cookie => cookie.Name == "webviz-portal");
        Assert.Empty(await ann.ListAsync("/sessions"));
    }

    [Fact]
    public async Task Unsaved_work_in_this_browser_goes_with_it_and_that_of_others_stays()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/my-data/erase");
        await visitor.Page.EvaluateAsync(Draft, "ann");
        await visitor.Page.EvaluateAsync(Draft, "bob");
        visitor.ExpectFailure("/my-data/erase");
        await EraseAsync(visitor, "bob");
        await Expect(visitor.Page.GetByText("This is not your name.")).ToBeVisibleAsync();
        Assert.Equal(2, await DraftsAsync(visitor));
        await EraseAsync(visitor, "ann");
        await visitor.IsAtAsync("/sign-in");
        Assert.Equal(1, await DraftsAsync(visitor));
        Assert.NotNull(await visitor.Page.EvaluateAsync<string?>("() => localStorage.getItem('webviz-portal:draft:draft-of-bob')"));
    }

    private static Task<int> DraftsAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter((key) => key.startsWith('webviz-portal:draft:')).length");

    private static async Task EraseAsync(Visitor visitor, string name)
    {
        await visitor.Page.GetByLabel("To confirm, type your name").FillAsync(name);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Erase everything" }).ClickAsync();
    }
}
