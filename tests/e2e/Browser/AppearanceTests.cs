using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

[Collection(TourCollection.Name)]
public sealed class AppearanceTests(Chromium chromium, Tour tour) : BrowserTests(chromium)
{
    // Also says which elements reach beyond the window, without those that their container cuts on purpose.
    private const string WiderThanShown = """
        (width) => {
          const root = document.documentElement;
          const found = [];
          if (innerWidth !== width || root.scrollWidth > root.clientWidth)
            found.push(`page ${Math.max(innerWidth, root.scrollWidth)} px on ${width} px`);
          const name = (element) => `${element.localName}.${[...element.classList].join(".")} in ${element.parentElement?.className}`;
          for (const element of document.querySelectorAll("body *")) {
            const style = getComputedStyle(element);
            const scrolls = ["auto", "scroll"].includes(style.overflowX);
            if (scrolls && element.scrollWidth > element.clientWidth)
              found.push(`${name(element)} scrolls: ${element.scrollWidth} px in ${element.clientWidth} px`);
            if (found.length > 0 && element.getBoundingClientRect().right > width + 1)
              found.push(`${name(element)} reaches ${element.getBoundingClientRect().right} px`);
          }
          return found;
        }
        """;

    private static readonly AxeRunOptions ColorsOnly = new() { RunOnly = RunOnlyOptions.Rules("color-contrast") };

    public static TheoryData<string> Stops => [.. Tour.Names];

    /// <summary>In light and dark; with <c>PORTAL_PICTURES=1</c> also pictures at two widths, for people to look at.</summary>
    [Theory]
    [Trait("Scenario", "S105")]
    [MemberData(nameof(Stops))]
    public async Task Axe_finds_nothing_serious(string name)
    {
        // Axe brings its own script into the page. Without motion no colour is on its way to another.
        var visitor = await StopAtAsync(name, new() { ReducedMotion = ReducedMotion.Reduce, BypassCSP = true });
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            if (Environment.GetEnvironmentVariable("PORTAL_PICTURES") == "1")
            {
                await PictureAsync(visitor.Page, name, theme, 360);
                await PictureAsync(visitor.Page, name, theme, 1280);
            }

            // What is no colour is the same in both.
            var result = await visitor.Page.RunAxe(theme is ColorScheme.Light ? null : ColorsOnly);
            var findings = result.Violations.Where(violation => violation.Impact is "serious" or "critical").SelectMany(violation =>
                violation.Nodes.Select(node =>
                    $"{theme}: {violation.Id}: {node.Html} {string.Join("; ", node.Any.Concat(node.All).Select(check => check.Message))}"));
            Assert.Equal("", string.Join(Environment.NewLine, findings));
            Assert.NotEmpty(result.Passes);
        }
    }

    /// <summary>The page and what lies open in it: what is wider than its box can only be reached by scrolling sideways.</summary>
    [Theory]
    [Trait("Scenario", "S106")]
    [MemberData(nameof(Stops))]
    public async Task On_a_phone_no_page_scrolls_sideways(string name)
    {
        var visitor = await StopAtAsync(
            name,
            new()
            {
                ViewportSize = new() { Width = 360, Height = 740 },
                HasTouch = true,
                IsMobile = true,
            });
        foreach (var width in new[] { 360, 320 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 740);
            Assert.Equal("", string.Join(Environment.NewLine, await visitor.Page.EvaluateAsync<string[]>(WiderThanShown, width)));
        }
    }

    [Fact]
    [Trait("Scenario", "S106")]
    public async Task Hostile_titles_are_shown_as_typed()
    {
        var visitor = await StopAtAsync("start", new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var titles = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Recent sessions" }).Locator(".row-title");
        await Expect(titles).ToHaveTextAsync(Tour.HostileTitles.Skip(1).Append(Tour.HostileTitles[0]).Reverse());
        foreach (var title in Tour.HostileTitles.Skip(1))
        {
            await visitor.GoAsync("/");
            await titles.GetByText(title, new() { Exact = true }).ClickAsync();
            await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(title);
            await Expect(visitor.Page.Locator("main script, main img")).ToHaveCountAsync(0);
            await Expect(visitor.Page).ToHaveTitleAsync($"{title} – Webviz Portal");
            await visitor.GoAsync(visitor.Here.Replace("/session/", "/sessions/", StringComparison.Ordinal));
            await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(title);
            await Expect(visitor.Page.Locator(".page-note")).ToContainTextAsync($"About {title}");
            await Expect(visitor.Page.Locator("main script, main img")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    [Trait("Scenario", "S105")]
    public async Task The_chosen_theme_is_kept()
    {
        var visitor = await StopAtAsync("start", new() { ColorScheme = ColorScheme.Light });
        var root = visitor.Page.Locator("html");
        await Expect(root).Not.ToHaveAttributeAsync("data-theme", "dark");
        foreach (var theme in new[] { "dark", "light" })
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
            await Expect(root).ToHaveAttributeAsync("data-theme", theme);
            await Expect(root).ToHaveCSSAsync("color-scheme", theme);
            await visitor.Page.ReloadAsync();
            await Expect(root).ToHaveAttributeAsync("data-theme", theme);
        }

        Assert.Contains(await visitor.Context.CookiesAsync(), cookie => cookie is { Name: "theme", Value: "light" });
    }

    /// <summary>Beside the tests' sources, where git ignores it.</summary>
    private static string Screenshots
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "e2e.csproj")))
            {
                folder = folder.Parent;
            }

            return Directory
                .CreateDirectory(Path.Combine(folder.Parent is null ? AppContext.BaseDirectory : folder.FullName, "screenshots"))
                .FullName;
        }
    }

    private static async Task PictureAsync(IPage page, string name, ColorScheme theme, int width)
    {
        await page.SetViewportSizeAsync(width, 800);
        var file = new FileInfo(Path.Combine(Screenshots, $"{name}-{theme}-{width}.png".ToLowerInvariant()));
        file.Delete();
        await page.ScreenshotAsync(new() { Path = file.FullName, FullPage = true });
        file.Refresh();
        Assert.True(file is { Exists: true, Length: > 0 });
    }

    private async Task<Visitor> StopAtAsync(string name, BrowserNewContextOptions options)
    {
        var stop = tour[name];
        var visitor = await VisitAsync(tour.Server, stop.User, options);
        visitor.ExpectFailure("/sessions/");
        visitor.ExpectFailure("/api/persistence/sessions/");
        await visitor.GoAsync(stop.Path, stop.Status);
        if (stop.Prepare is { } prepare)
        {
            await prepare(visitor.Page);
        }

        return visitor;
    }
}
