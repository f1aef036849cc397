using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>What a save replaced can be had again: as a session of its own, or as a file that is taken back.</summary>
public sealed class OldVersionsTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private string session = "";

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        session = await ann.CreateSessionAsync("first name", "about", TestData.Read("webviz-session-one-module.json"));
        (await ann.PutAsync($"/sessions/{session}", new { title = "second name", content = "{}" })).Is(200);
    }

    [Theory]
    [Trait("Scenario", "S139")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_old_version_is_opened_as_a_new_session(bool withScript)
    {
        var visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = withScript });
        await visitor.GoAsync($"/sessions/{session}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open version 1 as a new session" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/session/[A-Za-z0-9_-]{12}$"));
        var made = (await ann.ListAsync("/sessions"))[0];
        Assert.Equal(
            ("first name (version 1)", "about"),
            (made.GetProperty("title").GetString(), made.GetProperty("description").GetString()));
        Assert.EndsWith($"/session/{made.GetProperty("id").GetString()}", visitor.Here, StringComparison.Ordinal);
        Assert.Equal(
            TestData.Read("webviz-session-one-module.json"),
            (await ann.GetAsync($"/sessions/{made.GetProperty("id").GetString()}")).Content);
        Assert.Equal("{}", (await ann.GetAsync($"/sessions/{session}")).Content);
    }

    [Fact]
    [Trait("Scenario", "S124")]
    [Trait("Scenario", "S139")]
    public async Task Two_presses_make_one_session_and_one_of_a_stranger_makes_none()
    {
        var page = await PageForm.OfAsync(ann, $"/sessions/{session}");
        var address = $"/sessions/{session}?handler=Version&version=1";
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => page.PostAsync(address, ("form-key", page.KeyOf("handler=Version")!))));
        Assert.Single(answers.Select(answer => answer.Is(303).Header("Location")).Distinct());
        Assert.Equal(2, (await ann.ListAsync("/sessions")).Count);
        using var bob = await server.SignInAsync("bob");
        var other = await PageForm.OfAsync(bob, "/help");
        var refused = (await other.PostAsync(address, ("form-key", "k"))).Is(303);
        (await bob.RawAsync(HttpMethod.Get, refused.Header("Location")!)).Is(404);
        Assert.Empty(await bob.ListAsync("/sessions"));
    }

    [Fact]
    [Trait("Scenario", "S139")]
    public async Task A_downloaded_version_is_imported_under_its_name()
    {
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync($"/sessions/{session}");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() =>
            visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Download version 1" }).ClickAsync());
        Assert.Equal("first name version 1.webviz-session.json", download.SuggestedFilename);
        await visitor.GoAsync("/sessions/import");
        await visitor.Page.GetByLabel("File").SetInputFilesAsync(await download.PathAsync());
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is in it" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Title")).ToHaveValueAsync("first name");
    }
}
