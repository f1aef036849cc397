using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>
/// Leaving a session, and Back and Forward between sessions opened inside the document: nothing is lost, no entry is made.
/// </summary>
public sealed class NavigationTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S79")]
    [InlineData("changed", true)]
    [InlineData("clean", false)]
    [InlineData("new", false)]
    [InlineData("snapshot", false)]
    public async Task Only_unsaved_work_is_asked_about_by_the_browser(string what, bool isAsked)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = new WorkbenchTab(visitor.Page);
        await visitor.GoAsync(what switch
        {
            "snapshot" => $"/snapshot/{await portal.Ann.CreateSnapshotAsync(tag, null, NotesContent.Of("base"))}",
            "new" => "/workbench",
            _ => $"/session/{await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"))}",
        });
        if (what != "new")
        {
            await tab.NoteReadsAsync("base");
        }

        await tab.Page.Locator("webviz-workbench").ClickAsync(new() { Position = new() { X = 400, Y = 12 } });
        if (what == "changed")
        {
            await tab.WriteAsync("mine");
        }

        Assert.Equal(isAsked, await LeavePrompt.ShowsOnReloadAsync(tab.Page, stay: true));
        Assert.Equal(isAsked, await LeavePrompt.ShowsOnCloseAsync(tab.Page));
    }

    [Fact]
    [Trait("Scenario", "S82")]
    public async Task Back_and_Forward_between_two_sessions_load_each_once()
    {
        var (a, b, tab) = await OpenBothAsync();
        var loads = Loads(tab);
        await tab.Page.EvaluateAsync("() => history.back()");
        await tab.NoteReadsAsync("note a");
        Assert.Equal($"/session/{a}", tab.Here);
        await tab.Page.EvaluateAsync("() => history.forward()");
        await tab.NoteReadsAsync("note b");
        Assert.Equal($"/session/{b}", tab.Here);
        Assert.Equal([a, b], loads);
    }

    [Fact]
    [Trait("Scenario", "S82")]
    public async Task Back_and_Forward_in_a_hurry_show_the_last_place_and_mix_no_work()
    {
        var (a, b, tab) = await OpenBothAsync();
        var held = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**/api/persistence/sessions/{a}", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.EvaluateAsync("() => history.back()"), $"**/api/persistence/sessions/{a}");
        await tab.Page.EvaluateAsync("() => history.forward()");
        await Visitor.IsAtAsync(tab.Page, $"/session/{b}");
        held.SetResult();
        await tab.NoteReadsAsync("note b");
        await Expect(tab.Title).ToHaveTextAsync($"{tag} b");
        await tab.WriteAndKeepAsync("mine");
        Assert.Equal(b, Assert.Single(await tab.DraftsAsync()).GetProperty("sessionId").GetString());
    }

    [Theory]
    [Trait("Scenario", "S80")]
    [InlineData("back")]
    [InlineData("forward")]
    public async Task Cancel_keeps_session_address_and_history(string way)
    {
        var (a, b, tab) = await OpenThirdAndReturnAsync();
        var length = await LengthAsync(tab);
        for (var press = 0; press < 2; press++)
        {
            await tab.Page.EvaluateAsync($"() => history.{way}()");
            await tab.AnswerAsync("question", "Cancel");
            await Expect(tab.Question).ToHaveCountAsync(0);
            await Visitor.IsAtAsync(tab.Page, $"/session/{b}");
            await tab.NoteReadsAsync("mine");
        }

        Assert.Equal(length, await LengthAsync(tab));
        await tab.SaveAsync();
        await tab.Page.EvaluateAsync("() => history.forward()");
        await tab.NoteReadsAsync("note c");
        await tab.Page.EvaluateAsync("() => history.go(-2)");
        await tab.NoteReadsAsync("note a");
        Assert.Equal($"/session/{a}", tab.Here);
        Assert.Equal(length, await LengthAsync(tab));
    }

    [Theory]
    [Trait("Scenario", "S80")]
    [InlineData("back", "Save")]
    [InlineData("back", "Don't save")]
    [InlineData("forward", "Save")]
    [InlineData("forward", "Don't save")]
    public async Task Save_stores_and_goes_on_and_not_saving_goes_on_without_the_draft(string way, string answer)
    {
        var (_, b, tab) = await OpenThirdAndReturnAsync();
        var length = await LengthAsync(tab);
        var loads = Loads(tab);
        await tab.Page.EvaluateAsync($"() => history.{way}()");
        await tab.AnswerAsync("question", answer);
        await tab.NoteReadsAsync(way == "back" ? "note a" : "note c");
        await tab.HasNoDraftAsync();
        Assert.Equal(length, await LengthAsync(tab));
        Assert.Single(loads);
        Assert.Equal([answer == "Save" ? "mine" : "note b"], await portal.Ann.TextsAsync(b));
        await tab.Page.EvaluateAsync($"() => history.{(way == "back" ? "forward" : "back")}()");
        await tab.NoteReadsAsync(answer == "Save" ? "mine" : "note b");
        await Expect(tab.Recovery).ToHaveCountAsync(0);
    }

    [Theory]
    [Trait("Scenario", "S81")]
    [InlineData("back")]
    [InlineData("close")]
    public async Task Saving_a_new_session_on_the_way_out_goes_on_to_the_target(string way)
    {
        var a = await portal.Ann.CreateSessionAsync($"{tag} a", null, NotesContent.Of("note a"));
        var snapshot = await portal.Ann.CreateSnapshotAsync($"{tag} shared", null, NotesContent.Of("shared"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = new WorkbenchTab(visitor.Page);
        await visitor.GoAsync($"/snapshot/{snapshot}");
        await tab.NoteReadsAsync("shared");
        await tab.ActAsync("make-session");
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        await tab.WriteAndKeepAsync("mine");
        await (way == "back" ? tab.Page.EvaluateAsync("() => history.back()") : tab.ActAsync("close"));
        await tab.AnswerAsync("question", "Save");
        await tab.Dialog("metadata").Locator("[name=title]").FillAsync($"{tag} made");
        await tab.AnswerAsync("metadata", "Save");
        await visitor.IsAtAsync(way == "back" ? $"/snapshot/{snapshot}" : "/");
        var made = (await portal.Ann.ListAsync($"/sessions?filter_title={tag}")).Single(session =>
            session.GetProperty("id").GetString() != a);
        Assert.Equal($"{tag} made", made.GetProperty("title").GetString());
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(made.GetProperty("id").GetString()!));
        await tab.HasNoDraftAsync();
    }

    [Fact]
    [Trait("Scenario", "S67")]
    public async Task An_edit_of_this_very_moment_that_is_not_wanted_does_not_come_back()
    {
        var (_, _, tab) = await OpenBothAsync();
        var field = await tab.EditAsync();
        await field.PressSequentiallyAsync("x");
        await tab.ActAsync("close");
        await tab.AnswerAsync("question", "Don't save");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Start", Exact = true })).ToBeVisibleAsync();
        await tab.HasNoDraftAsync();
        await Expect(tab.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(0);
    }

    [Theory]
    [Trait("Scenario", "S83")]
    [Trait("Scenario", "S84")]
    [InlineData("session")]
    [InlineData("snapshot")]
    public async Task A_deep_link_survives_sign_in_and_makes_one_entry(string kind)
    {
        var id =
            kind == "session"
                ? await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"))
                : await portal.Ann.CreateSnapshotAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server);
        var tab = new WorkbenchTab(visitor.Page);
        var loads = Loads(tab);
        await visitor.GoAsync($"/{kind}/{id}");
        await tab.Page.Locator(".person[value=ann]").ClickAsync();
        await visitor.IsAtAsync($"/{kind}/{id}");
        await tab.NoteReadsAsync("base");
        Assert.Equal([id], loads);
        await tab.Page.CloseAsync();

        var direct = await visitor.Context.NewPageAsync();
        await direct.GotoAsync("about:blank");
        await direct.GotoAsync($"{portal.Server.Address}{kind}/{id}");
        await new WorkbenchTab(direct).NoteReadsAsync("base");
        await direct.GoBackAsync();
        Assert.Equal("about:blank", direct.Url);
    }

    /// <summary>The ids whose content was asked for from here on.</summary>
    private static List<string> Loads(WorkbenchTab tab)
    {
        var loads = new List<string>();
        tab.Page.Request += (_, request) =>
        {
            var segments = new Uri(request.Url).Segments;
            if (request.Method == "GET" && segments.Length == 5 && segments[3] is "sessions/" or "snapshots/" && segments[1] == "api/")
            {
                loads.Add(segments[4]);
            }
        };
        return loads;
    }

    private static Task<int> LengthAsync(WorkbenchTab tab) => tab.Page.EvaluateAsync<int>("() => history.length");

    /// <summary>A, then B opened inside the document.</summary>
    private async Task<(string A, string B, WorkbenchTab Tab)> OpenBothAsync()
    {
        var a = await portal.Ann.CreateSessionAsync($"{tag} a", null, NotesContent.Of("note a"));
        var b = await portal.Ann.CreateSessionAsync($"{tag} b", null, NotesContent.Of("note b"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{a}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("note a");
        await tab.OpenInPlaceAsync($"{tag} b");
        await tab.NoteReadsAsync("note b");
        Assert.Equal($"/session/{b}", tab.Here);
        return (a, b, tab);
    }

    /// <summary>A, B and C in the history, B shown and changed.</summary>
    private async Task<(string A, string B, WorkbenchTab Tab)> OpenThirdAndReturnAsync()
    {
        await portal.Ann.CreateSessionAsync($"{tag} c", null, NotesContent.Of("note c"));
        var (a, b, tab) = await OpenBothAsync();
        await tab.OpenInPlaceAsync($"{tag} c");
        await tab.NoteReadsAsync("note c");
        await tab.Page.EvaluateAsync("() => history.back()");
        await tab.NoteReadsAsync("note b");
        await tab.WriteAndKeepAsync("mine");
        return (a, b, tab);
    }
}
