using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Work that its user turned away from: it can be undone at once, is listed for two weeks, and is nobody else's.</summary>
public sealed class SetAsideTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S135")]
    [InlineData("saved")]
    [InlineData("new")]
    public async Task Not_saving_on_the_way_out_is_undone_from_the_page_that_comes(string what)
    {
        var (id, tab) = what == "saved" ? await EditAsync() : (null, await BeginAsync());
        await tab.ActAsync("close");
        await Expect(tab.Question).ToContainTextAsync("You have unsaved changes. If you don't save, they are set aside for two weeks.");
        await tab.AnswerAsync("question", "Don't save");
        await Visitor.IsAtAsync(tab.Page, "/");
        await tab.HasNoDraftAsync();
        await IsListedAsync(tab, "Not saved");
        await tab.Toasts.GetByText("Undo").ClickAsync();
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync(what == "saved" ? "Changed" : "Not saved yet");
        await Expect(tab.Recovery).ToHaveCountAsync(0);
        await tab.IsKeptAsync("mine");
        Assert.Empty(await tab.SetAsideAsync());
        if (id is not null)
        {
            Assert.Equal($"/session/{id}", tab.Here);
            await tab.SaveAsync();
            Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
        }
    }

    [Fact]
    [Trait("Scenario", "S135")]
    public async Task Not_saving_on_the_way_to_another_session_is_undone_there()
    {
        var other = await portal.Ann.CreateSessionAsync($"{tag} other", null, NotesContent.Of("other"));
        var (id, tab) = await EditAsync();
        await tab.OpenInPlaceAsync($"{tag} other");
        await tab.AnswerAsync("question", "Don't save");
        await tab.NoteReadsAsync("other");
        Assert.Equal($"/session/{other}", tab.Here);
        await tab.Toasts.GetByText("Undo").ClickAsync();
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        Assert.Equal($"/session/{id}", tab.Here);
    }

    [Fact]
    [Trait("Scenario", "S135")]
    public async Task Edits_discarded_for_a_reload_are_undone()
    {
        var (id, tab) = await EditAsync();
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs"));
        await tab.ActAsync("reload");
        await tab.AnswerAsync("question", "Discard my edits");
        await tab.NoteReadsAsync("theirs");
        await tab.HasNoDraftAsync();
        Assert.Equal("discarded", Assert.Single(await tab.SetAsideAsync()).GetProperty("reason").GetString());
        await tab.Toasts.GetByText("Undo").ClickAsync();
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync("Out of sync");
    }

    [Theory]
    [Trait("Scenario", "S64")]
    [Trait("Scenario", "S135")]
    [InlineData("saved", "Discard and load version 1 from the server…", "base")]
    [InlineData("new", "Discard and start fresh…", null)]
    public async Task Recovery_offers_to_discard_and_that_is_undone(string what, string words, string? shown)
    {
        var (_, tab) = what == "saved" ? await EditAsync() : ("", await BeginAsync());
        var (context, here) = (tab.Page.Context, tab.Here);
        await tab.CrashAsync();
        tab = await WorkbenchTab.OpenAsync(context, here);
        await tab.AnswerAsync("recovery", words);
        await tab.AnswerAsync("question", "Discard");
        await (shown is null ? Expect(tab.Note(0)).ToHaveCountAsync(0) : tab.NoteReadsAsync(shown));
        await tab.HasNoDraftAsync();
        await tab.Toasts.GetByText("Undo").ClickAsync();
        await tab.NoteReadsAsync("mine");
        Assert.Empty(await tab.SetAsideAsync());
    }

    [Fact]
    [Trait("Scenario", "S55")]
    public async Task Deciding_later_leaves_a_hint_that_leads_to_the_work()
    {
        var (id, tab) = await EditAsync();
        var context = tab.Page.Context;
        await tab.CrashAsync();
        tab = await WorkbenchTab.OpenAsync(context, $"/session/{id}");
        await tab.AnswerAsync("recovery", "Decide later");
        await tab.NoteReadsAsync("base");
        await Expect(tab.Notice("postponed")).ToContainTextAsync("is still in this browser");
        await tab.Notice("postponed").GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Notice("postponed")).ToHaveCountAsync(0);
        Assert.Equal($"/session/{id}", tab.Here);
    }

    [Fact]
    [Trait("Scenario", "S134")]
    public async Task What_is_set_aside_is_opened_as_a_new_session_downloaded_and_deleted()
    {
        var (id, tab) = await EditAsync();
        await tab.ActAsync("close");
        await tab.AnswerAsync("question", "Don't save");
        await Visitor.IsAtAsync(tab.Page, "/");
        var row = await IsListedAsync(tab, "Not saved");
        var file = await tab.Page.RunAndWaitForDownloadAsync(() =>
            row.GetByRole(AriaRole.Button, new() { Name = $"Download {tag}" }).ClickAsync());
        Assert.Equal(["mine"], NotesContent.TextsOf(await File.ReadAllTextAsync(await file.PathAsync())));

        await row.GetByRole(AriaRole.Link, new() { Name = "Open as a new session" }).ClickAsync();
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        await tab.ActAsync("save");
        await tab.AnswerAsync("metadata", "Save");
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(await tab.IsInSessionAsync(id)));
        Assert.Equal(["base"], await portal.Ann.TextsAsync(id));

        await tab.Page.GotoAsync("/");
        row = await IsListedAsync(tab, "Not saved");
        await row.GetByRole(AriaRole.Button, new() { Name = $"Delete {tag}" }).ClickAsync();
        await tab.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = $"Delete {tag}" }).ClickAsync();
        await tab.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("webviz-set-aside")).ToBeHiddenAsync();
        Assert.Empty(await tab.SetAsideAsync());
    }

    [Fact]
    [Trait("Scenario", "S74")]
    public async Task Trying_out_a_snapshot_sets_nothing_aside()
    {
        var id = await portal.Ann.CreateSnapshotAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/snapshot/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.WriteAsync("tried out");
        await tab.ActAsync("close");
        await visitor.IsAtAsync("/");
        Assert.Empty(await tab.SetAsideAsync());
    }

    [Fact]
    [Trait("Scenario", "S135")]
    public async Task How_long_it_is_kept_is_a_setting()
    {
        var server = await StartPortalAsync(web => web.UseSetting("Drafts:SetAsideDays", "3"));
        using var ann = await PortalClient.SignInAsync(server.Address, "ann");
        var id = await ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.WriteAndKeepAsync("mine");
        await tab.ActAsync("close");
        await Expect(tab.Question).ToContainTextAsync("they are set aside for 3 days.");
        await tab.AnswerAsync("question", "Don't save");
        await visitor.IsAtAsync("/");
        var kept = Assert.Single(await tab.SetAsideAsync());
        Assert.Equal(
            TimeSpan.FromDays(3),
            kept.GetProperty("until").GetDateTimeOffset() - kept.GetProperty("setAsideAt").GetDateTimeOffset());
        await visitor.Context.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(3).AddMinutes(1) });
        await visitor.GoAsync("/");
        await Expect(tab.Page.Locator("webviz-set-aside")).ToBeHiddenAsync();
        await Eventually.HoldsAsync(async () => (await tab.SetAsideAsync()).Count == 0);
    }

    /// <summary>The one row of what is set aside, after it was unfolded; nothing is listed as unsaved work.</summary>
    private static async Task<ILocator> IsListedAsync(WorkbenchTab tab, string reason)
    {
        await Expect(tab.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(0);
        var list = tab.Page.Locator("webviz-set-aside");
        var row = list.Locator(".row");
        await Expect(row).ToBeHiddenAsync();
        await list.GetByText("Set aside", new() { Exact = true }).ClickAsync();
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync(reason);
        await Expect(row).ToContainTextAsync("kept until");
        return row;
    }

    private async Task<(string Id, WorkbenchTab Tab)> EditAsync()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        await tab.WriteAndKeepAsync("mine");
        return (id, tab);
    }

    private async Task<WorkbenchTab> BeginAsync()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/workbench");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.BeginNoteAsync("mine");
        return tab;
    }
}
