using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Dashboards to begin with, from the start page and in the workbench.</summary>
public sealed class TemplateTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S30")]
    public async Task A_template_of_the_start_page_begins_a_session_with_its_modules_and_an_ensemble()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/");
        await Expect(visitor.Page.Locator(".template .layout-picture")).Not.ToHaveCountAsync(0);
        Assert.True(await visitor.Page.Locator(".template").CountAsync() >= 4);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Field overview" }).ClickAsync();
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Title).ToHaveTextAsync("Field overview");
        await Expect(tab.Page.Locator(".chart-plot canvas").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".ensemble-button")).ToContainTextAsync("iter-0");
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
    }

    [Fact]
    [Trait("Scenario", "S31")]
    public async Task What_a_template_began_is_recovered_after_a_crash()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench#template=field-overview");
        await tab.IsKeptAsync("TimeSeries");
        await tab.CrashAsync();
        await visitor.GoAsync("/");
        await visitor.Page.Locator("webviz-drafts").GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        var again = new WorkbenchTab(visitor.Page);
        await Expect(again.Page.Locator(".chart-plot canvas").First).ToBeVisibleAsync();
        await Expect(again.Page.Locator(".settings-notice")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Scenario", "S32")]
    public async Task Replacing_a_dashboard_is_asked_about_and_can_be_undone()
    {
        var id = await portal.Ann.CreateSessionAsync("template", null, NotesContent.Of("mine"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await tab.NoteReadsAsync("mine");
        await AskAsync(tab);
        var dialog = tab.Page.Locator("dialog.template-dialog");
        await Expect(dialog).ToContainTextAsync("Its module goes. You can undo it.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync("Saved");

        await AskAsync(tab);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Field overview"]);
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await tab.Toasts.GetByText("Undo").ClickAsync();
        await tab.NoteReadsAsync("mine");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    [Fact]
    [Trait("Scenario", "S30")]
    public async Task An_address_with_a_template_that_does_not_exist_says_so()
    {
        var tab = await OpenTabAsync(portal, "/workbench#template=gone");
        await Expect(tab.Problem).ToContainTextAsync("No such template");
    }

    private static async Task AskAsync(WorkbenchTab tab)
    {
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Template…" }).ClickAsync();
        await tab.Page.Locator("dialog.template-dialog .template").First
            .GetByRole(AriaRole.Button, new() { Name = "Replace this one…" }).ClickAsync();
    }
}
