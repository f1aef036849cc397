using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>From nothing to the first save, and to a copy.</summary>
public sealed class NewSessionTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();
    private Visitor visitor = null!;

    [Fact]
    [Trait("Scenario", "S22")]
    [Trait("Scenario", "S23")]
    public async Task A_new_session_opens_at_its_drafts_address_and_leaves_without_a_question()
    {
        visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "New session" }).ClickAsync();
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        Assert.Matches("^/workbench\\?draft=[A-Za-z0-9_-]{12}$", tab.Here);
        await Expect(tab.Title).ToHaveTextAsync("New session");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Add the first module" })).ToBeVisibleAsync();
        var before = tab.Here;
        await tab.Page.ReloadAsync();
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        Assert.Equal(before, tab.Here);
        await tab.ActAsync("close");
        await visitor.IsAtAsync("/");
        Assert.Empty(await new WorkbenchTab(visitor.Page).StoredAsync());
    }

    [Fact]
    [Trait("Scenario", "S24")]
    [Trait("Scenario", "S25")]
    public async Task The_first_save_asks_for_a_title_checks_it_and_is_then_at_the_sessions_address()
    {
        var tab = await BeginAsync("first words");
        var posts = 0;
        tab.Page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        await tab.ActAsync("save");
        var dialog = tab.Dialog("metadata");
        await Expect(dialog).ToContainTextAsync("Only you can see it.");
        foreach (var (title, problem) in new[] { ("   ", "must not be empty"), (new string('x', 51), "may have at most 50 characters") })
        {
            await dialog.GetByLabel("Title").FillAsync(title);
            await tab.AnswerAsync("metadata", "Save");
            await Expect(dialog.Locator("[data-title-problem]")).ToContainTextAsync(problem);
        }

        await Expect(dialog.Locator("text-counter").First).ToHaveTextAsync("51 / 50");
        Assert.Equal(0, posts);
        await dialog.GetByLabel("Title").FillAsync($"  {tag}  ");
        await dialog.GetByLabel("Description").FillAsync("what for");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Toasts).ToContainTextAsync("Saved as version 1.");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var id = await tab.IsInSessionAsync();
        var saved = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200);
        Assert.Equal(
            (tag, "what for"),
            (saved.Metadata.GetProperty("title").GetString(), saved.Metadata.GetProperty("description").GetString()));
        Assert.Equal("first words", (await portal.Ann.TextsAsync(id))[0]);
        await tab.HasNoDraftAsync();
    }

    [Theory]
    [Trait("Scenario", "S26")]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(413)]
    public async Task A_failed_first_save_keeps_everything_and_trying_again_stores_all_of_it_once(int status)
    {
        var tab = await BeginAsync("all of it");
        visitor.ExpectFailure("/api/persistence/sessions");
        await tab.Page.RouteAsync(
            "**/persistence/sessions",
            route => status == 0 ? route.AbortAsync() : route.FulfillAsync(new() { Status = status, Body = "" }));
        await tab.ActAsync("save");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag);
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Dialog("metadata").Locator("[data-failure]")).ToBeVisibleAsync();
        await tab.NoteReadsAsync("all of it");
        await tab.IsKeptAsync("all of it");
        Assert.StartsWith("/workbench?draft=", tab.Here, StringComparison.Ordinal);
        await tab.Page.UnrouteAllAsync();
        await tab.AnswerAsync("metadata", "Try again");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var made = Assert.Single(await portal.Ann.ListAsync($"/sessions?filter_title={tag}"));
        Assert.Equal("all of it", (await portal.Ann.TextsAsync(made.GetProperty("id").GetString()!))[0]);
    }

    [Fact]
    [Trait("Scenario", "S27")]
    [Trait("Scenario", "S28")]
    public async Task A_failed_copy_leaves_one_in_the_original_and_a_good_one_is_a_session_of_its_own()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("original"));
        visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.WriteAndKeepAsync("edited");
        visitor.ExpectFailure("/api/persistence/sessions");
        await tab.Page.RouteAsync("**/persistence/sessions", route => route.AbortAsync());
        await tab.ActAsync("save-menu");
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as…" }).ClickAsync();
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " copy");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Dialog("metadata").Locator("[data-failure]")).ToBeVisibleAsync();
        await Expect(tab.Title).ToHaveTextAsync(tag);
        Assert.Equal($"/session/{id}", tab.Here);
        await tab.Page.UnrouteAllAsync();
        await tab.AnswerAsync("metadata", "Try again");
        await Expect(tab.Title).ToHaveTextAsync(tag + " copy");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var copy = await tab.IsInSessionAsync(id);
        Assert.Equal("original", (await portal.Ann.TextsAsync(id))[0]);
        Assert.Equal("edited", (await portal.Ann.TextsAsync(copy))[0]);
    }

    [Fact]
    [Trait("Scenario", "S29")]
    public async Task Edited_fields_of_the_dialog_are_not_left_without_a_question()
    {
        var tab = await BeginAsync("text");
        await tab.ActAsync("save");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Dialog("metadata")).ToHaveCountAsync(0);
        foreach (var leave in new Func<Task>[]
        {
            () => tab.Page.Keyboard.PressAsync("Escape"),
            () => tab.AnswerAsync("metadata", "Cancel"),
            () => tab.Dialog("metadata").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync(),
        })
        {
            await tab.ActAsync("save");
            await tab.Dialog("metadata").GetByLabel("Title").FillAsync("half typed");
            await leave();
            await tab.AnswerAsync("question", "Keep editing");
            await Expect(tab.Dialog("metadata").GetByLabel("Title")).ToHaveValueAsync("half typed");
            await leave();
            await tab.AnswerAsync("question", "Discard");
            await Expect(tab.Dialog("metadata")).ToHaveCountAsync(0);
        }

        // Left again before the browser told that the first question was closed.
        await tab.ActAsync("save");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync("half typed");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Dialog("question")).ToBeVisibleAsync();
        await tab.Page.EvaluateAsync("""
            () => {
              document.querySelector("dialog[data-dialog=question] button[value=cancel]").click();
              document.querySelector("dialog[data-dialog=metadata] [data-cancel]").click();
            }
            """);
        await tab.AnswerAsync("question", "Discard");
        await Expect(tab.Dialog("metadata")).ToHaveCountAsync(0);
        await tab.NoteReadsAsync("text");
    }

    [Fact]
    [Trait("Scenario", "S24")]
    [Trait("Scenario", "S76")]
    public async Task Leaving_while_the_dialog_is_open_and_saving_then_makes_one_session()
    {
        var first = await portal.Ann.CreateSessionAsync(tag + " before", null, NotesContent.Of("before"));
        visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{first}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("before");
        await tab.Page.EvaluateAsync(
            "() => document.body.append(Object.assign(document.createElement('a'), { href: '/workbench', id: 'fresh', textContent: 'fresh' "
                + "}))");
        await tab.Page.Locator("#fresh").EvaluateAsync("link => link.click()");
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        await tab.BeginNoteAsync("only once");
        await tab.ActAsync("save");
        await Expect(tab.Dialog("metadata")).ToBeVisibleAsync();
        await tab.Page.EvaluateAsync("() => history.back()");
        await tab.AnswerAsync("question", "Save");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " made");
        await tab.AnswerAsync("metadata", "Save");
        await visitor.IsAtAsync($"/session/{first}");
        await tab.NoteReadsAsync("before");
        var made = await portal.Ann.ListAsync($"/sessions?filter_title={tag}%20made");
        Assert.Single(made);
    }

    [Fact]
    [Trait("Scenario", "S15")]
    public async Task The_work_on_a_session_that_was_deleted_is_offered_as_a_new_one()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("saved"));
        visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure("/api/persistence/sessions/");
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.WriteAndKeepAsync("not saved");
        await tab.CrashAsync();
        (await portal.Ann.DeleteAsync($"/sessions/{id}")).Is(200);
        var start = await visitor.Context.NewPageAsync();
        await start.GotoAsync("/");
        var row = start.Locator("[data-draft]").Filter(new() { HasText = tag });
        await Expect(row).ToContainTextAsync("Deleted on the server");
        await row.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        var again = new WorkbenchTab(start);
        await again.NoteReadsAsync("not saved");
        await Expect(again.Status).ToHaveTextAsync("Not saved yet");
    }

    [Theory]
    [Trait("Scenario", "S22")]
    [InlineData("Synthetic field", "iter-0")]
    [InlineData(null, "No ensembles")]
    public async Task The_only_case_is_chosen_and_that_is_no_change(string? onlyCase, string shown)
    {
        visitor = await VisitAsync(portal.Server, portal.Ann);
        if (onlyCase is not null)
        {
            using var http = new HttpClient { BaseAddress = portal.Server.Address };
            var all = JsonNode.Parse(await http.GetStringAsync("/assets/ensembles/index.json"))!.AsArray();
            var ofCase = JsonSerializer.Serialize(all.Where(entry => entry!["caseName"]!.GetValue<string>() == onlyCase));
            await visitor.Page.RouteAsync(
                "**/ensembles/index.json", route => route.FulfillAsync(new() { Body = ofCase, ContentType = "application/json" }));
        }

        await visitor.GoAsync("/workbench");
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Page.Locator(".ensemble-button")).ToContainTextAsync(shown);
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        await tab.ActAsync("close");
        await visitor.IsAtAsync("/");
        await tab.HasNoDraftAsync();
    }

    private async Task<WorkbenchTab> BeginAsync(string text)
    {
        visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/workbench");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.BeginNoteAsync(text);
        return tab;
    }
}
