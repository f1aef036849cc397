using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>When drafts are written, where, for whom, and what is said when they cannot be.</summary>
public sealed class DraftStorageTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string Blocked = """
        for (const name of ["localStorage", "indexedDB"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
        }
        """;

    private const string Full = """
        window.isFull = true;
        for (const [kind, name] of [[Storage, "setItem"], [IDBObjectStore, "put"]]) {
          const write = kind.prototype[name];
          kind.prototype[name] = function (...values) {
            if (window.isFull) throw new DOMException("full", "QuotaExceededError");
            return write.apply(this, values);
          };
        }
        """;

    private const string Counted = """
        window.draftWrites = [];
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith("webviz-portal:draft:")) window.draftWrites.push(value);
          return write.call(this, key, value);
        };
        """;

    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S65")]
    [InlineData("blocked")]
    [InlineData("full")]
    public async Task Storage_that_takes_nothing_is_said_for_as_long_as_it_lasts(string state)
    {
        var (id, tab) = await OpenAsync(state == "full" ? Full : Blocked);
        await tab.WriteAsync("mine");
        await Expect(tab.Notice("storage")).ToContainTextAsync($"Storage in this browser is {state}, so automatic backup is off.");
        await Expect(tab.Status).ToHaveTextAsync("Storage full");
        if (state == "full")
        {
            await tab.Page.EvaluateAsync("() => { window.isFull = false; }");
            await tab.WriteAndKeepAsync("mine again");
            await Expect(tab.Notice("storage")).ToHaveCountAsync(0);
            return;
        }

        await tab.Notice("storage").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Notice("storage")).ToHaveCountAsync(0);
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
    }

    [Theory]
    [Trait("Scenario", "S52")]
    [InlineData("localStorage")]
    [InlineData("IndexedDB")]
    public async Task Work_is_recovered_from_either_layer_alone(string lost)
    {
        var (id, tab) = await OpenAsync();
        var context = tab.Page.Context;
        await tab.WriteAndKeepAsync("mine");
        await tab.CrashAsync();
        var start = await WorkbenchTab.OpenAsync(context, "/openapi");
        await start.Page.EvaluateAsync(lost == "localStorage" ? "() => localStorage.clear()" : """
            () => new Promise((resolve) => { indexedDB.deleteDatabase("webviz-portal").onsuccess = () => resolve(); })
            """);
        await start.Page.GotoAsync($"/session/{id}");
        await start.AnswerAsync("recovery", "Recover");
        await start.NoteReadsAsync("mine");
    }

    [Fact]
    [Trait("Scenario", "S66")]
    public async Task An_edit_right_before_the_tab_closes_is_asked_about_and_kept()
    {
        var (id, tab) = await OpenAsync();
        var context = tab.Page.Context;
        var field = await tab.EditAsync();
        await field.PressSequentiallyAsync("!");
        Assert.True(await LeavePrompt.ShowsOnCloseAsync(tab.Page));
        var again = await WorkbenchTab.OpenAsync(context, $"/session/{id}");
        await again.AnswerAsync("recovery", "Recover");
        await Expect(again.Note(0).Locator(".note-text")).ToContainTextAsync("!");
    }

    [Fact]
    [Trait("Scenario", "S66")]
    public async Task A_burst_of_edits_is_written_once_with_its_last_state()
    {
        var (_, tab) = await OpenAsync(Counted, clock: true);
        var field = await tab.EditAsync();
        await field.FillAsync("");
        await tab.Page.Clock.RunForAsync(1_000);
        await Eventually.HoldsAsync(async () => await WritesAsync(tab) > 0);
        var before = await WritesAsync(tab);
        foreach (var letter in "recovery")
        {
            await field.PressSequentiallyAsync(letter.ToString());
            await tab.Page.Clock.RunForAsync(150);
        }

        Assert.Equal(before, await WritesAsync(tab));
        await tab.Page.Clock.RunForAsync(200);
        await tab.IsKeptAsync("recovery");
        Assert.Equal(before + 1, await WritesAsync(tab));
    }

    [Fact]
    [Trait("Scenario", "S66")]
    public async Task A_tab_that_becomes_hidden_writes_at_once()
    {
        var (_, tab) = await OpenAsync(clock: true);
        var field = await tab.EditAsync();
        await field.FillAsync("hidden");
        await HiddenTab.HideAsync(tab.Page);
        Assert.Contains("hidden", Assert.Single(await tab.DraftsAsync()).GetProperty("content").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S37")]
    public async Task A_change_that_is_taken_back_leaves_no_draft()
    {
        var (_, tab) = await OpenAsync();
        await tab.WriteAndKeepAsync("mine");
        await tab.WriteAsync("base");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.HasNoDraftAsync();
        Assert.False(await LeavePrompt.ShowsOnCloseAsync(tab.Page));
    }

    [Fact]
    [Trait("Scenario", "S42")]
    public async Task A_title_that_was_never_saved_survives_a_crash()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench");
        await tab.ActAsync("metadata");
        await tab.Dialog("metadata").Locator("[name=title]").FillAsync(tag);
        await tab.AnswerAsync("metadata", "Save");
        await tab.IsKeptAsync(tag);
        var address = tab.Here;
        await tab.CrashAsync();
        var again = await WorkbenchTab.OpenAsync(visitor.Context, address);
        await Expect(again.Recovery).ToContainTextAsync(tag);
        await again.AnswerAsync("recovery", "Recover");
        await Expect(again.Title).ToHaveTextAsync(tag);
    }

    [Fact]
    [Trait("Scenario", "S68")]
    public async Task Another_user_of_the_browser_is_not_shown_the_work()
    {
        var (id, tab) = await OpenAsync();
        var context = tab.Page.Context;
        await tab.WriteAndKeepAsync("mine");
        await tab.CrashAsync();
        await SignInAsync(context, portal.Bob);
        var start = await WorkbenchTab.OpenAsync(context, "/");
        await Expect(start.Page.Locator("webviz-drafts")).ToBeHiddenAsync();
        await SignInAsync(context, portal.Ann);
        await start.Page.ReloadAsync();
        await Expect(start.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(1);
        await start.Page.GotoAsync($"/session/{id}");
        await start.AnswerAsync("recovery", "Recover");
        await start.NoteReadsAsync("mine");
    }

    [Fact]
    [Trait("Scenario", "S68")]
    public async Task Signing_out_asks_about_unsaved_work_and_removes_it_and_no_other_users()
    {
        var (_, tab) = await OpenAsync();
        var context = tab.Page.Context;
        await tab.WriteAndKeepAsync("mine");
        await tab.CrashAsync();
        var start = await WorkbenchTab.OpenAsync(context, "/");
        await start.Page.EvaluateAsync(
            "() => localStorage.setItem('webviz-portal:draft:ofanother001', "
                + "'{\"v\":1,\"userId\":\"another\",\"draftId\":\"ofanother001\"')");
        await SignOutAsync(start.Page, "Close");
        await Expect(start.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(1);
        await SignOutAsync(start.Page, "Remove from this browser");
        await Visitor.IsAtAsync(start.Page, "/sign-in");
        Assert.Equal(
            ["webviz-portal:draft:ofanother001"],
            await start.Page.EvaluateAsync<string[]>("() => Object.keys(localStorage).filter((key) => key.includes(':draft:'))"));
        Assert.Equal(0, await start.IndexedDraftsAsync());
    }

    private static Task<int> WritesAsync(WorkbenchTab tab) => tab.Page.EvaluateAsync<int>("() => window.draftWrites.length");

    private static async Task SignOutAsync(IPage page, string answer)
    {
        await page.Locator("button.who").ClickAsync();
        await page.Locator("#who-menu").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("1 unsaved session is only in this browser.");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
    }

    private static Task SignInAsync(IBrowserContext context, PortalClient user)
    {
        var cookie = user.Cookie!.Split('=', 2);
        return context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = user.Address.ToString() }]);
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(string? script = null, bool clock = false)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        if (script is not null)
        {
            await visitor.Context.AddInitScriptAsync(script);
        }

        if (clock)
        {
            await visitor.Context.Clock.InstallAsync();
        }

        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.NoteReadsAsync("base");
        if (clock)
        {
            await tab.Page.Clock.PauseAtAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        }

        return (id, tab);
    }
}
