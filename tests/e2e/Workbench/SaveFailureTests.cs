using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>A save that does not go through says why, and what was written stays.</summary>
public sealed class SaveFailureTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();
    private Visitor visitor = null!;

    [Fact]
    [Trait("Scenario", "S38")]
    public async Task What_is_too_large_is_not_sent_and_says_what_takes_the_space()
    {
        var (_, tab) = await OpenAsync(new string('x', 1_300_000));
        await Expect(tab.Page.Locator("[data-size]")).ToHaveTextAsync("82 % of the size limit");
        var puts = 0;
        tab.Page.Request += (_, request) => puts += request.Method is "PUT" or "POST" ? 1 : 0;
        await tab.WriteAsync(new string('y', 1_600_000));
        await Expect(tab.Page.Locator("[data-size]")).ToContainTextAsync("of 1.5 MB");
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync("Nothing was sent");
        await Expect(tab.Question).ToContainTextAsync("Largest: Notes in Dashboard 1");
        await tab.AnswerAsync("question", "Close");
        await tab.ActAsync("snapshot");
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        await Expect(tab.Dialog("snapshot").Locator("[data-failure]")).ToContainTextAsync("Too large");
        Assert.Equal(0, puts);
    }

    [Theory]
    [Trait("Scenario", "S39")]
    [Trait("Scenario", "S40")]
    [InlineData("message", "The store said no.")]
    [InlineData("html", "The server answered 502")]
    public async Task A_failed_save_says_why_in_words_and_trying_again_repeats_it(string kind, string words)
    {
        var (id, tab) = await OpenAsync("before");
        await tab.WriteAndKeepAsync("kept");
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        await tab.Page.RouteAsync(
            $"**/sessions/{id}",
            route =>
                kind switch
                {
                    "html" => route.FulfillAsync(
                        new()
                        {
                            Status = 502,
                            ContentType = "text/html",
                            Body = "<h1>Bad gateway</h1>",
                        }),
                    _ => route.FulfillAsync(
                        new()
                        {
                            Status = 400,
                            ContentType = "application/json",
                            Body = """{"error":{"type":"X","message":"The store said no."}}""",
                        }),
                });
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync(words);
        await Expect(tab.Question).Not.ToContainTextAsync("undefined");
        if (kind != "message")
        {
            await Expect(tab.Question).ToContainTextAsync("The portal answers now.");
        }

        await tab.AnswerAsync("question", "Close");
        await tab.NoteReadsAsync("kept");
        await tab.IsKeptAsync("kept");
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync(words);
        await tab.Page.UnrouteAllAsync();
        await tab.AnswerAsync("question", "Try again");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        Assert.Equal("kept", (await portal.Ann.TextsAsync(id))[0]);
    }

    [Fact]
    [Trait("Scenario", "S42")]
    public async Task A_title_that_could_not_be_saved_is_a_change_and_survives_a_reload()
    {
        var (id, tab) = await OpenAsync("text");
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        await tab.Page.RouteAsync($"**/sessions/{id}", route => route.Request.Method == "PUT" ? route.AbortAsync() : route.ContinueAsync());
        await tab.ActAsync("metadata");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " new");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Dialog("metadata").Locator("[data-failure]")).ToContainTextAsync("What you wrote is kept as a change.");
        await tab.Dialog("metadata").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(tab.Dialog("metadata")).ToHaveCountAsync(0);
        await tab.IsKeptAsync(tag + " new");
        await tab.CrashAsync();
        var again = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await again.AnswerAsync("recovery", "Recover");
        await Expect(again.Title).ToHaveTextAsync(tag + " new");
        await again.SaveAsync();
        Assert.Equal(tag + " new", (await portal.Ann.GetAsync($"/sessions/metadata/{id}")).Json.GetProperty("title").GetString());
    }

    [Fact]
    [Trait("Scenario", "S43")]
    public async Task An_expired_sign_in_asks_and_the_save_goes_through_afterwards()
    {
        var (id, tab) = await OpenAsync("before");
        await tab.WriteAndKeepAsync("kept");
        visitor.ExpectFailure("/api/persistence/");
        await visitor.Context.ClearCookiesAsync(new() { Name = "webviz-portal" });
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync("Sign in in a new window");
        var window = await visitor.Context.RunAndWaitForPageAsync(() =>
            tab.Question.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync());
        await window.GetByRole(AriaRole.Button, new() { Name = "ann" }).ClickAsync();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Question).ToHaveCountAsync(0);
        Assert.Equal("kept", (await portal.Ann.TextsAsync(id))[0]);
    }

    [Fact]
    [Trait("Scenario", "S43")]
    public async Task Work_never_lands_in_an_account_that_signed_in_meanwhile()
    {
        var (_, tab) = await OpenAsync("ann's");
        await tab.WriteAndKeepAsync("ann's work");
        visitor.ExpectFailure("/api/persistence/");
        var cookie = portal.Bob.Cookie!.Split('=', 2);
        await visitor.Context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = portal.Server.Address.ToString() }]);
        await tab.ActAsync("save-menu");
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as…" }).ClickAsync();
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " copy");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Question).ToContainTextAsync("Sign in");
        await tab.AnswerAsync("question", "Cancel");
        Assert.Empty(await portal.Bob.ListAsync($"/sessions?filter_title={Uri.EscapeDataString(tag)}"));
        await tab.NoteReadsAsync("ann's work");
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(string text)
    {
        (var id, visitor, var tab) = await OpenSessionAsync(portal, tag, text);
        return (id, tab);
    }
}
