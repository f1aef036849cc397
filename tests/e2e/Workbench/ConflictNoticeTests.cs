using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>A session that was saved or deleted elsewhere says so while it is open.</summary>
public sealed class ConflictNoticeTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const int PollMilliseconds = 11_000;

    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S45")]
    public async Task A_save_elsewhere_is_noticed_within_ten_seconds_with_ways_to_compare_and_reload()
    {
        var (id, tab) = await OpenAsync();
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs"));
        await tab.Page.Clock.FastForwardAsync(PollMilliseconds);
        await Expect(tab.Notice("sync")).ToContainTextAsync("Version 2 was saved elsewhere.");
        await Expect(tab.Status).ToHaveTextAsync("Out of sync");
        await tab.Notice("sync").GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await Expect(tab.Desk).ToContainTextAsync("This session was saved somewhere else");
        await tab.Desk.GetByRole(AriaRole.Button, new() { Name = "Cancel and go on editing" }).ClickAsync();
        await tab.Notice("sync").GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await tab.NoteReadsAsync("theirs");
    }

    [Fact]
    [Trait("Scenario", "S46")]
    public async Task A_hidden_tab_asks_nothing_and_asks_at_once_when_it_is_seen_or_used_again()
    {
        var (id, tab) = await OpenAsync();
        var looks = new List<string>();
        tab.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith($"/sessions/metadata/{id}", StringComparison.Ordinal))
            {
                looks.Add(request.Url);
            }
        };
        await HiddenTab.HideAsync(tab.Page);
        for (var minute = 0; minute < 5; minute++)
        {
            await tab.Page.Clock.FastForwardAsync(60_000);
        }

        Assert.Empty(looks);
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs"));
        await HiddenTab.ShowAsync(tab.Page);
        await Expect(tab.Notice("sync")).ToContainTextAsync("Version 2");
        Assert.Single(looks);
        await HiddenTab.BlurAsync(tab.Page);
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs again"));
        await HiddenTab.FocusAsync(tab.Page);
        await Expect(tab.Notice("sync")).ToContainTextAsync("Version 3");
        Assert.Equal(2, looks.Count);
    }

    [Theory]
    [Trait("Scenario", "S47")]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_clock_that_is_wrong_makes_no_false_notice_and_hides_no_true_one(int minutes)
    {
        var (id, tab) = await OpenAsync(minutes);
        await tab.WriteAsync("mine");
        await tab.SaveAsync();
        var looks = 0;
        tab.Page.Response += (_, response) => looks += response.Url.Contains("/sessions/metadata/", StringComparison.Ordinal) ? 1 : 0;
        await Eventually.HoldsAsync(async () =>
        {
            await tab.Page.Clock.FastForwardAsync(1_000);
            return looks >= 3;
        });

        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Notice("sync")).ToHaveCountAsync(0);
        await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of("theirs"));
        await tab.Page.Clock.FastForwardAsync(PollMilliseconds);
        await Expect(tab.Notice("sync")).ToContainTextAsync("Version 3");
    }

    [Fact]
    [Trait("Scenario", "S50")]
    public async Task Reload_shows_the_newest_also_twice_in_a_minute()
    {
        var (id, tab) = await OpenAsync();
        foreach (var (text, version) in new[] { ("second", 2), ("third", 3) })
        {
            await portal.Ann.SaveElsewhereAsync(id, NotesContent.Of(text));
            await tab.Page.Clock.FastForwardAsync(PollMilliseconds);
            await Expect(tab.Notice("sync")).ToContainTextAsync($"Version {version}");
            await tab.ActAsync("reload");
            await tab.NoteReadsAsync(text);
            await Expect(tab.Notice("sync")).ToHaveCountAsync(0);
            await Expect(tab.Status).ToHaveTextAsync("Saved");
        }
    }

    [Fact]
    [Trait("Scenario", "S51")]
    public async Task A_session_deleted_elsewhere_says_so_and_its_work_becomes_a_new_one()
    {
        var (id, tab) = await OpenAsync();
        await tab.WriteAsync("mine");
        (await portal.Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        await tab.Page.Clock.FastForwardAsync(PollMilliseconds);
        await Expect(tab.Notice("gone")).ToContainTextAsync("This session was deleted elsewhere. Your work is still here.");
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync("This session was deleted elsewhere");
        await tab.AnswerAsync("question", "Stay here");
        await tab.NoteReadsAsync("mine");
        await tab.Notice("gone").GetByRole(AriaRole.Button, new() { Name = "Save as new" }).ClickAsync();
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Notice("gone")).ToHaveCountAsync(0);
        var made = await tab.IsInSessionAsync(id);
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(made));
        await tab.HasNoDraftAsync();
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(int clockMinutes = 0)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        visitor.ExpectFailure($"/api/persistence/sessions/metadata/{id}");
        await visitor.Context.Clock.InstallAsync(new() { TimeDate = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(clockMinutes) });
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        return (id, tab);
    }
}
