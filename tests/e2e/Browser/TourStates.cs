using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Browser;

/// <summary>The lists and the workbench in each state worth looking at.</summary>
internal static class TourStates
{
    /// <summary>Names of the stops.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "sessions", "sessions-empty", "sessions-no-match", "sessions-selected", "sessions-menu", "sessions-edit", "sessions-edit-problem",
        "sessions-question", "sessions-import", "sessions-preview", "session-edit", "snapshots", "snapshots-mine", "snapshots-empty",
        "snapshots-question", "trash", "trash-empty", "workbench-new", "workbench-session", "workbench-save", "workbench-snapshot",
    ];

    /// <summary>The stops of somebody with sessions and snapshots, and of somebody without.</summary>
    public static IEnumerable<Stop> Of(PortalClient user, PortalClient nobody, string session, string snapshot)
    {
        yield return new("sessions", "/sessions", user);
        yield return new("sessions-empty", "/sessions", nobody);
        yield return new("sessions-no-match", "/sessions?q=nothing-like-it&from=2026-01-01&in=descriptions", user);
        yield return new("sessions-selected", "/sessions", user, Prepare: SelectTwoAsync);
        yield return new("sessions-menu", "/sessions", user, Prepare: async page =>
        {
            await page.Locator("row-menu a").First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Duplicate" })).ToBeVisibleAsync();
        });
        yield return new("sessions-edit", "/sessions", user, Prepare: EditAsync);
        yield return new("sessions-edit-problem", "/sessions", user, Prepare: EditWronglyAsync);
        yield return new("sessions-question", "/sessions", user, Prepare: async page =>
        {
            await SelectTwoAsync(page);
            await page.Locator("[data-deletes]").ClickAsync();
            await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        });
        yield return new("sessions-import", "/sessions/import", user);
        yield return new("sessions-preview", "/sessions/import", user, Prepare: PreviewAsync);
        yield return new("session-edit", $"/sessions/{session}/edit", user);
        yield return new("snapshots", "/snapshots", user);
        yield return new("snapshots-mine", "/snapshots?view=mine", user);
        yield return new("snapshots-empty", "/snapshots", nobody);
        yield return new("snapshots-question", "/snapshots?view=mine", user, Prepare: async page =>
        {
            await page.Locator("input[name=id]").First.CheckAsync();
            await page.Locator("[data-deletes]").ClickAsync();
            await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        });
        yield return new("trash", "/trash", user);
        yield return new("trash-empty", "/trash", nobody);
        yield return new("workbench-new", "/workbench", user, Prepare: ShowsWorkbenchAsync);
        yield return new("workbench-session", $"/session/{session}", user, Prepare: ShowsWorkbenchAsync);
        yield return new("workbench-save", "/workbench", user, Prepare: async page =>
        {
            await ShowsWorkbenchAsync(page);
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        });
        yield return new("workbench-snapshot", $"/snapshot/{snapshot}", user, Prepare: ShowsWorkbenchAsync);
    }

    private static Task ShowsWorkbenchAsync(IPage page) => Expect(page.Locator("webviz-workbench")).ToBeVisibleAsync();

    private static async Task SelectTwoAsync(IPage page)
    {
        await page.Locator("input[name=id]").First.CheckAsync();
        await page.Locator("input[name=id]").Nth(1).CheckAsync();
    }

    private static async Task EditAsync(IPage page)
    {
        // Below 720 the row's menu has it.
        await page.Locator("[data-renames]").First.EvaluateAsync("link => link.click()");
        await Expect(page.Locator(".row-edit")).ToBeVisibleAsync();
    }

    private static async Task EditWronglyAsync(IPage page)
    {
        await EditAsync(page);
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(new string('x', 51));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".row-edit [role=alert] span")).ToBeVisibleAsync();
    }

    private static async Task PreviewAsync(IPage page)
    {
        var file = new
        {
            format = "webviz-session",
            formatVersion = 1,
            title = Tour.HostileTitles[1],
            description = new string('W', 250),
            contentHash = TestData.HashOf("{}"),
            content = "{}",
        };
        var bytes = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(file);
        await page.GetByLabel("File")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "x.json",
                    MimeType = "application/json",
                    Buffer = bytes,
                });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what is in it" }).ClickAsync();
        await Expect(page.Locator(".hash")).ToBeVisibleAsync();
    }
}
