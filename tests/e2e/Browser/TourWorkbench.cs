using Microsoft.Playwright;
using Portal.EndToEnd.Workbench;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Browser;

/// <summary>The workbench with work in it, and what it asks when that work is in danger.</summary>
internal static class TourWorkbench
{
    /// <summary>Names of the stops.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "workbench-modules",
        "workbench-add",
        "workbench-changed",
        "workbench-not-saved",
        "workbench-make-snapshot",
        "workbench-made-snapshot",
        "workbench-open",
        "workbench-shortcuts",
        "workbench-leave",
        "workbench-desk",
        "workbench-recovery",
        "workbench-gone",
        "start-drafts",
    ];

    /// <summary>The stops of somebody who works on one session. Each preparation may come more than once.</summary>
    public static IEnumerable<Stop> Of(PortalClient user, string session)
    {
        var path = $"/session/{session}";
        yield return new("workbench-modules", "/workbench", user, Prepare: AddBothModulesAsync);
        yield return new("workbench-add", path, user, Prepare: async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add module" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Add module" })).ToBeVisibleAsync();
        });
        yield return new("workbench-changed", path, user, Prepare: async page => await ChangeAsync(page));
        yield return new("workbench-not-saved", path, user, Prepare: async page =>
        {
            var tab = await ChangeAsync(page);
            await page.RouteAsync("**/persistence/sessions/**", route => route.AbortAsync());
            await tab.ActAsync("save");
            await Expect(page.Locator("[data-notices] [data-about]").First).ToBeVisibleAsync();
        });
        yield return new("workbench-make-snapshot", path, user, Prepare: async page => await AskForSnapshotAsync(page));
        yield return new("workbench-made-snapshot", path, user, Prepare: async page =>
        {
            var tab = await AskForSnapshotAsync(page);
            await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
            await Expect(tab.Dialog("created")).ToBeVisibleAsync();
        });
        yield return new("workbench-open", path, user, Prepare: async page =>
        {
            await new WorkbenchTab(page).ActAsync("save-menu");
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "Open…" }).ClickAsync();
            await Expect(page.Locator("dialog[data-dialog=open] [data-rows] li").First).ToBeVisibleAsync();
        });
        yield return new("workbench-shortcuts", path, user, Prepare: async page =>
        {
            var tab = new WorkbenchTab(page);
            await Expect(tab.Status).ToHaveTextAsync("Saved");
            await page.Keyboard.PressAsync("?");
            await Expect(tab.Dialog("shortcuts")).ToBeVisibleAsync();
        });
        yield return new("workbench-leave", path, user, Prepare: async page =>
        {
            var tab = await ChangeAsync(page);
            await tab.ActAsync("close");
            await Expect(tab.Question).ToBeVisibleAsync();
        });
        yield return new("workbench-desk", path, user, Prepare: async page =>
        {
            var tab = await ChangeAsync(page);
            await user.SaveElsewhereAsync(session, NotesContent.Of("written elsewhere", $"and this: {TestData.Tag()}"));
            await tab.ActAsync("save");
            await Expect(tab.Desk).ToBeVisibleAsync();
        });
        yield return new("workbench-recovery", path, user, Prepare: async page =>
        {
            await CrashAsync(page, path);
            await page.ReloadAsync();
            await Expect(new WorkbenchTab(page).Recovery).ToBeVisibleAsync();
        });
        yield return new("workbench-gone", "/session/AAAAAAAAAAAA", user, 404);
        yield return new("start-drafts", "/", user, Prepare: async page =>
        {
            await CrashAsync(page, path);
            await CrashAsync(page, "/workbench");
            await page.ReloadAsync();
            await Expect(page.Locator("webviz-drafts .row")).ToHaveCountAsync(2);
        });
    }

    private static async Task AddBothModulesAsync(IPage page)
    {
        await page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Time series" }).ClickAsync();
        await page.Locator(".ensemble-button").ClickAsync();
        await page.Locator(".ensemble-menu .ensemble-row").Filter(new() { HasText = "iter-3" }).First.Locator("input").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("section.module canvas").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add module" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Add module" }).GetByText("Notes").ClickAsync();
        await new WorkbenchTab(page).WriteAsync(
            "### Third pass\n\nFault **F4** opened to 0.6 after the RFT in A-3.\n\n- Keep realizations 17 and 42\n- Next: `SWOF 3`",
            1);
    }

    private static async Task<WorkbenchTab> ChangeAsync(IPage page)
    {
        var tab = new WorkbenchTab(page);
        await tab.WriteAndKeepAsync("Faults **F2** and **F4** opened.");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        return tab;
    }

    private static async Task<WorkbenchTab> AskForSnapshotAsync(IPage page)
    {
        var tab = await ChangeAsync(page);
        await tab.ActAsync("snapshot");
        await Expect(tab.Dialog("snapshot")).ToBeVisibleAsync();
        return tab;
    }

    /// <summary>Work of another tab of this browser that died.</summary>
    private static async Task CrashAsync(IPage page, string path)
    {
        var tab = await WorkbenchTab.OpenAsync(page.Context, path);
        if (path == "/workbench")
        {
            await tab.BeginNoteAsync("never saved");
        }
        else
        {
            await ChangeAsync(tab.Page);
        }

        await tab.CrashAsync();
    }
}
