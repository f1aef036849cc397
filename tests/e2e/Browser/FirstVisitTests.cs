using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The first page that a browser asks for: no cookie says yet where its reader is.</summary>
public sealed class FirstVisitTests(Chromium chromium) : BrowserTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S01")]
    public async Task Times_are_relative_until_the_zone_is_known()
    {
        var (server, ann) = await WithASessionAsync();
        var visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = false, TimezoneId = "Asia/Tokyo" });
        foreach (var page in new[] { "/", "/sessions" })
        {
            await visitor.GoAsync(page);
            await Expect(visitor.Page.Locator("time-ago time").First).ToHaveTextAsync(new Regex("^(just now|[0-9]+ min ago)$"));
        }
    }

    [Fact]
    [Trait("Scenario", "S08")]
    public async Task Days_are_those_of_the_reader_on_the_first_page()
    {
        var (server, ann) = await WithASessionAsync();
        var now = TimeProvider.System.GetUtcNow();
        // A zone in which another day has begun, or not ended, than in UTC.
        var zone = now.Hour < 12 ? "Pacific/Honolulu" : "Pacific/Auckland";
        var today = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd");
        var visitor = await VisitAsync(server, ann, new() { TimezoneId = zone });
        await visitor.GoAsync($"/sessions?from={today}&to={today}");
        await Expect(visitor.Page.Locator(".cell-title a")).ToHaveTextAsync("one");
        await Expect(visitor.Page.Locator(".filters-zone")).ToHaveTextAsync(zone);
    }

    [Fact]
    [Trait("Scenario", "S01")]
    public async Task The_workbench_tells_the_zone_too()
    {
        var (server, ann) = await WithASessionAsync();
        var visitor = await VisitAsync(server, ann, new() { TimezoneId = "Asia/Tokyo" });
        await visitor.GoAsync("/workbench");
        await Expect(visitor.Page.Locator("webviz-workbench")).ToBeVisibleAsync();
        Assert.Contains(await visitor.Context.CookiesAsync(), cookie => cookie is { Name: "tz", Value: "Asia%2FTokyo" });
    }

    private async Task<(PortalServer Server, PortalClient Ann)> WithASessionAsync()
    {
        var server = await StartPortalAsync();
        var ann = await server.SignInAsync("ann");
        await ann.CreateSessionAsync("one");
        return (server, ann);
    }
}
