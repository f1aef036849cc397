using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>What could not be loaded is asked for again when the contact is back, and no message of it stays.</summary>
public sealed class AskedAgainTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task A_chart_whose_data_failed_is_drawn()
    {
        var (tab, _) = await OpenAsync("/workbench");
        await tab.Page.RouteAsync("**/assets/ensembles/*/*", route => route.AbortAsync());
        await tab.Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Time series" }).ClickAsync();
        await tab.Page.Locator(".ensemble-button").ClickAsync();
        await tab.Page.Locator(".ensemble-menu .ensemble-row input").First.CheckAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Note(0)).ToContainTextAsync("Could not load");
        await ContactIsBackAsync(tab);
        await Expect(tab.Note(0).Locator(".chart-plot canvas")).ToBeVisibleAsync();
        await Expect(tab.Note(0)).Not.ToContainTextAsync("Could not load");
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task A_module_whose_code_failed_is_shown_with_its_settings()
    {
        var (tab, _) = await OpenAsync("/workbench");
        await tab.Page.RouteAsync("**/assets/workbench-*", route => route.AbortAsync());
        await tab.Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Notes" }).ClickAsync();
        await Expect(tab.Note(0)).ToContainTextAsync("Could not load Notes");
        await Expect(tab.Page.Locator(".settings-panel")).ToContainTextAsync("The module could not be loaded.");
        await ContactIsBackAsync(tab);
        await tab.WriteAsync("mine");
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Page.Locator(".settings-panel")).Not.ToContainTextAsync("could not be loaded");
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task A_session_that_could_not_be_reached_opens()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var (tab, visitor) = await OpenAsync("/sessions");
        await tab.Page.RouteAsync($"**/api/persistence/sessions/{id}", route => route.AbortAsync());
        await visitor.GoAsync($"/session/{id}");
        await Expect(tab.Problem).ToContainTextAsync("This session cannot be opened");
        await ContactIsBackAsync(tab);
        await tab.NoteReadsAsync("base");
        await Expect(tab.Problem).ToBeHiddenAsync();
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task The_sessions_to_open_are_listed()
    {
        await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var (tab, _) = await OpenAsync("/workbench");
        await tab.Page.RouteAsync("**/api/persistence/sessions?*", route => route.AbortAsync());
        await tab.ActAsync("save-menu");
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Open…" }).ClickAsync();
        await Expect(tab.Dialog("open")).ToContainTextAsync("No contact with the server.");
        await ContactIsBackAsync(tab);
        await Expect(tab.Dialog("open").GetByRole(AriaRole.Link, new() { Name = tag, Exact = true })).ToBeVisibleAsync();
        await Expect(tab.Dialog("open")).Not.ToContainTextAsync("No contact");
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task Unsaved_work_is_listed_with_what_the_server_has()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var (tab, visitor) = await OpenAsync($"/session/{id}");
        await tab.WriteAndKeepAsync("mine");
        var other = await WorkbenchTab.OpenAsync(visitor.Context, "/help");
        await tab.CrashAsync();
        await other.Page.RouteAsync("**/api/persistence/sessions/metadata/*", route => route.AbortAsync());
        await other.Page.GotoAsync("/");
        var row = other.Page.Locator("webviz-drafts .row");
        await Expect(row).ToContainTextAsync("Based on version 1 ·");
        await ContactIsBackAsync(other);
        await Expect(row).ToContainTextAsync("Based on version 1, as on the server");
    }

    private static async Task ContactIsBackAsync(WorkbenchTab tab)
    {
        await tab.Page.UnrouteAllAsync();
        await tab.Page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
    }

    private async Task<(WorkbenchTab Tab, Visitor Visitor)> OpenAsync(string path)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure("/assets/");
        visitor.ExpectFailure("/api/persistence/");
        visitor.ExpectComplaint("could not be loaded.");
        await visitor.GoAsync(path);
        return (new WorkbenchTab(visitor.Page), visitor);
    }
}
