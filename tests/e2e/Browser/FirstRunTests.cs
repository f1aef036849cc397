using Microsoft.Playwright;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.Browser;

/// <summary>Somebody who has nothing yet.</summary>
public sealed class FirstRunTests(Chromium chromium) : BrowserTests(chromium)
{
    private Visitor visitor = null!;
    private PortalClient ann = null!;

    private IPage Page => visitor.Page;

    public override async Task InitializeAsync()
    {
        var server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        visitor = await VisitAsync(server, ann);
    }

    [Fact]
    [Trait("Scenario", "S04")]
    public async Task An_empty_start_page_says_what_there_is_and_leads_to_a_chart_in_two_presses()
    {
        await visitor.GoAsync("/");
        var welcome = Page.GetByRole(AriaRole.Region, new() { Name = "Your first session" });
        await Expect(welcome).ToContainTextAsync("A session is your workbench");
        await Expect(welcome).ToContainTextAsync("A snapshot is a frozen copy");
        await welcome.GetByRole(AriaRole.Link, new() { Name = "Draw a first chart" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "A first chart" }).ClickAsync();
        await Expect(Page.Locator("section.module canvas").First).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S04")]
    public async Task A_list_that_has_something_has_its_link_and_needs_no_welcome()
    {
        await visitor.GoAsync("/");
        var all = Page.GetByRole(AriaRole.Link, new() { Name = "All" });
        await Expect(Page.Locator(".welcome")).ToBeVisibleAsync();
        await Expect(all).ToHaveCountAsync(0);
        await ann.CreateSessionAsync("one");
        await visitor.TellSessionsChangedAsync();
        await Expect(all).ToHaveCountAsync(1);
        await Expect(Page.Locator(".welcome")).ToBeHiddenAsync();
    }

    [Fact]
    [Trait("Scenario", "S22")]
    public async Task An_empty_chart_offers_the_list_of_ensembles_whose_order_stays()
    {
        await visitor.GoAsync("/workbench");
        await Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Time series" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Choose ensembles" }).ClickAsync();
        var rows = Page.Locator(".ensemble-menu .ensemble-row");
        var names = await rows.AllTextContentsAsync();
        Assert.True(names.Count > 1);
        await rows.Last.Locator("input").CheckAsync();
        await Expect(Page.Locator("section.module canvas").First).ToBeVisibleAsync();
        await Expect(rows).ToHaveTextAsync(names);
        await Expect(rows.Last.Locator("input")).ToBeCheckedAsync();
        await rows.First.Locator("input").CheckAsync();
        await rows.Last.Locator("input").UncheckAsync();
        await Expect(rows).ToHaveTextAsync(names);
    }
}
