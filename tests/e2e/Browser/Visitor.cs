using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>Somebody at a browser of their own: cookies, tabs, and a record of everything that the browser complained of.</summary>
public sealed class Visitor
{
    public const float PatienceMilliseconds = 30_000;

    // Console messages of the browser reach the test, page errors too; violations and rejections are made such messages.
    private const string Witness = """
        addEventListener("securitypolicyviolation", (e) =>
          console.error(`CSP: ${e.effectiveDirective} refused ${e.blockedURI} ${e.sample}`));
        addEventListener("unhandledrejection", (e) => console.error(`Unhandled rejection: ${e.reason}`));
        """;

    private readonly ConcurrentQueue<(string Text, string Location)> complaints = new();
    private readonly List<string> expectedFailures = [];
    private readonly List<string> expectedTexts = [];

    private Visitor(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    /// <summary>The first tab.</summary>
    public IPage Page { get; }

    public IBrowserContext Context { get; }

    /// <summary>The path and query of the first tab.</summary>
    public string Here => new Uri(Page.Url).PathAndQuery;

    public static async Task<Visitor> OpenAsync(IBrowser browser, Uri address, PortalClient? user, BrowserNewContextOptions options)
    {
        options.BaseURL = address.ToString();
        options.Locale ??= "en-GB";
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        await context.AddInitScriptAsync(Witness);
        if (user is not null)
        {
            var cookie = user.Cookie!.Split('=', 2);
            await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = address.ToString() }]);
        }

        var visitor = new Visitor(context, await context.NewPageAsync());
        context.Console += (_, message) => visitor.Hear(message);
        context.WebError += (_, error) => visitor.complaints.Enqueue(("Page error: " + error.Error, error.Page?.Url ?? ""));
        return visitor;
    }

    /// <summary>Says that requests to this path fail, so that the browser's own line about it is no complaint.</summary>
    public void ExpectFailure(string path) => expectedFailures.Add(path);

    /// <summary>Says that the page writes a line with this text to the console, because a test makes it fail on purpose.</summary>
    public void ExpectComplaint(string text) => expectedTexts.Add(text);

    /// <summary>
    /// Goes to a path with a clock that only <c>Clock.RunForAsync</c> moves, and waits until htmx attends to the page: it begins by a
    /// timer.
    /// </summary>
    public async Task GoWithStoppedClockAsync(string path)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await Context.Clock.InstallAsync(new() { TimeDate = now.AddHours(-1) });
        await Context.Clock.PauseAtAsync(now);
        await GoAsync(path);
        await Page.Clock.RunForAsync(1);
        await Assertions.Expect(Page.Locator("[data-htmx-powered]").First).ToBeAttachedAsync();
    }

    /// <summary>Goes to a path and expects the status.</summary>
    public async Task GoAsync(string path, int status = 200)
    {
        if (status >= 400)
        {
            ExpectFailure(path.Split('?')[0]);
        }

        var response = await Page.GotoAsync(path);
        Assert.Equal(status, response!.Status);
    }

    /// <summary>Waits until the first tab is at the path.</summary>
    public Task IsAtAsync(string path) => IsAtAsync(Page, path);

    /// <summary>Waits until a tab is at the path.</summary>
    public static Task IsAtAsync(IPage page, string path) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex($"^https?://[^/]+{Regex.Escape(path)}$"));

    /// <summary>Tells the first tab that sessions changed, as another tab does.</summary>
    public Task TellSessionsChangedAsync() =>
        Page.EvaluateAsync("() => document.body.dispatchEvent(new CustomEvent('sessions-changed', { bubbles: true }))");

    /// <summary>What the browser complained of so far, without what was expected.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. complaints.Where(complaint => !IsExpected(complaint)).Select(complaint => $"{complaint.Text} ({complaint.Location})")];

    /// <summary>Closes the browser window and gives what the browser complained of.</summary>
    public async Task<IReadOnlyList<string>> LeaveAsync()
    {
        await Context.CloseAsync();
        return Complaints;
    }

    private bool IsExpected((string Text, string Location) complaint) =>
        expectedTexts.Any(text => complaint.Text.Contains(text, StringComparison.Ordinal))
        || (complaint.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && Uri.TryCreate(complaint.Location, UriKind.Absolute, out var at)
            && expectedFailures.Any(path => at.AbsolutePath == path || at.AbsolutePath.StartsWith(path + ":", StringComparison.Ordinal)
                || (path.EndsWith('/') && at.AbsolutePath.StartsWith(path, StringComparison.Ordinal))));

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            complaints.Enqueue((message.Text, message.Location));
        }
    }
}
