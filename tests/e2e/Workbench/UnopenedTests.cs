using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Tests of what is told when the workbench does not open.</summary>
public abstract class UnopenedTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    protected const float Soon = 20_000;

    protected OwnPortal Portal { get; } = portal;

    protected string Tag { get; } = TestData.Tag();

    protected static async Task SaysAsync(WorkbenchTab tab, string heading)
    {
        await Expect(tab.Problem.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync(new() { Timeout = Soon });
        await Expect(tab.Page.Locator("[data-loading]")).ToBeHiddenAsync();
        await Expect(tab.Problem.GetByRole(AriaRole.Link, new() { Name = "Go to Start" })).ToBeVisibleAsync();
    }

    protected static async Task<string> DownloadAsync(ILocator told, AriaRole role)
    {
        var button = told.GetByRole(role, new() { Name = "Download what is stored" });
        var download = await told.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    protected async Task<WorkbenchTab> OpenAsync(string kind, string content, string script = "", Func<IPage, Task>? prepare = null)
    {
        var id = kind == "session"
            ? await Portal.Ann.CreateSessionAsync(Tag, null, content)
            : await Portal.Ann.CreateSnapshotAsync(Tag, null, content);
        var visitor = await VisitAsync(Portal.Server, Portal.Ann);
        foreach (var complaint in new[] { "could not be", "could not start", "Failed to load resource", "failed", "out of order" })
        {
            visitor.ExpectComplaint(complaint);
        }

        if (script != "")
        {
            await visitor.Context.AddInitScriptAsync(script);
        }

        if (prepare is not null)
        {
            await prepare(visitor.Page);
        }

        await visitor.Page.GotoAsync($"/{kind}/{id}", new() { WaitUntil = WaitUntilState.Commit });
        return new WorkbenchTab(visitor.Page);
    }
}
