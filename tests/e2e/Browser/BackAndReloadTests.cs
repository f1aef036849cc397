using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>No page is the answer of a POST, so Back and reload never ask whether to send a form again.</summary>
public sealed class BackAndReloadTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
    }

    [Theory]
    [Trait("Scenario", "S130")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_is_a_page_that_can_be_gone_back_to_and_reloaded(bool withScript)
    {
        var page = await VisitAsync(withScript);
        await page.GotoAsync("/sessions/import");
        await page.GetByLabel("File").SetInputFilesAsync(Exported());
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what is in it" }).ClickAsync();
        await Expect(page.Locator(".hash")).ToBeVisibleAsync();
        var preview = new Uri(page.Url).AbsolutePath;
        Assert.Matches("^/sessions/import/[A-Za-z0-9_-]{12}$", preview);
        await ReloadsAsync(page);
        await Expect(page.Locator(".hash")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/session/"));
        await ReloadsAsync(page);
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "was imported" })).ToBeVisibleAsync();
        await ReloadsAsync(page);
        await page.GoBackAsync();
        await Expect(page.GetByLabel("File")).ToBeVisibleAsync();
        await ReloadsAsync(page);
        Assert.Single(await ann.ListAsync("/sessions"));
    }

    [Fact]
    [Trait("Scenario", "S130")]
    public async Task A_form_that_is_refused_stays_on_its_page()
    {
        var id = await ann.CreateSessionAsync("one");
        var visitor = await VisitAsync(server, ann);
        var page = visitor.Page;
        await page.GotoAsync("/sessions/import");
        await page.GetByLabel("File")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "x.json",
                    MimeType = "application/json",
                    Buffer = "{ broken"u8.ToArray(),
                });
        visitor.ExpectFailure("/sessions/import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what is in it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This file cannot be imported.");
        await ReloadsAsync(page);

        await page.GotoAsync($"/sessions/{id}/edit");
        visitor.ExpectFailure($"/sessions/{id}/edit");
        await page.GetByLabel("Title").FillAsync(new string('x', 51));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#title-problem")).ToContainTextAsync("may have at most 50 characters");
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync(new string('x', 51));
        await ReloadsAsync(page);
        await page.GetByLabel("Title").FillAsync("renamed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "renamed" })).ToBeVisibleAsync();
        await Expect(page.Locator(".toast")).ToBeVisibleAsync();

        await page.GotoAsync("/my-data/erase");
        visitor.ExpectFailure("/my-data/erase");
        await page.GetByLabel("To confirm, type your name").FillAsync("bob");
        await page.GetByRole(AriaRole.Button, new() { Name = "Erase everything" }).ClickAsync();
        await Expect(page.GetByText("This is not your name. Nothing was erased.")).ToBeVisibleAsync();
        await ReloadsAsync(page);
    }

    [Theory]
    [Trait("Scenario", "S130")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_is_no_answer_of_a_form(bool withScript)
    {
        var id = await ann.CreateSnapshotAsync("frozen");
        var page = await VisitAsync(withScript);
        await page.GotoAsync($"/snapshots/{id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Delete it for everyone?" })).ToBeVisibleAsync();
        await ReloadsAsync(page);
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "frozen" })).ToBeVisibleAsync();
        await page.GoForwardAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone" }).ClickAsync();
        await Expect(page.Locator(".toast")).ToContainTextAsync("“frozen” is in the trash.");
        await ReloadsAsync(page);
    }

    private async Task<IPage> VisitAsync(bool withScript) =>
        (await VisitAsync(server, ann, new() { JavaScriptEnabled = withScript })).Page;

    private static FilePayload Exported() =>
        new()
        {
            Name = "travels.webviz-session.json",
            MimeType = "application/json",
            Buffer = System.Text.Encoding.UTF8.GetBytes(
                $$"""{ "format": "webviz-session", "formatVersion": 1, "title": "travels", "contentHash": "{{TestData.HashOf("{}")}}","""
                    + $$""" "content": "{}" }"""),
        };

    /// <summary>A reload that would send a form again asks first, and is a POST.</summary>
    private static async Task ReloadsAsync(IPage page)
    {
        var response = await page.ReloadAsync();
        Assert.Equal(("GET", 200), (response!.Request.Method, response.Status));
    }
}
