using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>What a page could not load is asked for again when the contact is back, and what said that it failed goes.</summary>
public sealed class AskedAgainTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        foreach (var number in Enumerable.Range(1, 35))
        {
            await ann.CreateSessionAsync($"session {number:00}");
        }
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task A_filter_that_did_not_reach_the_server_is_applied()
    {
        var page = await OpenAsync("/sessions");
        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("session 07");
        await Expect(Errors(page)).ToContainTextAsync(["No contact with the server."]);
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("tbody .cell-title")).ToHaveTextAsync(["session 07"]);
        await Expect(Errors(page)).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task Rows_and_totals_that_did_not_come_are_shown()
    {
        var page = await OpenAsync("/help");
        await page.RouteAsync("**/sessions?*", route => route.AbortAsync());
        await page.GotoAsync("/sessions");
        await page.Locator("tbody .cell-title").Last.ScrollIntoViewIfNeededAsync();
        await Expect(Errors(page)).ToHaveCountAsync(1);
        await Expect(page.Locator("#sessions-total")).ToHaveTextAsync("…");
        await page.UnrouteAllAsync();
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await Expect(page.Locator("tbody .cell-title")).ToHaveCountAsync(35);
        await Expect(page.Locator("#sessions-total")).ToHaveTextAsync("35");
        await Expect(Errors(page)).ToHaveCountAsync(0);
    }

    private static ILocator Errors(IPage page) => page.Locator("#toasts .toast-error");

    private async Task<IPage> OpenAsync(string path)
    {
        var visitor = await VisitAsync(server, ann);
        visitor.ExpectFailure("/sessions");
        visitor.ExpectComplaint("htmx:error: Failed to fetch");
        // The browser may ask for the page's icon while it is offline.
        visitor.ExpectComplaint("net::ERR_INTERNET_DISCONNECTED");
        await visitor.GoAsync(path);
        return visitor.Page;
    }
}
