using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Signing out, and erasing one's data, with unsaved work in the browser.</summary>
public sealed class LeavingBrowserTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S135")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_kept_is_set_aside_and_shown_again_to_its_user_alone(bool isTabAlive)
    {
        var (_, tab) = await EditAsync();
        var context = tab.Page.Context;
        if (!isTabAlive)
        {
            await tab.CrashAsync();
        }

        var start = await WorkbenchTab.OpenAsync(context, "/");
        await AnswerAsync(start, "Keep here for 14 days");
        await Visitor.IsAtAsync(start.Page, "/sign-in");
        await start.HasNoDraftAsync();
        Assert.Equal("signed-out", Assert.Single(await start.SetAsideAsync()).GetProperty("reason").GetString());
        if (isTabAlive)
        {
            await Expect(tab.Notice("handed-over")).ToContainTextAsync("You signed out in another tab.");
            await tab.Page.CloseAsync();
            await start.HasNoDraftAsync();
        }

        await SignInAsync(context, portal.Bob);
        await start.Page.GotoAsync("/");
        await Expect(start.Page.GetByRole(AriaRole.Heading, new() { Name = "Start" })).ToBeVisibleAsync();
        await Expect(start.Page.Locator("webviz-set-aside")).ToBeHiddenAsync();
        await Expect(start.Toasts).Not.ToContainTextAsync(tag);
        await SignInAsync(context, portal.Ann);
        await start.Page.ReloadAsync();
        await Expect(start.Toasts).ToContainTextAsync($"“{tag}” was set aside when you signed out.");
        var undo = start.Toasts.GetByRole(AriaRole.Link, new() { Name = "Bring back" });
        Assert.Contains("#bring-back=", await undo.GetAttributeAsync("href"), StringComparison.Ordinal);
        await start.Page.Locator("webviz-set-aside summary").ClickAsync();
        await Expect(start.Page.Locator("webviz-set-aside .row")).ToContainTextAsync("Unsaved when you signed out");
        await start.Page.Locator("webviz-set-aside").GetByRole(AriaRole.Link, new() { Name = "Bring back" }).ClickAsync();
        await start.NoteReadsAsync("mine");
        await Expect(start.Status).ToHaveTextAsync("Changed");
        await start.Page.CloseAsync();
    }

    [Theory]
    [Trait("Scenario", "S135")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_removed_is_gone_from_this_browser_and_its_tabs(bool isErasure)
    {
        using var erased = await PortalClient.SignInAsync(portal.Server.Address, isErasure ? "cleo" : "ann");
        var id = await erased.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, erased);
        var alive = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await alive.WriteAndKeepAsync("set aside");
        await alive.ActAsync("close");
        await alive.AnswerAsync("question", "Don't save");
        await Visitor.IsAtAsync(alive.Page, "/");
        await alive.Page.GotoAsync("/workbench");
        await alive.BeginNoteAsync("alive");
        var dead = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await dead.WriteAndKeepAsync("dead");
        await dead.CrashAsync();

        var start = new WorkbenchTab(visitor.Page);
        await visitor.GoAsync(isErasure ? "/my-data/erase" : "/");
        if (isErasure)
        {
            await start.Page.Locator("#name").FillAsync("cleo");
            await start.Page.GetByRole(AriaRole.Button, new() { Name = "Erase everything" }).ClickAsync();
        }
        else
        {
            await AnswerAsync(start, "Remove from this browser", "2 unsaved sessions are only in this browser.");
        }

        await Expect(alive.Problem).ToContainTextAsync("You signed out in another tab");
        await start.Page.WaitForURLAsync("**/sign-in*");
        foreach (var store in new[] { "drafts", "bases", "set_aside" })
        {
            await Eventually.HoldsAsync(async () => await start.StoreAsync(store) == "[]");
        }

        await alive.Page.CloseAsync();
        Assert.Empty(await start.StoredAsync());
        Assert.Equal(
            0,
            await start.Page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter((key) => "
                + "key.startsWith('webviz-portal')).length"));
    }

    [Fact]
    [Trait("Scenario", "S135")]
    public async Task Save_first_opens_the_one_piece_of_work_without_another_question()
    {
        var (id, tab) = await EditAsync();
        var context = tab.Page.Context;
        await tab.CrashAsync();
        var start = await WorkbenchTab.OpenAsync(context, "/");
        await AnswerAsync(start, "Save first");
        await start.NoteReadsAsync("mine");
        await start.SaveAsync();
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
    }

    private async Task AnswerAsync(WorkbenchTab tab, string answer, string words = "1 unsaved session is only in this browser.")
    {
        await tab.Page.Locator("button.who").ClickAsync();
        await tab.Page.Locator("#who-menu").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        var dialog = tab.Page.Locator("dialog[open]");
        await Expect(dialog).ToContainTextAsync(words);
        await Expect(dialog).ToContainTextAsync(tag);
        await dialog.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
    }

    private static Task SignInAsync(IBrowserContext context, PortalClient user)
    {
        var cookie = user.Cookie!.Split('=', 2);
        return context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = user.Address.ToString() }]);
    }

    private async Task<(string Id, WorkbenchTab Tab)> EditAsync()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await tab.NoteReadsAsync("base");
        await tab.WriteAndKeepAsync("mine");
        return (id, tab);
    }
}
