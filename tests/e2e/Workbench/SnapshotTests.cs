using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Freezing a workbench, opening what is frozen, and making a session of it again.</summary>
public sealed class SnapshotTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();
    private Visitor visitor = null!;

    [Fact]
    [Trait("Scenario", "S69")]
    [Trait("Scenario", "S70")]
    [Trait("Scenario", "S103")]
    [Trait("Scenario", "S112")]
    public async Task A_snapshot_holds_what_is_on_screen_and_the_session_stays_unsaved()
    {
        var (id, tab) = await OpenSessionAsync(tag, "saved");
        await tab.WriteAndKeepAsync("on screen");
        await tab.ActAsync("snapshot");
        await Expect(tab.Dialog("snapshot")).ToContainTextAsync("Your unsaved changes are included; the session itself stays unsaved.");
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        var link = tab.Dialog("created").GetByLabel("Link of the snapshot");
        await Expect(link).ToBeFocusedAsync();
        var address = await link.InputValueAsync();
        Assert.Equal(
            address,
            await tab.Page.EvaluateAsync<string>(
                "() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd); }"));
        await Expect(tab.Dialog("created")).ToContainTextAsync("Your session still has unsaved changes.");
        await tab.AnswerAsync("created", "Done");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        Assert.Equal("saved", (await portal.Ann.TextsAsync(id))[0]);
        var snapshot = address.Split('/')[^1];
        Assert.Equal(1, await portal.Ann.VisitsAsync(snapshot, tag));
        Assert.Equal("on screen", NotesContent.TextsOf((await portal.Bob.GetAsync($"/snapshots/{snapshot}")).Is(200).Content)[0]);

        // One of exactly this is told of, with its link.
        await tab.ActAsync("snapshot");
        await Expect(tab.Dialog("snapshot").Locator("[data-identical]")).ToContainTextAsync("A snapshot of exactly this exists");
        Assert.Equal(address, await tab.Dialog("snapshot").Locator("[data-identical] a").EvaluateAsync<string>("link => link.href"));

        var details = await visitor.Context.NewPageAsync();
        await details.GotoAsync($"/sessions/{id}");
        await Expect(details.GetByRole(AriaRole.Region, new() { Name = "Snapshots" }).Locator(".row-title")).ToHaveTextAsync([tag]);
        await Expect(details.GetByRole(AriaRole.Region, new() { Name = "Versions" }).Locator(".row-title")).ToHaveTextAsync(["Version 1"]);
    }

    [Fact]
    [Trait("Scenario", "S71")]
    public async Task The_proposed_title_fits()
    {
        var title = tag + new string('ø', 50 - tag.Length);
        var (_, tab) = await OpenSessionAsync(title, "text");
        await tab.ActAsync("snapshot");
        await Expect(tab.Dialog("snapshot").GetByLabel("Title")).ToHaveValueAsync(title);
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        await Expect(tab.Dialog("created")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S72")]
    public async Task A_snapshot_that_failed_is_tried_again_and_shows_its_link()
    {
        var (_, tab) = await OpenSessionAsync(tag, "text");
        visitor.ExpectFailure("/api/persistence/snapshots");
        await tab.Page.RouteAsync(
            "**/persistence/snapshots",
            route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await tab.ActAsync("snapshot");
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        await Expect(tab.Dialog("snapshot").Locator("[data-failure]")).ToContainTextAsync("Nothing was lost.");
        await tab.Page.UnrouteAllAsync();
        await tab.AnswerAsync("snapshot", "Try again");
        await Expect(tab.Dialog("created").GetByLabel("Link of the snapshot"))
            .ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/snapshot/.{12}$"));
        Assert.Single(await portal.Ann.ListAsync($"/snapshots?filter_title={tag}"));
    }

    [Fact]
    [Trait("Scenario", "S73")]
    [Trait("Scenario", "S74")]
    [Trait("Scenario", "S78")]
    public async Task Anybody_with_the_link_sees_it_read_only_and_each_opening_is_one_visit()
    {
        var id = await portal.Ann.CreateSnapshotAsync(tag, null, NotesContent.Of("frozen"));
        visitor = await VisitAsync(portal.Server, portal.Bob);
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var tab = new WorkbenchTab(visitor.Page);
        for (var opening = 1; opening <= 2; opening++)
        {
            await visitor.GoAsync($"/snapshot/{id}");
            await tab.NoteReadsAsync("frozen");
            await Expect(tab.Page.Locator(".workbench-bar")).ToContainTextAsync("Read-only");
            await Expect(tab.Page.Locator("[data-owner-note]")).ToContainTextAsync("ann");
            Assert.Equal(opening, await portal.Bob.VisitsAsync(id, tag));
        }

        await Expect(tab.Page.Locator("[data-act=save]")).ToBeHiddenAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add module" })).ToBeHiddenAsync();
        await tab.ActAsync("copy-link");
        await Expect(tab.Page.Locator("[data-copy-word]")).ToHaveTextAsync("Copied");
        Assert.Equal(tab.Page.Url, await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    [Trait("Scenario", "S75")]
    public async Task A_session_made_from_a_snapshot_is_unsaved_named_after_it_and_protected()
    {
        var title = tag + new string('x', 58 - tag.Length);
        var id = await portal.Ann.CreateSnapshotAsync(title, null, NotesContent.Of("frozen"));
        visitor = await VisitAsync(portal.Server, portal.Bob);
        await visitor.GoAsync($"/snapshot/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.ActAsync("make-session");
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        Assert.StartsWith("/workbench?draft=", tab.Here, StringComparison.Ordinal);
        var name = await tab.Title.TextContentAsync();
        Assert.EndsWith(" (snapshot)", name, StringComparison.Ordinal);
        Assert.InRange(name!.Length, 1, 50);
        await tab.IsKeptAsync("frozen");
        await tab.CrashAsync();
        var again = await WorkbenchTab.OpenAsync(visitor.Context, "/");
        await Expect(again.Page.Locator("[data-draft]")).ToContainTextAsync("(snapshot)");
    }

    [Fact]
    [Trait("Scenario", "S76")]
    [Trait("Scenario", "S77")]
    public async Task What_cannot_be_opened_says_why_with_a_way_home()
    {
        var deleted = await portal.Ann.CreateSnapshotAsync(tag);
        (await portal.Ann.DeleteAsync($"/snapshots/{deleted}")).Is(200);
        visitor = await VisitAsync(portal.Server, portal.Bob);
        await visitor.GoAsync($"/snapshot/{deleted}", 410);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "This snapshot was deleted" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".problem")).ToContainTextAsync("ann deleted it");
        foreach (var path in new[] { "/snapshot/AAAAAAAAAAAA", "/snapshot/not-an-id", "/session/not-an-id" })
        {
            await visitor.GoAsync(path, 404);
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Go to Start" }).ClickAsync();
            await visitor.IsAtAsync("/");
        }

        await visitor.GoAsync("/workbench?draft=not-an-id");
        await Expect(new WorkbenchTab(visitor.Page).Problem).ToContainTextAsync("Page not found");
        await visitor.GoAsync("/workbench?draft=AAAAAAAAAAAA");
        await Expect(new WorkbenchTab(visitor.Page).Problem).ToContainTextAsync("This work is not in this browser");
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenSessionAsync(string title, string text)
    {
        var id = await portal.Ann.CreateSessionAsync(title, null, NotesContent.Of(text));
        visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        return (id, tab);
    }
}
