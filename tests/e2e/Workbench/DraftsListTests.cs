using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Unsaved work of this browser on the start page.</summary>
public sealed class DraftsListTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S56")]
    public async Task Each_piece_of_work_is_listed_with_what_can_be_done()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        await CrashSavedAsync(visitor, id, "on a session");
        await CrashNewAsync(visitor, "never saved");
        await visitor.GoAsync("/");
        await Expect(Rows(visitor)).ToHaveCountAsync(2);
        var (saved, fresh) = (Row(visitor, tag), Row(visitor, "New session"));
        await Expect(saved).ToContainTextAsync("Based on version 1, as on the server · changed just now");
        await Expect(fresh).ToContainTextAsync("Never saved");
        await Expect(fresh).ToContainTextAsync("1 dashboard, 1 module · changed just now");
        await Expect(fresh.GetByText("Open in new tab")).ToHaveCountAsync(0);

        var opened = new WorkbenchTab(await visitor.Context.RunAndWaitForPageAsync(() => saved.GetByText("Open in new tab").ClickAsync()));
        await opened.NoteReadsAsync("on a session");
        await visitor.Page.ReloadAsync();
        await Expect(Rows(visitor)).ToHaveCountAsync(1);

        await fresh.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        var here = new WorkbenchTab(visitor.Page);
        await here.NoteReadsAsync("never saved");
        await Expect(here.Recovery).ToHaveCountAsync(0);
        await here.CrashAsync();
        var start = await WorkbenchTab.OpenAsync(visitor.Context, "/");
        var row = start.Page.Locator("webviz-drafts .row");
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete New session" }).ClickAsync();
        await Confirm(start.Page, "Cancel").ClickAsync();
        await Expect(row).ToHaveCountAsync(1);
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete New session" }).ClickAsync();
        await Confirm(start.Page, "Delete").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await opened.SaveAsync();
        await opened.HasNoDraftAsync();
    }

    [Fact]
    [Trait("Scenario", "S56")]
    public async Task Delete_all_asks_and_deletes_all_of_the_dead()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await CrashNewAsync(visitor, "one");
        await CrashNewAsync(visitor, "two");
        await visitor.GoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete all…" }).ClickAsync();
        await Confirm(visitor.Page, "Cancel").ClickAsync();
        await Expect(Rows(visitor)).ToHaveCountAsync(2);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete all…" }).ClickAsync();
        await Confirm(visitor.Page, "Delete all").ClickAsync();
        await Expect(Rows(visitor)).ToHaveCountAsync(0);
        await new WorkbenchTab(visitor.Page).HasNoDraftAsync();
    }

    [Fact]
    [Trait("Scenario", "S57")]
    public async Task Two_never_saved_pieces_of_work_are_recovered_apart_at_their_own_addresses()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var addresses = new[] { await CrashNewAsync(visitor, "one"), await CrashNewAsync(visitor, "two") };
        await visitor.GoAsync("/");
        await Expect(Rows(visitor)).ToHaveCountAsync(2);
        foreach (var (address, text) in addresses.Zip(["one", "two"]))
        {
            var tab = await WorkbenchTab.OpenAsync(visitor.Context, address);
            await tab.AnswerAsync("recovery", "Recover");
            await tab.NoteReadsAsync(text);
            await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
            Assert.Equal([text], await portal.Ann.TextsAsync(await tab.SaveAsAsync($"{tag} {text}")));
        }

        await new WorkbenchTab(visitor.Page).HasNoDraftAsync();
    }

    [Fact]
    [Trait("Scenario", "S57")]
    public async Task A_never_saved_piece_of_work_is_offered_when_its_page_is_reloaded()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/workbench");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.BeginNoteAsync("mine");
        Assert.True(await LeavePrompt.ShowsOnReloadAsync(tab.Page, stay: false));
        await Expect(tab.Recovery).ToContainTextAsync("New session");
        await tab.AnswerAsync("recovery", "Recover");
        await tab.NoteReadsAsync("mine");
    }

    [Theory]
    [Trait("Scenario", "S58")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Work_that_was_postponed_survives_a_new_session_and_a_converted_snapshot(bool fromSnapshot)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = new WorkbenchTab(visitor.Page);
        var address = await CrashNewAsync(visitor, "older");
        await visitor.GoAsync(address);
        await tab.AnswerAsync("recovery", "Decide later");
        await visitor.IsAtAsync("/");
        if (fromSnapshot)
        {
            await visitor.GoAsync($"/snapshot/{await portal.Ann.CreateSnapshotAsync(tag, null, NotesContent.Of("base"))}");
            await tab.ActAsync("make-session");
            await Expect(tab.Title).ToHaveTextAsync($"{tag} (snapshot)");
            await tab.WriteAndKeepAsync("newer");
        }
        else
        {
            await visitor.GoAsync("/workbench");
            await tab.BeginNoteAsync("newer");
        }

        Assert.Equal(2, (await tab.DraftsAsync()).Count);
        var start = await WorkbenchTab.OpenAsync(visitor.Context, "/");
        await Expect(start.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(1);
        await start.Page.Locator("webviz-drafts .row").GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        await start.NoteReadsAsync("older");
    }

    private static ILocator Rows(Visitor visitor) => visitor.Page.Locator("webviz-drafts .row");

    private static ILocator Row(Visitor visitor, string title) => Rows(visitor).Filter(new() { HasText = title });

    private static ILocator Confirm(IPage page, string button) =>
        page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = button, Exact = true });

    private static async Task CrashSavedAsync(Visitor visitor, string id, string text)
    {
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.WriteAndKeepAsync(text);
        await tab.CrashAsync();
    }

    private static async Task<string> CrashNewAsync(Visitor visitor, string text)
    {
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench");
        await tab.BeginNoteAsync(text);
        var address = tab.Here;
        await tab.CrashAsync();
        return address;
    }
}
