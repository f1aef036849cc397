using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>One session in two tabs of one browser.</summary>
public sealed class TabsTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S60")]
    public async Task A_clean_tab_that_closes_leaves_the_other_ones_draft()
    {
        var (_, first, second) = await OpenTwiceAsync();
        await first.WriteAndKeepAsync("mine");
        await second.Page.CloseAsync(new() { RunBeforeUnload = true });
        await Expect(first.Notice("tabs")).ToHaveCountAsync(0);
        Assert.Single(await first.DraftsAsync());
        Assert.Equal(1, await first.IndexedDraftsAsync());
        await first.NoteReadsAsync("mine");
    }

    [Fact]
    [Trait("Scenario", "S45")]
    public async Task A_save_in_the_other_tab_is_said_at_once_and_nothing_is_overwritten()
    {
        var (id, first, second) = await OpenTwiceAsync();
        await second.WriteAndKeepAsync("second");
        await first.WriteAsync("first");
        await first.SaveAsync();
        await Expect(second.Notice("sync")).ToContainTextAsync("Version 2");
        await second.ActAsync("save");
        await Expect(second.Desk).ToBeVisibleAsync();
        Assert.Equal(["first"], await portal.Ann.TextsAsync(id));
        await second.Page.CloseAsync();
    }

    [Theory]
    [Trait("Scenario", "S60")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Taking_over_brings_the_other_tabs_work_and_leaves_it_read_only(bool isDirtyHereToo)
    {
        var (_, first, second) = await OpenTwiceAsync();
        var field = await first.EditAsync();
        await field.FillAsync("mine");
        if (isDirtyHereToo)
        {
            await second.WriteAndKeepAsync("second");
        }

        var words = isDirtyHereToo
            ? "Both tabs have unsaved changes. Taking over keeps those here; the others wait on Start."
            : "The other tab has unsaved changes. Taking over brings them here and makes it read-only.";
        await Expect(second.Notice("tabs")).ToContainTextAsync(words);
        await PressAsync(second, "Take over here");
        await Expect(first.Notice("handed-over")).ToContainTextAsync("You moved this session to another tab. This one is read-only.");
        await first.NoteReadsAsync("mine");
        await Expect(first.Page.Locator("[data-act=save]")).ToBeHiddenAsync();
        await first.WriteAsync("tried out");
        await Expect(first.Notice("trying")).ToContainTextAsync("Changes here are not kept.");
        if (isDirtyHereToo)
        {
            // What is here stays; what was there waits in its draft.
            await second.NoteReadsAsync("second");
            Assert.Equal(2, (await second.DraftsAsync()).Count);
        }
        else
        {
            await second.NoteReadsAsync("mine");
            await Expect(second.Recovery).ToHaveCountAsync(0);
            await Expect(second.Status).ToHaveTextAsync("Changed");
        }

        await Expect(second.Notice("tabs")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Scenario", "S60")]
    public async Task Read_only_here_leaves_the_session_to_the_other_tab()
    {
        var (_, first, second) = await OpenTwiceAsync();
        await PressAsync(second, "Read only here");
        await Expect(second.Notice("handed-over")).ToBeVisibleAsync();
        await Expect(first.Notice("tabs")).ToHaveCountAsync(0);
        await first.WriteAsync("mine");
        await first.SaveAsync();
        await second.Notice("handed-over").GetByRole(AriaRole.Button, new() { Name = "Edit here" }).ClickAsync();
        await second.NoteReadsAsync("mine");
    }

    [Fact]
    [Trait("Scenario", "S60")]
    public async Task Work_on_a_copy_makes_a_session_of_its_own()
    {
        var (id, first, second) = await OpenTwiceAsync();
        await PressAsync(second, "Work on a copy");
        await second.Dialog("metadata").Locator("[name=title]").FillAsync($"{tag} copy");
        await second.AnswerAsync("metadata", "Save");
        await Expect(second.Title).ToHaveTextAsync($"{tag} copy");
        await Expect(first.Notice("tabs")).ToHaveCountAsync(0);
        await second.WriteAsync("copy");
        await second.SaveAsync();
        Assert.Equal(["base"], await portal.Ann.TextsAsync(id));
        Assert.Equal(["copy"], await portal.Ann.TextsAsync(await second.IsInSessionAsync(id)));
    }

    [Fact]
    [Trait("Scenario", "S59")]
    public async Task A_living_tabs_work_is_neither_offered_nor_deleted()
    {
        var (_, first, second) = await OpenTwiceAsync();
        await first.WriteAndKeepAsync("alive");
        await second.WriteAndKeepAsync("dead");
        await second.CrashAsync();
        var start = await WorkbenchTab.OpenAsync(first.Page.Context, "/");
        await Expect(start.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(1);
        await start.Page.GetByRole(AriaRole.Button, new() { Name = "Delete all…" }).ClickAsync();
        await start.Page.GetByRole(AriaRole.Button, new() { Name = "Delete all", Exact = true }).ClickAsync();
        await Expect(start.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(0);
        Assert.Contains("alive", Assert.Single(await start.DraftsAsync()).GetProperty("content").GetString()!, StringComparison.Ordinal);
        Assert.Equal(1, await start.IndexedDraftsAsync());
    }

    [Fact]
    [Trait("Scenario", "S59")]
    public async Task Work_that_was_never_saved_is_open_in_one_tab_at_a_time()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/workbench");
        var first = new WorkbenchTab(visitor.Page);
        await first.BeginNoteAsync("mine");
        var second = await WorkbenchTab.OpenAsync(visitor.Context, first.Here);
        await Expect(second.Problem).ToContainTextAsync("This work is open in another tab");
        await first.CrashAsync();
        await second.Problem.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await second.AnswerAsync("recovery", "Recover");
        await second.NoteReadsAsync("mine");
    }

    private static Task PressAsync(WorkbenchTab tab, string action) =>
        tab.Notice("tabs").GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();

    private async Task<(string Id, WorkbenchTab First, WorkbenchTab Second)> OpenTwiceAsync()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        await visitor.GoAsync($"/session/{id}");
        var first = new WorkbenchTab(visitor.Page);
        await first.NoteReadsAsync("base");
        var second = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await second.NoteReadsAsync("base");
        await Expect(first.Notice("tabs")).ToContainTextAsync("Also open in another tab. Edit in one only.");
        await Expect(second.Notice("tabs")).ToContainTextAsync("Also open in another tab. Edit in one only.");
        return (id, first, second);
    }
}
