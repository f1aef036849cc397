using Microsoft.Playwright;

namespace Portal.Bench;

/// <summary>The machine's Chromium, with a user signed in.</summary>
internal sealed class BenchBrowser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IBrowserContext context;

    private BenchBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext context) =>
        (this.playwright, this.browser, this.context) = (playwright, browser, context);

    public static async Task<BenchBrowser> StartAsync(Uri server, string user)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Installed(), Args = ["--no-sandbox", "--disable-gpu"] });
        var context = await browser.NewContextAsync(new() { BaseURL = server.ToString() });
        var form = context.APIRequest.CreateFormData();
        form.Set("user", user);
        await context.APIRequest.PostAsync("/sign-in/development", new() { Form = form });
        return new BenchBrowser(playwright, browser, context);
    }

    public Task<IPage> NewPageAsync() => context.NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string? Installed() =>
        (from name in Names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
