using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>The chart of Time series, with a pointer.</summary>
public sealed class ChartTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S86")]
    public async Task A_view_made_as_narrow_as_a_pointer_can_is_the_same_when_it_is_opened_again()
    {
        var tab = await OpenTabAsync(portal, "/workbench");
        await tab.AddChartAsync();
        for (var times = 0; times < 6; times++)
        {
            await DragAsync(tab, 5);
        }

        await Expect(ZoomIn(tab)).ToBeDisabledAsync();
        var id = await tab.SaveAsAsync("narrow");
        var zoom = await ZoomOfAsync(id);
        Assert.True(zoom.GetProperty("to").GetDouble() > zoom.GetProperty("from").GetDouble());

        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".chart-plot canvas")).ToBeVisibleAsync();
        await Expect(ZoomIn(tab)).ToBeDisabledAsync();
        await Expect(tab.Page.Locator(".module-mark")).ToBeHiddenAsync();
        await Expect(tab.Page.Locator(".settings-notice")).ToHaveCountAsync(0);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await tab.SaveAsync();
        Assert.True(await ZoomOfAsync(id) is var wider && wider.GetProperty("from").GetDouble() < zoom.GetProperty("from").GetDouble());
    }

    [Fact]
    [Trait("Scenario", "S89")]
    public async Task Lines_swatches_and_dots_have_their_ensembles_colour_and_every_line_has_its_name()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ColorScheme = ColorScheme.Light });
        var content = ChartContent.Of(("iter-0", "#7b2d8b"), ("iter-3", "#205020"));
        var id = await portal.Ann.CreateSessionAsync("colours", null, content);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Page.Locator(".chart-plot canvas")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".chart-legend li")).ToHaveTextAsync(
        [
            "Mean iter-0", "P10–P90 iter-0", "100 realizations iter-0",
            "Mean iter-3", "P10–P90 iter-3", "100 realizations iter-3", "Measured",
        ]);
        await Expect(tab.Page.Locator(".swatch-mean.swatch-first")).ToHaveCSSAsync("border-top-color", "rgb(123, 45, 139)");
        await Expect(tab.Page.Locator(".swatch-mean.swatch-second")).ToHaveCSSAsync("border-top-color", "rgb(32, 80, 32)");
        await Expect(tab.Page.Locator(".ensemble-button .ensemble-dot").First).ToHaveCSSAsync("background-color", "rgb(123, 45, 139)");
        var chart = new CanvasChart(tab.Page, ".chart-plot");
        await chart.HasPixelsAsync(123, 45, 139);
        await chart.HasPixelsAsync(32, 80, 32);

        var plot = tab.Page.Locator(".chart-plot");
        await Expect(plot).ToHaveAttributeAsync("aria-label", new Regex("iter-0: mean .* iter-3: mean .* Measured: "));
        await HoverOverMeasuredAsync(tab);
        await Expect(tab.Page.Locator(".chart-readout")).ToContainTextAsync(new Regex("iter-0: mean .*iter-3: mean .*Measured: "));

        await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(tab.Page.Locator(".swatch-mean.swatch-second")).Not.ToHaveCSSAsync("border-top-color", "rgb(32, 80, 32)");
        var swatch = tab.Page.Locator(".swatch-mean.swatch-second");
        var line = await swatch.EvaluateAsync<string>("swatch => getComputedStyle(swatch).borderTopColor");
        await Expect(tab.Page.Locator(".ensemble-button .ensemble-dot").Nth(1)).ToHaveCSSAsync("background-color", line);
    }

    /// <summary>Not each month has a measured value: goes from month to month until one has.</summary>
    private static async Task HoverOverMeasuredAsync(WorkbenchTab tab)
    {
        var x = 40;
        await Eventually.HoldsAsync(async () =>
        {
            await tab.Page.Locator(".chart-plot .u-over").HoverAsync(new() { Position = new() { X = x += 3, Y = 40 } });
            return (await tab.Page.Locator(".chart-readout").TextContentAsync())!.Contains("Measured: ", StringComparison.Ordinal);
        });
    }

    private static ILocator ZoomIn(WorkbenchTab tab) => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" });

    private static async Task DragAsync(WorkbenchTab tab, int pixels)
    {
        var box = (await tab.Page.Locator(".chart-plot .u-over").BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await tab.Page.Mouse.MoveAsync(x, y);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(x + pixels, y, new() { Steps = pixels });
        await tab.Page.Mouse.UpAsync();
    }

    private async Task<JsonElement> ZoomOfAsync(string session)
    {
        var content = (await portal.Ann.GetAsync($"/sessions/{session}")).Is(200).Json.GetProperty("content").GetString()!;
        var module = JsonSerializer.Deserialize<JsonElement>(content).GetProperty("dashboards")[0].GetProperty("moduleInstances")[0];
        var view = module.GetProperty("moduleInstanceState").GetProperty("serializedState").GetProperty("view").GetString()!;
        return JsonSerializer.Deserialize<JsonElement>(view).GetProperty("zoom");
    }
}
