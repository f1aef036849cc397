using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>Tests of the sessions page, each with a portal of its own.</summary>
public abstract class SessionPageTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalClient ann = null!;

    protected PortalServer Server { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Server = await StartPortalAsync();
        ann = await Server.SignInAsync("ann");
    }

    protected static ILocator Titles(Visitor visitor) => visitor.Page.Locator("tbody .cell-title");

    protected static ILocator Filter(Visitor visitor) => visitor.Page.GetByPlaceholder("Filter by title");

    protected Task<Visitor> OpenAsync(BrowserNewContextOptions? options = null) => VisitAsync(Server, ann, options);

    protected async Task CreateAsync(params (string Title, string? Description)[] sessions)
    {
        foreach (var (title, description) in sessions)
        {
            await ann.CreateSessionAsync(title, description);
        }
    }
}
