using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>What makes something in the workbench makes one, also when it is pressed twice; nothing gets a name that nobody sees.</summary>
public sealed class MadeOnceTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string TwoPresses = "button => { button.click(); button.click(); }";

    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S124")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_press_adds_one_dashboard_and_one_module(bool isByPointer)
    {
        var tab = await OpenAsync("/workbench");
        var page = tab.Page;
        await PressTwiceAsync(page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Notes" }), isByPointer);
        await Expect(page.Locator("section.module")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add module" }).ClickAsync();
        await PressTwiceAsync(page.GetByRole(AriaRole.Dialog, new() { Name = "Add module" }).Locator(".module-choice").First, isByPointer);
        await Expect(page.Locator("section.module")).ToHaveCountAsync(2);
        await PressTwiceAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add dashboard" }), isByPointer);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Dashboard 1", "Dashboard 2"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add dashboard" }).ClickAsync(new() { Delay = 600 });
        await Expect(page.GetByRole(AriaRole.Tab)).ToHaveCountAsync(3);
    }

    [Theory]
    [Trait("Scenario", "S124")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_press_saves_copies_and_shares_once(bool isByPointer)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var tab = await OpenAsync($"/session/{id}");
        var page = tab.Page;
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        await tab.ActAsync("save-menu");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as…" }).ClickAsync();
        await PressTwiceAsync(tab.Dialog("metadata").Locator("[data-submit]"), isByPointer);
        var copy = await tab.IsInSessionAsync(id);
        Assert.Equal(1, posts);
        await tab.ActAsync("snapshot");
        await PressTwiceAsync(tab.Dialog("snapshot").Locator("[data-submit]"), isByPointer);
        var link = await tab.Dialog("created").Locator("#created-link").InputValueAsync();
        Assert.Equal(2, posts);

        await page.GotoAsync(new Uri(link).PathAndQuery);
        var before = await page.EvaluateAsync<int>("() => history.length");
        await PressTwiceAsync(page.Locator("[data-act=make-session]"), isByPointer);
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        await tab.NoteReadsAsync("base");
        Assert.Equal(before + 1, await page.EvaluateAsync<int>("() => history.length"));
        Assert.NotEqual(id, copy);
    }

    [Theory]
    [Trait("Scenario", "S131")]
    [InlineData("\u200B\u2060")]
    [InlineData("\u2800")]
    public async Task A_name_that_nobody_sees_is_refused_where_it_is_written(string name)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var tab = await OpenAsync($"/session/{id}");
        var page = tab.Page;
        foreach (var (act, dialog) in new[] { ("metadata", "metadata"), ("snapshot", "snapshot") })
        {
            await page.Locator($"[data-act={act}]").First.ClickAsync();
            await tab.Dialog(dialog).Locator("[name=title]").FillAsync(name);
            await tab.Dialog(dialog).Locator("[data-submit]").ClickAsync();
            var problem = tab.Dialog(dialog).Locator("[data-title-problem]");
            await Expect(problem).ToHaveTextAsync("The title needs at least one character that can be seen. Nothing was sent.");
            await tab.Dialog(dialog).Locator("[name=title]").FillAsync(tag);
            await page.Keyboard.PressAsync("Escape");
            await Expect(tab.Dialog(dialog)).ToHaveCountAsync(0);
        }

        await page.GetByRole(AriaRole.Tab).PressAsync("F2");
        var field = page.GetByLabel("Dashboard name");
        await field.FillAsync(name);
        await field.PressAsync("Enter");
        await Expect(page.Locator(".dashboard-name-problem")).ToHaveTextAsync("The name needs at least one character that can be seen.");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("seen");
        await Expect(page.Locator(".dashboard-name-problem")).ToHaveCountAsync(0);
        await field.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["seen"]);
        await page.GetByRole(AriaRole.Tab).PressAsync("F2");
        await field.FillAsync(name);
        await page.Locator("section.module").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["seen"]);
    }

    private static Task PressTwiceAsync(ILocator button, bool isByPointer) =>
        isByPointer ? button.DblClickAsync() : button.EvaluateAsync(TwoPresses);

    private async Task<WorkbenchTab> OpenAsync(string path)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync(path);
        return new WorkbenchTab(visitor.Page);
    }
}
