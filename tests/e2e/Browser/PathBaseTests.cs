using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The portal below a path: whatever a page links to, loads, posts to or asks htmx for stays below it.</summary>
public sealed class PathBaseTests(Chromium chromium) : BrowserTests(chromium)
{
    private readonly ConcurrentQueue<string> strays = new();
    private Visitor visitor = null!;

    [Fact]
    public async Task Everything_stays_below_the_path()
    {
        var server = await StartPortalAsync(builder => builder.UseSetting("PathBase", "/portal"));
        visitor = await VisitAsync(server);
        visitor.Context.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal)
                && !new Uri(request.Url).AbsolutePath.StartsWith("/portal/", StringComparison.Ordinal))
            {
                strays.Enqueue(request.Url);
            }
        };
        await SignInAsync();
        var cookie = (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == "webviz-portal");
        Assert.Equal("/portal", cookie.Path);
        using var ann = new PortalClient(server.Address, $"{cookie.Name}={cookie.Value}", "/portal/api/persistence");
        await ann.CreateSessionAsync("alpha", null, TestData.Read("webviz-session-one-module.json"));
        await ann.CreateSessionAsync("beta");
        await ann.CreateSnapshotAsync("frozen");

        await StartAsync();
        await SessionsAsync();
        await OtherPagesAsync();
        await SignOutAsync();
        Assert.Empty(strays);
    }

    private async Task SignInAsync()
    {
        await visitor.GoAsync("/portal/");
        await visitor.IsAtAsync("/portal/sign-in?returnUrl=%2Fportal%2F");
        await visitor.Page.Locator(".person[value=ann]").ClickAsync();
        await visitor.IsAtAsync("/portal/");
    }

    private async Task StartAsync()
    {
        await visitor.GoAsync("/portal/");
        await visitor.Page.RunAndWaitForResponseAsync(
            visitor.TellSessionsChangedAsync,
            response => response.Url.Contains("section=recent-sessions", StringComparison.Ordinal) && response.Ok);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "alpha" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/portal/session/"));
        await Expect(visitor.Page.Locator("webviz-workbench")).ToBeVisibleAsync();
    }

    private async Task SessionsAsync()
    {
        await visitor.GoAsync("/portal/sessions");
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("bet");
        await visitor.IsAtAsync("/portal/sessions?q=bet");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "alpha", Exact = true })).ToHaveCountAsync(0);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Edit beta" }).ClickAsync();
        await visitor.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("better");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "better", Exact = true })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Title" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex(@"/portal/sessions\?.*sort="));
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select better" }).CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByText("“better” is in the trash.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "better", Exact = true })).ToBeVisibleAsync();
    }

    private async Task OtherPagesAsync()
    {
        foreach (var path in new[] { "snapshots", "snapshots?view=mine", "trash", "sessions/import", "workbench", "openapi" })
        {
            await visitor.GoAsync($"/portal/{path}");
        }

        await visitor.GoAsync("/portal/sessions/AAAAAAAAAAAA", 404);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Go to Start" }).ClickAsync();
        await visitor.IsAtAsync("/portal/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Help", Exact = true }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Turn single keys off" }).ClickAsync();
        await visitor.IsAtAsync("/portal/help#shortcuts");
        Assert.Contains(await visitor.Context.CookiesAsync(), kept => kept is { Name: "keys", Path: "/portal" });
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "My data" }).ClickAsync();
        await visitor.IsAtAsync("/portal/my-data");
        // A page links to nothing outside of the path either.
        var links = await visitor
            .Page.Locator("a[href], form[action], link[href], script[src]")
            .EvaluateAllAsync<string[]>(
                "all => all.map(one => new URL(one.getAttribute('href') ?? one.getAttribute('action') ?? one.getAttribute('src'), "
                    + "location.href).pathname)");
        Assert.All(links, path => Assert.StartsWith("/portal/", path, StringComparison.Ordinal));
    }

    private async Task SignOutAsync()
    {
        await visitor.Page.Locator("button.who").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.IsAtAsync("/portal/sign-in");
    }
}
