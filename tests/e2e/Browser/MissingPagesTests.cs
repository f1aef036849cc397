using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

public sealed class MissingPagesTests(Chromium chromium, OwnPortal portal) : BrowserTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S76")]
    [InlineData("/snapshot/AAAAAAAAAAAA")]
    [InlineData("/snapshots/AAAAAAAAAAAA")]
    [InlineData("/session/AAAAAAAAAAAA")]
    public async Task An_unknown_id_is_a_page_with_a_way_home(string path) =>
        await IsNotFoundAsync(await VisitAsync(portal.Server, portal.Ann), path);

    [Theory]
    [Trait("Scenario", "S77")]
    [InlineData("/snapshot/not-an-id")]
    [InlineData("/snapshots/%3Cb%3E")]
    [InlineData("/session/AAAAAAAAAAAAA")]
    public async Task A_malformed_id_is_a_page_with_a_way_home_also_on_back_and_forward(string path)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await IsNotFoundAsync(visitor, path);
        await visitor.Page.GoBackAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
        await visitor.Page.GoForwardAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Start" })).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S76")]
    public async Task A_deleted_snapshot_says_so_and_who_and_when()
    {
        var id = await portal.Bob.CreateSnapshotAsync(tag);
        (await portal.Bob.DeleteAsync($"/snapshots/{id}")).Is(200);
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/snapshot/{id}", 410);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "This snapshot was deleted" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("bob deleted it just now.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Ask bob")).ToBeVisibleAsync();
        Assert.DoesNotContain(tag, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await GoHomeAsync(visitor);
    }

    [Fact]
    [Trait("Scenario", "S76")]
    public async Task A_strangers_session_is_the_same_page_as_a_missing_one()
    {
        var id = await portal.Bob.CreateSessionAsync(tag);
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}", 404);
        var strangers = await visitor.Page.Locator("main").InnerHTMLAsync();
        await visitor.GoAsync("/session/AAAAAAAAAAAA", 404);
        var missing = await visitor.Page.Locator("main").InnerHTMLAsync();
        Assert.Equal(strangers.Replace(id, "AAAAAAAAAAAA", StringComparison.Ordinal), missing);
        await GoHomeAsync(visitor);
    }

    private static async Task IsNotFoundAsync(Visitor visitor, string path)
    {
        await visitor.GoAsync(path, 404);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
        await GoHomeAsync(visitor);
    }

    private static async Task GoHomeAsync(Visitor visitor)
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Go to Start" }).ClickAsync();
        await visitor.IsAtAsync("/");
    }
}
