using System.Text.Json;
using Microsoft.Playwright;
using Portal.EndToEnd.Browser;

namespace Portal.EndToEnd.Workbench;

/// <summary>The chart of Time series, with a pointer.</summary>
public sealed class ChartTests(Chromium chromium, WorkbenchPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S86")]
    public async Task A_view_made_as_narrow_as_a_pointer_can_is_the_same_when_it_is_opened_again()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench");
        await tab.AddChartAsync();
        for (var times = 0; times < 6; times++)
        {
            await DragAsync(tab, 5);
        }

        await Expect(ZoomIn(tab)).ToBeDisabledAsync();
        await tab.ActAsync("save");
        await tab.Dialog("save").GetByLabel("Title").FillAsync("narrow");
        await tab.Dialog("save").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var id = await tab.IsInSessionAsync();
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
