using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Modules of the public workbench that are not installed here.</summary>
public sealed class ForeignModuleTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S149")]
    public async Task Its_card_shows_what_is_stored_of_it_and_changes_nothing()
    {
        var content = TestData.Read("webviz-session-small.json");
        var id = await portal.Ann.CreateSessionAsync("foreign", null, content);
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        var card = tab.Page.Locator(".module").Filter(new() { HasText = "SimulationTimeSeries" });
        await Expect(card.GetByRole(AriaRole.Row, new() { Name = "Resample frequency MONTHLY" })).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.Row, new() { Name = "Selected vector tags –" })).ToBeAttachedAsync();
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "Open in Webviz" })).ToHaveCountAsync(0);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var stored = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Json;
        Assert.Equal(content, stored.GetProperty("content").GetString());
    }

    [Fact]
    [Trait("Scenario", "S149")]
    public async Task Where_the_portal_knows_a_Webviz_the_card_leads_there()
    {
        var server = await StartPortalAsync(
            web => web.UseSetting("Webviz:SessionUrl", "https://webviz.example.org/session/{id}"));
        using var ann = await PortalClient.SignInAsync(server.Address, "ann");
        var id = await ann.CreateSessionAsync("foreign", null, TestData.Read("webviz-session-small.json"));
        var visitor = await VisitAsync(server, ann);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "Open in Webviz" }))
            .ToHaveAttributeAsync("href", $"https://webviz.example.org/session/{id}");
    }
}
