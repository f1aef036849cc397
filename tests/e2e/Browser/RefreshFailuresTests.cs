using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>A list that refreshes itself says why it could not: who is to do what differs.</summary>
public sealed class RefreshFailuresTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Mine = "/snapshots?view=mine";
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private Visitor visitor = null!;

    private ILocator When => visitor.Page.Locator("[data-when]");

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        await ann.CreateSnapshotAsync("frozen");
        visitor = await VisitAsync(server, ann);
        visitor.ExpectFailure("/snapshots");
    }

    [Theory]
    [InlineData(400, "the server refused it")]
    [InlineData(403, "you may not see this list any more")]
    [InlineData(404, "this list is not here any more")]
    [InlineData(429, "too many requests")]
    [InlineData(500, "the server cannot answer right now")]
    [InlineData(502, "the server cannot answer right now")]
    [InlineData(503, "the server cannot answer right now")]
    public async Task Each_failure_is_said_for_itself_and_ends_with_the_next_answer(int status, string words)
    {
        await OpenAsync();
        await visitor.Page.RouteAsync(
            IsRefresh(),
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = status,
                        ContentType = "text/html",
                        Body = "<h1>A gateway</h1>",
                    }));
        await RefreshAsync();
        await Expect(When).ToContainTextAsync($"Not refreshed: {words}");
        await Expect(visitor.Page.Locator("tbody .cell-title")).ToHaveTextAsync(["frozen"]);
        await Expect(visitor.Page.GetByText("A gateway")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".toast")).ToHaveCountAsync(0);
        await visitor.Page.UnrouteAllAsync();
        await RefreshAsync();
        await Expect(When).ToContainTextAsync("Refreshed");
    }

    [Fact]
    public async Task An_expired_sign_in_is_said_with_the_way_back()
    {
        await OpenAsync("/snapshots?view=mine");
        await visitor.Context.ClearCookiesAsync();
        await RefreshAsync();
        await Expect(When).ToContainTextAsync("Not refreshed: your sign-in has expired.");
        await Expect(visitor.Page.Locator("#announcements")).ToContainTextAsync("Your sign-in has expired.");
        await When.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await visitor.IsAtAsync("/sign-in?returnUrl=%2Fsnapshots%3Fview%3Dmine");
    }

    [Fact]
    public async Task A_proxy_that_leads_to_its_own_sign_in_is_the_same_and_its_page_is_not_shown()
    {
        await OpenAsync();
        await visitor.Context.ClearCookiesAsync();
        await visitor.Page.RouteAsync(IsRefresh(), route => route.ContinueAsync(new()
        {
            Headers = route.Request.Headers.Where(header => header.Key != "hx-request"),
        }));
        await RefreshAsync();
        await Expect(When).ToContainTextAsync("Not refreshed: your sign-in has expired.");
        await Expect(visitor.Page.Locator("tbody .cell-title")).ToHaveTextAsync(["frozen"]);
        await Expect(visitor.Page.GetByText("Choose who you are.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Too_many_requests_wait_as_long_as_the_server_asks()
    {
        await visitor.GoWithStoppedClockAsync(Mine);
        await Expect(visitor.Page.Locator("tbody .cell-title")).ToHaveTextAsync(["frozen"]);
        var asked = 0;
        await visitor.Page.RouteAsync(IsRefresh(), route =>
        {
            asked++;
            return route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "60" } });
        });
        await RefreshAsync();
        await Expect(When).ToContainTextAsync("too many requests");
        await visitor.Page.Clock.RunForAsync(50_000);
        Assert.Equal(1, asked);
        await visitor.Page.Clock.RunForAsync(15_000);
        await Eventually.HoldsAsync(() => Task.FromResult(asked == 2));
    }

    [Fact]
    public async Task What_a_gateway_answers_to_a_press_is_said_and_not_shown()
    {
        await ann.CreateSessionAsync("one");
        await visitor.GoAsync("/sessions");
        visitor.ExpectFailure("/sessions/selected");
        await visitor.Page.RouteAsync(
            "**/sessions/selected*",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 502,
                        ContentType = "text/html",
                        Body = "<h1>A gateway</h1>",
                    }));
        await visitor.Page.GetByLabel("Select one").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Duplicate" }).ClickAsync();
        await Expect(visitor.Page.Locator(".toast-error")).ToContainTextAsync("The server cannot answer right now.");
        await Expect(visitor.Page.GetByText("A gateway")).ToHaveCountAsync(0);
    }

    private static Regex IsRefresh() => new("/snapshots(\\?(?!.*part=total).*)?$");

    private async Task OpenAsync(string path = Mine)
    {
        await visitor.GoAsync(path);
        await Expect(When).ToContainTextAsync("Refreshed");
        await Expect(visitor.Page.Locator("tbody .cell-title")).ToHaveTextAsync(["frozen"]);
    }

    private Task RefreshAsync() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();
}
