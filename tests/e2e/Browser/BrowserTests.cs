using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>A class of browser tests: whatever a browser complained of fails the test in which it did.</summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTests(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];
    private readonly List<IAsyncDisposable> servers = [];

    protected Chromium Chromium => chromium;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        var complaints = new List<string>();
        foreach (var visitor in visitors)
        {
            complaints.AddRange(await visitor.LeaveAsync());
        }

        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        Assert.True(complaints.Count == 0, "The browser complained: " + string.Join(Environment.NewLine, complaints));
    }

    /// <summary>A browser at this portal, signed in as the user, or as nobody.</summary>
    protected Task<Visitor> VisitAsync(PortalServer server, PortalClient? user = null, BrowserNewContextOptions? options = null) =>
        VisitAsync(server.Address, user, options);

    /// <summary>A browser at an address that leads to a portal.</summary>
    protected async Task<Visitor> VisitAsync(Uri address, PortalClient? user = null, BrowserNewContextOptions? options = null)
    {
        var visitor = await Visitor.OpenAsync(chromium.Browser, address, user, options ?? new());
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A portal that ends with the test, for what needs one to itself.</summary>
    protected async Task<PortalServer> StartPortalAsync(Action<Microsoft.AspNetCore.Hosting.IWebHostBuilder>? configure = null)
    {
        var server = await PortalServer.StartAsync(configure);
        OwnUntilTheEnd(server);
        return server;
    }

    /// <summary>Something else that ends with the test.</summary>
    protected void OwnUntilTheEnd(IAsyncDisposable owned) => servers.Add(owned);

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);
}
