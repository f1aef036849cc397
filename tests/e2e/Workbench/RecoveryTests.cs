namespace Portal.EndToEnd.Workbench;

/// <summary>Work of a tab that died is offered when its session is opened again.</summary>
public sealed class RecoveryTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S52")]
    [Trait("Scenario", "S53")]
    public async Task Work_of_a_crashed_tab_is_offered_and_comes_back_unsaved()
    {
        var (id, visitor) = await CrashWithAsync("mine");
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Recovery).ToContainTextAsync(tag);
        await Expect(tab.Recovery.Locator("[data-here]")).ToContainTextAsync("just now");
        await Expect(tab.Recovery.Locator("[data-server]")).ToContainTextAsync("version 1, just now");
        await Expect(tab.Recovery.Locator("[data-based]")).ToHaveTextAsync("version 1");
        await Expect(tab.Recovery.Locator("[data-inside]")).ToHaveTextAsync("1 dashboard, 1 module");
        await tab.AnswerAsync("recovery", "Recover");
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await Expect(tab.Page.Locator("[data-act=save]")).ToBeEnabledAsync();
        await tab.ActAsync("close");
        await Expect(tab.Question).ToContainTextAsync("Save before you leave?");
        await tab.AnswerAsync("question", "Cancel");
        await tab.SaveAsync();
        await tab.HasNoDraftAsync();
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
    }

    [Fact]
    [Trait("Scenario", "S53")]
    public async Task Recovered_work_is_not_left_without_the_browsers_question()
    {
        var (id, visitor) = await CrashWithAsync("mine");
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.AnswerAsync("recovery", "Recover");
        await tab.NoteReadsAsync("mine");
        // A browser asks only about pages that somebody has touched.
        await tab.Note(0).ClickAsync();
        Assert.True(await LeavePrompt.ShowsOnCloseAsync(tab.Page));
    }

    [Fact]
    [Trait("Scenario", "S54")]
    public async Task While_the_question_is_open_nothing_writes_and_escape_loses_nothing()
    {
        var (id, visitor) = await CrashWithAsync("mine");
        await visitor.Context.Clock.InstallAsync();
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Recovery).ToBeVisibleAsync();
        var before = (await tab.DraftsAsync()).Single().GetRawText();
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs"));
        await visitor.Context.Clock.FastForwardAsync(60_000);
        await HiddenTab.HideAsync(tab.Page);
        await HiddenTab.ShowAsync(tab.Page);
        Assert.Equal(before, (await tab.DraftsAsync()).Single().GetRawText());
        await tab.Page.Keyboard.PressAsync("Escape");
        // The server's copy is shown; edits of it are a draft of their own.
        await tab.NoteReadsAsync("theirs");
        await tab.WriteAndKeepAsync("later");
        Assert.Contains(before, (await tab.DraftsAsync()).Select(draft => draft.GetRawText()));
        Assert.Equal(2, (await tab.DraftsAsync()).Count);
    }

    [Fact]
    [Trait("Scenario", "S55")]
    public async Task A_discarded_copy_is_no_draft_any_more_and_the_server_keeps_its_version()
    {
        var (id, visitor) = await CrashWithAsync("mine");
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.AnswerAsync("recovery", "Discard and load version 1 from the server…");
        await tab.AnswerAsync("question", "Keep it");
        Assert.Single(await tab.DraftsAsync());
        await tab.AnswerAsync("recovery", "Discard and load version 1 from the server…");
        await tab.AnswerAsync("question", "Discard");
        await tab.NoteReadsAsync("base");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.HasNoDraftAsync();
        await tab.Page.ReloadAsync();
        await tab.NoteReadsAsync("base");
        await Expect(tab.Recovery).ToHaveCountAsync(0);
        Assert.Equal(1, await portal.Ann.VersionAsync(id));
    }

    [Theory]
    [Trait("Scenario", "S61")]
    [InlineData("start page")]
    [InlineData("list")]
    [InlineData("back")]
    [InlineData("open dialog")]
    public async Task Recovery_is_offered_by_whatever_way_the_session_is_opened(string way)
    {
        var (id, visitor) = await CrashWithAsync("mine");
        var tab = new WorkbenchTab(visitor.Page);
        var other = await portal.Ann.CreateSessionAsync($"{tag} other", null, NotesContent.Of("other"));
        if (way == "open dialog")
        {
            await visitor.GoAsync($"/session/{other}");
            await tab.OpenInPlaceAsync(tag);
        }
        else
        {
            await visitor.GoAsync(way == "list" ? $"/sessions?q={tag}" : way == "back" ? $"/session/{id}" : "/");
            await (way switch
            {
                "back" => BackAsync(tab),
                _ => tab.Page.Locator("a.row-title, .cell-title a").GetByText(tag, new() { Exact = true }).First.ClickAsync(),
            });
        }

        await tab.AnswerAsync("recovery", "Recover");
        await tab.NoteReadsAsync("mine");
    }

    [Fact]
    [Trait("Scenario", "S62")]
    public async Task A_copy_of_an_older_version_says_so_and_saving_goes_through_the_desk()
    {
        var (id, visitor) = await CrashWithAsync("mine");
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs"));
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Recovery.Locator("[data-warning]")).ToHaveTextAsync("Server is newer");
        await tab.AnswerAsync("recovery", "Recover");
        await tab.NoteReadsAsync("mine");
        await tab.ActAsync("save");
        await Expect(tab.Desk).ToContainTextAsync("You started from version 1. Version 2 was saved");
        Assert.Equal(2, await portal.Ann.VersionAsync(id));
        Assert.Single(await tab.DraftsAsync());
    }

    [Theory]
    [Trait("Scenario", "S63")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Work_whose_session_is_gone_is_recovered_as_a_new_one(bool isFromStart)
    {
        var (id, visitor) = await CrashWithAsync("mine");
        visitor.ExpectFailure($"/api/persistence/sessions/metadata/{id}");
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        (await portal.Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        var start = new WorkbenchTab(visitor.Page);
        visitor.ExpectFailure($"/session/{id}");
        await visitor.GoAsync(isFromStart ? "/" : $"/session/{id}", isFromStart ? 200 : 404);
        var row = start.Page.Locator("webviz-drafts .row");
        await Expect(row).ToContainTextAsync("Deleted on the server");
        await row.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        await start.NoteReadsAsync("mine");
        await Expect(start.Status).ToHaveTextAsync("Not saved yet");
        Assert.Single(await start.DraftsAsync());
        await start.ActAsync("save");
        await start.AnswerAsync("metadata", "Save");
        await Expect(start.Status).ToHaveTextAsync("Saved");
        await start.HasNoDraftAsync();
        var made = await start.IsInSessionAsync(id);
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(made));
    }

    [Fact]
    [Trait("Scenario", "S26")]
    public async Task A_first_save_whose_tab_died_before_the_answer_came_makes_one_session()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench");
        await tab.BeginNoteAsync("all of it");
        await tab.IsKeptAsync("all of it");
        var address = tab.Here;
        var stored = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/persistence/sessions", async route =>
        {
            await route.FetchAsync();
            stored.SetResult();
        });
        await tab.ActAsync("save");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag);
        await tab.AnswerAsync("metadata", "Save");
        await stored.Task;
        await tab.CrashAsync();

        var again = await WorkbenchTab.OpenAsync(visitor.Context, address);
        await again.AnswerAsync("recovery", "Recover");
        await again.NoteReadsAsync("all of it");
        await again.ActAsync("save");
        await again.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " better");
        await again.AnswerAsync("metadata", "Save");
        await Expect(again.Status).ToHaveTextAsync("Saved");
        var made = Assert.Single(await portal.Ann.ListAsync($"/sessions?filter_title={tag}"));
        Assert.Equal(tag + " better", made.GetProperty("title").GetString());
        await again.HasNoDraftAsync();
    }

    private static async Task BackAsync(WorkbenchTab tab)
    {
        await tab.AnswerAsync("recovery", "Decide later");
        await tab.NoteReadsAsync("base");
        await tab.Page.GotoAsync("/sessions");
        await tab.Page.GoBackAsync();
    }

    private async Task<(string Id, Visitor Visitor)> CrashWithAsync(string text)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.NoteReadsAsync("base");
        await tab.WriteAndKeepAsync(text);
        await tab.CrashAsync();
        return (id, visitor);
    }
}
