using System.Diagnostics;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>
/// One browser for the tests of a collection, which run one after another: the installed Chromium, or else Playwright's own.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>
    /// The same engine without a window of its own, for two thirds of the work; tests that kill a whole browser need that itself.
    /// </summary>
    private static readonly string[] Shells = ["chromium-headless-shell", "chrome-headless-shell"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>
    /// How to start a browser of one's own, with a profile in a folder, to be reached by <see cref="ConnectAsync"/>. Without a window:
    /// connecting never ends when a page that is there already does not answer yet (github.com/microsoft/playwright/issues/42730).
    /// </summary>
    public ProcessStartInfo StartInfo(string profile) =>
        new(
            Installed(Names) ?? playwright.Chromium.ExecutablePath,
            [
                .. Arguments,
                "--headless=new",
                "--no-startup-window",
                "--remote-debugging-port=0",
                "--no-default-browser-check",
                $"--user-data-dir={profile}",])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    public Task<IBrowser> ConnectAsync(string endpoint) => playwright.Chromium.ConnectOverCDPAsync(endpoint);

    public async Task InitializeAsync()
    {
        var installed = Installed([.. Shells, .. Names]);
        if (installed is null)
        {
            var exitCode = Microsoft.Playwright.Program.Main(["install", "chromium"]);
            Assert.True(exitCode == 0, $"None of {string.Join(", ", Names)} is on the PATH, and Playwright could not install a browser.");
        }

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = installed, Args = Arguments });
        Assertions.SetDefaultExpectTimeout(Visitor.PatienceMilliseconds);
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    private static string? Installed(string[] names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}

/// <summary>The tests of pages that share a browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>, ICollectionFixture<OwnPortal>
{
    public const string Name = "Browser";
}
