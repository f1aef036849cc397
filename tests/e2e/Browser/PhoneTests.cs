using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>What has the width where there is little of it.</summary>
public sealed class PhoneTests(Chromium chromium) : BrowserTests(chromium)
{
    // As wide as it is, and as wide as it would be without a limit.
    private const string Widths = """
        (element) => {
          const shown = element.getBoundingClientRect().width;
          element.style.width = "max-content";
          return [shown, element.getBoundingClientRect().width];
        }
        """;

    [Theory]
    [Trait("Scenario", "S106")]
    [InlineData(360)]
    [InlineData(320)]
    public async Task Titles_have_the_width_on_the_start_page(int width)
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        await ann.CreateSessionAsync("Drogon history match of the third quarter");
        await ann.CreateSnapshotAsync("Drogon history match of the third quarter");
        var visitor = await VisitAsync(
            server,
            ann,
            new()
            {
                ViewportSize = new() { Width = width, Height = 740 },
                HasTouch = true,
                IsMobile = true,
            });
        await visitor.GoAsync("/");
        foreach (var name in new[] { "Recent sessions", "Recent snapshots" })
        {
            var row = visitor.Page.GetByRole(AriaRole.Region, new() { Name = name }).Locator(".row");
            var (inside, picture) = ((await row.BoundingBoxAsync())!, (await row.Locator(".layout-picture").BoundingBoxAsync())!);
            var title = (await row.Locator(".row-title").BoundingBoxAsync())!;
            Assert.InRange(title.Width, inside.Width - picture.Width - 48, inside.Width);
        }
    }

    [Theory]
    [Trait("Scenario", "S106")]
    [InlineData("/sessions")]
    [InlineData("/snapshots?view=visited&created-from=2026-01-01")]
    [InlineData("/snapshots?view=mine")]
    public async Task Dates_of_filters_are_shown_in_full(string list)
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        foreach (var width in new[] { 320, 360, 1280 })
        {
            var visitor = await VisitAsync(server, ann, new() { ViewportSize = new() { Width = width, Height = 740 } });
            await visitor.GoAsync(list);
            if (width < 720)
            {
                await visitor.Page.Locator("label.filters-fold").ClickAsync();
            }

            foreach (var date in await visitor.Page.Locator("input[type=date]").AllAsync())
            {
                var widths = await date.EvaluateAsync<double[]>(Widths);
                Assert.True(widths[0] >= widths[1], $"{widths[0]} px of {widths[1]} px in a window of {width} px");
            }
        }
    }

    [Fact]
    [Trait("Scenario", "S05")]
    public async Task A_deleted_row_keeps_its_title()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        using var bob = await server.SignInAsync("bob");
        const string Title = "Faults and aquifers, third pass";
        var id = await bob.CreateSnapshotAsync(Title);
        (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        Assert.Equal(1, await ann.VisitsAsync(id, Title));
        (await bob.DeleteAsync($"/snapshots/{id}")).Is(200);
        await Eventually.HoldsAsync(async () => (await ann.FindLogAsync(id, Title))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        var visitor = await VisitAsync(server, ann, new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await visitor.GoAsync("/snapshots");
        var row = visitor.Page.Locator($"#snapshot-{id}");
        Assert.True(await row.Locator("s").EvaluateAsync<bool>("title => title.scrollWidth <= title.clientWidth"));
        await Expect(row.Locator(".badge")).ToContainTextAsync("Deleted");
        Assert.InRange((await row.BoundingBoxAsync())!.Height, 1, 41);
    }
}
