using System.Diagnostics;
using Microsoft.Playwright;
using Portal.EndToEnd.Startup;

namespace Portal.EndToEnd.Workbench;

/// <summary>A workbench of somebody else: the page of <c>docs/workbench-shim.md</c>, on the library as it is packed.</summary>
public sealed class OwnWorkbenchTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    public async Task A_page_of_thirty_lines_keeps_and_saves_its_work()
    {
        using var folder = new TempFolder();
        var page = folder.File("page");
        Directory.CreateDirectory(page);
        await BuildAsync(page);
        var script = await File.ReadAllTextAsync(Path.Combine(page, "page.js"));
        var id = await portal.Ann.CreateSessionAsync("mine", null, """{"dashboards":[],"text":"before"}""");
        var owner = (await portal.Ann.GetAsync($"/sessions/metadata/{id}")).Is(200).Json.GetProperty("ownerId").GetString();

        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var body = $"""
            <!DOCTYPE html><title>…</title>
            <body data-user="{owner}" data-session="{id}"><textarea></textarea><button>Save</button>
            <script type="module" src="/own/page.js"></script>
            """;
        await visitor.Page.RouteAsync("**/own/", route => route.FulfillAsync(new() { Body = body, ContentType = "text/html" }));
        await visitor.Page.RouteAsync(
            "**/own/page.js", route => route.FulfillAsync(new() { Body = script, ContentType = "text/javascript" }));
        await visitor.Page.GotoAsync("/own/");
        await Expect(visitor.Page).ToHaveTitleAsync("saved");
        await Expect(visitor.Page.Locator("textarea")).ToHaveValueAsync("before");

        await visitor.Page.Locator("textarea").FillAsync("after");
        await Expect(visitor.Page).ToHaveTitleAsync("changed");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visitor.Page).ToHaveTitleAsync("saved");
        Assert.Equal("""{"dashboards":[],"text":"after"}""", (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Content);
    }

    private static async Task BuildAsync(string folder)
    {
        var script = Path.Combine(Repository.Root, "tests/e2e/OwnWorkbench/build.mjs");
        using var build = Process.Start(new ProcessStartInfo("node", [script, Repository.Root, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, failed) = (build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, await said + await failed);
    }
}
