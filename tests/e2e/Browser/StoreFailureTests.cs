using Microsoft.Playwright;
using Portal.Documents;
using Portal.Sessions;

namespace Portal.EndToEnd.Browser;

/// <summary>
/// What people see when something fails behind the page: a page of its own, or a toast over the page that stays as it was.
/// </summary>
public sealed class StoreFailureTests(Chromium chromium) : BrowserTests(chromium)
{
    private readonly FaultyContainer<Session> sessions = new(Session.Declaration);
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private string id = "";

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync(sessions.Stand);
        ann = await server.SignInAsync("ann");
        id = await ann.CreateSessionAsync("still here");
    }

    [Theory]
    [InlineData(StoreFailure.ReadOnly, "The database can only be read at the moment. Nothing was changed. Try again later.")]
    [InlineData(StoreFailure.Full, "The database is full. Nothing was changed, and what is stored can be read.")]
    [Trait("Scenario", "S14")]
    [Trait("Scenario", "S20")]
    [Trait("Scenario", "S136")]
    public async Task A_write_that_is_refused_is_a_toast_and_the_row_stays(StoreFailure failure, string words)
    {
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/sessions");
        sessions.OnWrite = new StoreException(failure, "Refused by a test.");
        visitor.ExpectFailure($"/sessions/{id}/edit");
        visitor.ExpectFailure("/sessions/selected");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Edit still here" }).ClickAsync();
        await visitor.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("other");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Toasts(visitor)).ToContainTextAsync([words]);
        await Expect(visitor.Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("other");
        await visitor
            .Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })
            .Or(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }))
            .ClickAsync();

        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select still here" }).CheckAsync();
        await visitor.Page.Locator("#toasts .toast-close").ClickAsync();
        await Expect(Toasts(visitor)).ToHaveCountAsync(0);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Toasts(visitor)).ToContainTextAsync([words]);
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "still here", Exact = true })).ToBeVisibleAsync();

        sessions.OnWrite = null;
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "still here", Exact = true })).ToHaveCountAsync(0);
        await Expect(Toasts(visitor)).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task A_part_of_a_page_that_could_not_be_read_is_asked_for_again()
    {
        var visitor = await VisitAsync(server, ann);
        sessions.OnRead = new StoreException(StoreFailure.Unavailable, "Away by a test.");
        await visitor.GoAsync("/");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("Could not load recent sessions");
        sessions.OnRead = null;
        await visitor.Page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "still here" }).First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("Could not load");
    }

    [Theory]
    [InlineData(StoreFailure.ReadOnly, "The database can only be read at the moment.")]
    [InlineData(StoreFailure.Full, "The database is full.")]
    public async Task Without_script_it_is_a_page(StoreFailure failure, string words)
    {
        var visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = false });
        await visitor.GoAsync($"/sessions/{id}/edit");
        sessions.OnWrite = new StoreException(failure, "Refused by a test.");
        visitor.ExpectFailure($"/sessions/{id}/edit");
        await visitor.Page.GetByLabel("Title").FillAsync("other");
        var answer = await visitor.Page.RunAndWaitForResponseAsync(
            () => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync(),
            response => response.Request.Method == "POST");
        Assert.Equal(503, answer.Status);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "The database is not available" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(words);
        // What was written to is not offered again with a press.
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Try again" })).ToHaveCountAsync(0);
        Assert.Equal("still here", (await ann.GetAsync($"/sessions/metadata/{id}")).Is(200).Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_offers_to_try_again()
    {
        var visitor = await VisitAsync(server, ann);
        sessions.OnRead = new StoreException(StoreFailure.Unavailable, "Away by a test.");
        await visitor.GoAsync("/sessions", 503);
        await Expect(visitor.Page.Locator("main"))
            .ToContainTextAsync("The database is not available. Nothing was changed. Try again in a moment.");
        sessions.OnRead = null;
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();
        await visitor.IsAtAsync("/sessions");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "still here", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_is_a_toast_and_its_details_stay_inside()
    {
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/sessions");
        sessions.OnRead = new InvalidOperationException("SELECT secret");
        visitor.ExpectFailure("/sessions");
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("still");
        await Expect(Toasts(visitor))
            .ToContainTextAsync(["Something went wrong. It is not your fault, and nothing that was saved is lost."]);
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "still here", Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain("secret", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("/sessions", visitor.Here);
    }

    [Fact]
    [Trait("Scenario", "S20")]
    public async Task What_is_gone_or_not_understood_is_a_toast_too()
    {
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/sessions");
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        visitor.ExpectFailure($"/sessions/{id}/edit");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Edit still here" }).ClickAsync();
        await Expect(Toasts(visitor))
            .ToContainTextAsync(["Page not found. The link may be wrong, or the session belongs to someone else."]);

        await visitor.Context.ClearCookiesAsync(new() { Name = "webviz-portal-form" });
        visitor.ExpectFailure("/sessions/selected");
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select still here" }).CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Duplicate" }).ClickAsync();
        await Expect(Toasts(visitor).Last).ToContainTextAsync("The request was not understood. Nothing was changed.");
    }

    private static ILocator Toasts(Visitor visitor) => visitor.Page.Locator("#toasts .toast-error .toast-text");
}
