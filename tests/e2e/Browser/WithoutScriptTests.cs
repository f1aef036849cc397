using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>Every list works where no script runs.</summary>
public sealed class WithoutScriptTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private Visitor visitor = null!;

    private IPage Page => visitor.Page;

    private ILocator Titles => Page.Locator("tbody .cell-title");

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = false });
    }

    [Fact]
    [Trait("Scenario", "S99")]
    public async Task Lists_are_filtered_sorted_and_paged()
    {
        for (var number = 1; number <= 35; number++)
        {
            await ann.CreateSessionAsync($"session {number:00}");
        }

        await visitor.GoAsync("/sessions");
        await Expect(Titles).ToHaveCountAsync(30);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Load 30 more" }).ClickAsync();
        await Expect(Titles).ToHaveCountAsync(35);
        await Page.GoBackAsync();
        await Expect(Titles).ToHaveCountAsync(30);
        await Page.GetByPlaceholder("Filter by title").FillAsync("3");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await Expect(Titles.First).ToHaveTextAsync("session 35");
        await Page.GetByRole(AriaRole.Columnheader, new() { Name = "Title" }).GetByRole(AriaRole.Link).ClickAsync();
        await Page.GetByRole(AriaRole.Columnheader, new() { Name = "Title" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Titles.First).ToHaveTextAsync("session 03");
        await visitor.IsAtAsync("/sessions?q=3&sort=title");
        await Expect(Page.Locator("#result")).ToHaveTextAsync("9 sessions match");
    }

    [Fact]
    [Trait("Scenario", "S99")]
    [Trait("Scenario", "S102")]
    public async Task Sessions_are_renamed_duplicated_deleted_and_restored()
    {
        await ann.CreateSessionAsync("one");
        await ann.CreateSessionAsync("two");
        await visitor.GoAsync("/sessions");
        await Page.GetByLabel("Edit two").ClickAsync();
        await Page.GetByLabel("Title").FillAsync("zwei");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "zwei" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("“zwei” saved.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Duplicate" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["zwei (copy)", "zwei", "one"]);

        // One goes at once, several after a page that asks.
        await Page.GetByLabel("Select one").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["zwei (copy)", "zwei"]);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["zwei (copy)", "zwei", "one"]);
        await Page.GetByLabel("Select one").CheckAsync();
        await Page.GetByLabel("Select zwei", new() { Exact = true }).CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Delete 2 sessions?" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(Titles).ToHaveCountAsync(3);
        await Page.GetByLabel("Select one").CheckAsync();
        await Page.GetByLabel("Select zwei", new() { Exact = true }).CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["zwei (copy)"]);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Trash" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Restore one" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["zwei"]);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete zwei for good" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "The trash is empty" })).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S108")]
    public async Task A_session_is_exported_and_imported()
    {
        var id = await ann.CreateSessionAsync("travels", null, TestData.Read("webviz-session-small.json"));
        await visitor.GoAsync("/sessions");
        await Page.GetByLabel("More of travels").ClickAsync();
        await visitor.IsAtAsync($"/sessions/{id}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync());
        await visitor.GoAsync("/sessions/import");
        await Page.GetByLabel("File").SetInputFilesAsync(await download.PathAsync());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show what is in it" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "travels" })).ToBeVisibleAsync();
        Assert.Equal(2, (await ann.ListAsync("/sessions")).Count);
    }

    [Fact]
    [Trait("Scenario", "S99")]
    public async Task Snapshots_are_filtered_and_deleted()
    {
        await ann.CreateSnapshotAsync("one");
        await ann.CreateSnapshotAsync("two");
        await visitor.GoAsync("/snapshots?view=mine");
        await Page.GetByPlaceholder("Filter by title").FillAsync("ONE");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["one"]);
        await Page.GetByLabel("Select one").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone…" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone" }).ClickAsync();
        await Expect(Page.Locator(".toast")).ToContainTextAsync("“one” is in the trash.");
        await visitor.GoAsync("/snapshots?view=mine");
        await Expect(Titles).ToHaveTextAsync(["two"]);
    }

    [Fact]
    [Trait("Scenario", "S99")]
    public async Task Pages_say_what_needs_script_and_show_nothing_that_would_do_nothing()
    {
        var session = await ann.CreateSessionAsync("one");
        var snapshot = await ann.CreateSnapshotAsync("two");
        (await ann.GetAsync($"/snapshots/{snapshot}")).Is(200);
        foreach (var path in new[]
            {
                "/",
                "/sessions",
                $"/sessions/{session}",
                "/snapshots",
                "/snapshots?view=mine",
                $"/snapshots/{snapshot}",
                "/trash",
                "/help",
                "/my-data",
            })
        {
            await visitor.GoAsync(path);
            await Expect(Page.Locator(".script-note"))
                .ToContainTextAsync("The workbench, unsaved work, copying links, themes and shortcuts need it.");
            await Expect(Page.GetByRole(AriaRole.Button, new() { NameRegex = new("copy|light or dark", RegexOptions.IgnoreCase) }))
                .ToHaveCountAsync(0);
        }

        await visitor.GoAsync($"/session/{session}");
        await Expect(Page.Locator(".notice-warn")).ToContainTextAsync("The workbench needs JavaScript.");
        await Expect(Page.Locator(".notice-warn")).ToBeVisibleAsync();
        await Expect(Page.Locator(".workbench-loading")).ToBeHiddenAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "go to Sessions" }).ClickAsync();
        await visitor.IsAtAsync("/sessions");
    }

    [Fact]
    [Trait("Scenario", "S105")]
    public async Task Menus_open_and_lead_on()
    {
        var session = await ann.CreateSessionAsync("one");
        await visitor.GoAsync("/");
        await Page.Locator("button.who").ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Export or erase my data" }).ClickAsync();
        await visitor.IsAtAsync("/my-data");
        await visitor.GoAsync("/sessions");
        await Page.GetByLabel("More of one").ClickAsync();
        await visitor.IsAtAsync($"/sessions/{session}");
        await Page.Locator("button.who").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/sign-in"));
    }
}
