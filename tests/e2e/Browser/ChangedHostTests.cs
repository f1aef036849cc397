using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>Behind a proxy that changes <c>Host</c>: the portal's own pages are served and save, pages of other sites do not.</summary>
public sealed class ChangedHostTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Create = """
        () => fetch("/api/persistence/sessions", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ title: "through a proxy", description: null, content: "{}" }),
        }).then((answer) => answer.status)
        """;

    private HostChangingProxy proxy = null!;
    private PortalServer server = null!;
    private PortalClient ann = null!;

    private string Origin => proxy.Address.GetLeftPart(UriPartial.Authority);

    public override async Task InitializeAsync()
    {
        proxy = await HostChangingProxy.StartAsync();
        OwnUntilTheEnd(proxy);
        server = await StartPortalAsync(builder => builder.UseSetting("PublicUrl", Origin));
        proxy.Behind = server.Address;
        ann = await PortalClient.SignInAsync(proxy.Address, "ann");
    }

    [Fact]
    public async Task Its_own_pages_save_and_copied_links_lead_through_the_proxy()
    {
        var visitor = await VisitAsync(proxy.Address, ann);
        await visitor.GoAsync("/sessions");
        Assert.Equal(200, await visitor.Page.EvaluateAsync<int>(Create));
        await visitor.GoAsync("/sessions");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "through a proxy" }).First.ClickAsync();
        Assert.StartsWith(proxy.Address.ToString(), visitor.Page.Url, StringComparison.Ordinal);
        var id = visitor.Here.Split('/')[^1];
        var page = (await ann.RawAsync(HttpMethod.Get, $"/sessions/{id}")).Is(200).Text;
        Assert.Contains($"{proxy.Address}session/{id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Address.Authority, page, StringComparison.Ordinal);
    }

    /// <summary>
    /// Without <c>Sec-Fetch-Site</c> the origin decides: that of the address that people know, whatever <c>Host</c> says.
    /// </summary>
    [Fact]
    public async Task Other_sites_are_refused_by_their_origin()
    {
        var body = new { title = "by origin", description = (string?)null, content = "{}" };
        (await ann.PostAsync("/sessions", body, ("Origin", Origin))).Is(200);
        (await ann.PostAsync("/sessions", body, ("Origin", "https://evil.example"))).Is(403);
        using var nobody = new PortalClient(proxy.Address);
        var anonymous = await nobody.RawAsync(HttpMethod.Get, "/sessions");
        Assert.StartsWith("/sign-in", anonymous.Is(302).Header("Location"), StringComparison.Ordinal);
    }
}
