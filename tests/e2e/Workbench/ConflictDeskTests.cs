using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>The ways out of a conflict: each works, and after each both sides are still somewhere.</summary>
public sealed class ConflictDeskTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S48")]
    public async Task Saving_over_a_newer_version_is_refused_and_cancel_leaves_both_as_they_are()
    {
        var (id, tab) = await ConflictAsync(["mine", "base"], ["base", "theirs"]);
        await Expect(tab.Desk.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(tab.Status).ToHaveTextAsync("Conflict");
        await ChooseAsync(tab, "Cancel and go on editing");
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync("Conflict");
        Assert.Equal(["base", "theirs"], await portal.Ann.TextsAsync(id));
        Assert.Equal(["mine", "base"], await KeptAsync(tab));
        // Saving again leads to the desk again, and overwrites nothing.
        await tab.ActAsync("save");
        await Expect(tab.Desk).ToBeVisibleAsync();
        Assert.Equal(2, await portal.Ann.VersionAsync(id));
    }

    [Fact]
    [Trait("Scenario", "S48")]
    [Trait("Scenario", "S134")]
    public async Task Overwrite_saves_mine_and_keeps_theirs_in_the_history()
    {
        var (id, tab) = await ConflictAsync(["mine", "base"], ["base", "theirs"]);
        await ChooseAsync(tab, "Overwrite with mine");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        Assert.Equal(["mine", "base"], await portal.Ann.TextsAsync(id));
        Assert.Equal(["base", "theirs"], await portal.Ann.TextsAsync(id, 2));
        await tab.HasNoDraftAsync();
        Assert.Empty(await tab.SetAsideAsync());
    }

    [Fact]
    [Trait("Scenario", "S48")]
    public async Task Overwrite_is_refused_where_a_third_version_came_meanwhile()
    {
        var (id, tab) = await ConflictAsync(["mine", "base"], ["base", "theirs"]);
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("base", "newer still"));
        await ChooseAsync(tab, "Overwrite with mine");
        await Expect(tab.Toasts).ToContainTextAsync("overwritten");
        Assert.Equal(["base", "newer still"], await portal.Ann.TextsAsync(id));
        Assert.Equal(["mine", "base"], await KeptAsync(tab));
    }

    [Fact]
    [Trait("Scenario", "S48")]
    public async Task Keep_mine_as_a_new_session_leaves_theirs_untouched()
    {
        var (id, tab) = await ConflictAsync(["mine", "base"], ["base", "theirs"]);
        await ChooseAsync(tab, "Keep mine as a new session");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var made = await tab.IsInSessionAsync(id);
        Assert.Equal(["mine", "base"], await portal.Ann.TextsAsync(made));
        Assert.Equal(["base", "theirs"], await portal.Ann.TextsAsync(id));
        await tab.HasNoDraftAsync();
    }

    [Fact]
    [Trait("Scenario", "S48")]
    [Trait("Scenario", "S134")]
    public async Task Take_theirs_shows_theirs_and_sets_mine_aside()
    {
        var (id, tab) = await ConflictAsync(["mine", "base"], ["base", "theirs"]);
        await ChooseAsync(tab, "Take theirs");
        await tab.NoteReadsAsync("theirs", 1);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Toasts).ToContainTextAsync("Showing their version. Yours is on Start, under Set aside.");
        await IsSetAsideAsync(tab, "took-theirs");
        Assert.Equal(2, await portal.Ann.VersionAsync(id));
    }

    [Fact]
    [Trait("Scenario", "S48")]
    [Trait("Scenario", "S134")]
    public async Task Merge_takes_what_only_one_side_changed_and_is_saved_on_top_of_theirs()
    {
        var (id, tab) = await ConflictAsync(["mine", "base"], ["base", "theirs"]);
        await ChooseAsync(tab, "Merge");
        await tab.NoteReadsAsync("mine");
        await tab.NoteReadsAsync("theirs", 1);
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        Assert.Equal(["base", "theirs"], await portal.Ann.TextsAsync(id));
        await Expect(tab.Toasts).ToContainTextAsync("Merged. Review, then save.");
        await tab.SaveAsync();
        await IsSetAsideAsync(tab, "merged");
        Assert.Equal(["mine", "theirs"], await portal.Ann.TextsAsync(id));
        Assert.Equal(["base", "theirs"], await portal.Ann.TextsAsync(id, 2));
    }

    [Theory]
    [Trait("Scenario", "S48")]
    [InlineData("mine")]
    [InlineData("theirs")]
    public async Task Merge_waits_for_a_choice_where_both_changed_the_same(string side)
    {
        var (id, tab) = await ConflictAsync(["mine", "base"], ["theirs", "base"]);
        await tab.Desk.Locator(".desk-merge").ClickAsync(new() { Force = true });
        await Expect(tab.Desk.Locator(".badge-bad")).ToHaveTextAsync("1 of 1 left to choose");
        await Expect(tab.Desk).ToBeVisibleAsync();
        await tab.Desk.GetByRole(AriaRole.Radio, new() { Name = $": {side}" }).CheckAsync();
        await ChooseAsync(tab, "Merge");
        await tab.NoteReadsAsync(side);
        Assert.Equal(["mine", "base"], NotesContent.TextsOf(Assert.Single(await tab.SetAsideAsync()).GetProperty("content").GetString()!));
        Assert.Equal(["theirs", "base"], await portal.Ann.TextsAsync(id));
    }

    [Theory]
    [Trait("Scenario", "S49")]
    [InlineData("Discard my edits")]
    [InlineData("Cancel")]
    [InlineData("Save a copy…")]
    public async Task Reload_asks_before_edits_are_lost(string answer)
    {
        var (id, tab) = await OpenAsync(["mine"], ["base"]);
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs"));
        await tab.ActAsync("reload");
        await Expect(tab.Question).ToContainTextAsync("Edits since the last save will be lost.");
        await tab.NoteReadsAsync("mine");
        await tab.AnswerAsync("question", answer);
        if (answer == "Save a copy…")
        {
            await tab.AnswerAsync("metadata", "Save");
            await Expect(tab.Status).ToHaveTextAsync("Saved");
            Assert.Equal(["mine"], await portal.Ann.TextsAsync(await tab.IsInSessionAsync(id)));
        }
        else if (answer == "Discard my edits")
        {
            await tab.NoteReadsAsync("theirs");
            await tab.HasNoDraftAsync();
        }
        else
        {
            await tab.NoteReadsAsync("mine");
            Assert.Equal(["mine"], await KeptAsync(tab));
        }

        Assert.Equal(["theirs"], await portal.Ann.TextsAsync(id));
    }

    private static Task ChooseAsync(WorkbenchTab tab, string way) => tab.Desk.GetByRole(AriaRole.Button, new() { Name = way }).ClickAsync();

    /// <summary>Mine lies where it is set aside, is no unsaved work any more, and no recovery asks about it.</summary>
    private async Task IsSetAsideAsync(WorkbenchTab tab, string reason)
    {
        await tab.HasNoDraftAsync();
        var mine = Assert.Single(await tab.SetAsideAsync());
        Assert.Equal((reason, tag), (mine.GetProperty("reason").GetString(), mine.GetProperty("title").GetString()));
        Assert.Equal(["mine", "base"], NotesContent.TextsOf(mine.GetProperty("content").GetString()!));
        await tab.Page.ReloadAsync();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Recovery).ToHaveCountAsync(0);
    }

    private static async Task<IReadOnlyList<string>> KeptAsync(WorkbenchTab tab)
    {
        var drafts = await tab.DraftsAsync();
        return NotesContent.TextsOf(
            drafts.OrderBy(draft => draft.GetProperty("baseVersion").GetInt32()).First().GetProperty("content").GetString()!);
    }

    /// <summary>Mine is edited here, theirs is saved elsewhere; a press of Save leads to the desk.</summary>
    private async Task<(string Id, WorkbenchTab Tab)> ConflictAsync(string[] mine, string[] theirs)
    {
        var (id, tab) = await OpenAsync(mine, ["base", "base"]);
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of(theirs));
        await tab.ActAsync("save");
        await Expect(tab.Desk).ToContainTextAsync("This session was saved somewhere else");
        return (id, tab);
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(string[] mine, string[] stored)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of(stored));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        await tab.WriteAndKeepAsync(mine[0]);
        return (id, tab);
    }
}
