using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>The module Map, with pointer and keys.</summary>
public sealed class MapTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S85")]
    public async Task A_map_is_added_changed_moved_and_saved_and_is_the_same_when_it_is_opened_again()
    {
        var (id, tab) = await OpenAsync(MapContent.Of("iter-3"));
        await tab.Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Map" }).First.ClickAsync();
        await Expect(MapOf(tab)).ToHaveAttributeAsync("aria-label", new Regex("Top reservoir, depth, iter-3, Mean of 100 realizations"));
        await Eventually.HoldsAsync(async () => await ColoursAsync(tab) > 100);

        await tab.Page.GetByLabel("Shows").SelectOptionAsync("Standard deviation");
        await Expect(MapOf(tab)).ToHaveAttributeAsync("aria-label", new Regex("Standard deviation of 100 realizations. Mean \\d"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        var before = await SavedCameraAsync(tab, id);
        await DragAsync(tab, 60);
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        var camera = await SavedCameraAsync(tab, id);
        Assert.True(camera.GetProperty("x").GetDouble() < before.GetProperty("x").GetDouble());
        Assert.Equal(before.GetProperty("zoom").GetDouble(), camera.GetProperty("zoom").GetDouble());
        var label = await MapOf(tab).GetAttributeAsync("aria-label");

        await tab.Page.ReloadAsync();
        await Expect(MapOf(tab)).ToHaveAttributeAsync("aria-label", label!);
        await Eventually.HoldsAsync(async () => await ColoursAsync(tab) > 100);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show the whole surface" }).ClickAsync();
        Assert.Equal(JsonValueKind.Null, (await SavedCameraAsync(tab, id)).ValueKind);
    }

    [Fact]
    [Trait("Scenario", "S146")]
    public async Task Values_are_read_with_the_pointer_and_with_keys_which_move_and_zoom_the_map_too()
    {
        var (_, tab) = await OpenAsync(MapContent.Of("iter-3", new { statistic = "realization", realization = 7 }));
        await Expect(MapOf(tab)).ToHaveAttributeAsync("aria-label", new Regex("iter-3, Realization 7\\."));
        await Eventually.HoldsAsync(async () => await ColoursAsync(tab) > 100);
        var readout = tab.Page.Locator(".chart-readout");
        await MapOf(tab).HoverAsync();
        await Expect(readout).ToContainTextAsync(new Regex("Depth: 1,\\d+(\\.\\d)? m.*x 45\\d,\\d{3}, y 5,92\\d,\\d{3} m"));
        await tab.Page.Mouse.MoveAsync(1, 1);
        await Expect(readout).ToBeHiddenAsync();

        await MapOf(tab).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(readout).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(readout).ToContainTextAsync(new Regex("x 45\\d,[0-9]00, y 5,92\\d,[0-9]00 m"));
        var first = await readout.TextContentAsync();
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(readout).Not.ToHaveTextAsync(first!);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.Page.Keyboard.PressAsync("+");
        await tab.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await tab.Page.Keyboard.PressAsync("0");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(readout).ToBeHiddenAsync();
    }

    [Fact]
    [Trait("Scenario", "S89")]
    [Trait("Scenario", "S146")]
    public async Task An_ensemble_that_is_gone_is_named_and_no_other_is_drawn()
    {
        var (_, tab) = await OpenAsync(MapContent.Of("iter-3", new { ensembleIdent = MapContent.IdentOf("old-one") }));
        await Expect(tab.Page.Locator(".module-empty")).ToContainTextAsync("old-one is not in this session any more.");
        await Expect(MapOf(tab)).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".field-warning").First).ToContainTextAsync("old-one");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.Page.Locator(".settings-host").GetByLabel("Ensemble", new() { Exact = true }).SelectOptionAsync("iter-3");
        await Expect(MapOf(tab)).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S146")]
    public async Task What_is_seen_can_be_downloaded_as_a_picture_and_as_a_table()
    {
        var (_, tab) = await OpenAsync(MapContent.Of("iter-3", new { }));
        await Expect(tab.Page.Locator(".map-words")).ToHaveTextAsync("iter-3 · Mean of 100 realizations");
        await Eventually.HoldsAsync(async () => await ColoursAsync(tab) > 100);
        var table = await File.ReadAllTextAsync(await DownloadAsync(tab, "Download values (CSV)"));
        Assert.StartsWith("x (m),y (m),depth (m)\r\n456000,5926000,", table, StringComparison.Ordinal);
        Assert.Equal(1 + (40 * 50), table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var picture = await File.ReadAllBytesAsync(await DownloadAsync(tab, "Download picture (PNG)"));
        Assert.Equal("\u0089PNG", System.Text.Encoding.Latin1.GetString(picture.AsSpan(0, 4)));
        Assert.InRange(picture.Length, 10_000, 2_000_000);
    }

    private static ILocator MapOf(WorkbenchTab tab) => tab.Page.Locator(".map-figure");

    private static async Task<string> DownloadAsync(WorkbenchTab tab, string button)
    {
        var download = await tab.Page.RunAndWaitForDownloadAsync(
            () => tab.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return await download.PathAsync();
    }

    /// <summary>How many colours the canvas has: a blank one has a single one.</summary>
    private static Task<int> ColoursAsync(WorkbenchTab tab) => MapOf(tab).Locator("canvas").EvaluateAsync<int>(
        """
        canvas => {
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          return new Set(new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
        }
        """);

    private static async Task DragAsync(WorkbenchTab tab, int pixels)
    {
        var box = (await MapOf(tab).BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 3), box.Y + (box.Height / 2));
        await tab.Page.Mouse.MoveAsync(x, y);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(x + pixels, y, new() { Steps = 4 });
        await tab.Page.Mouse.UpAsync();
    }

    private async Task<JsonElement> SavedCameraAsync(WorkbenchTab tab, string session)
    {
        await tab.SaveAsync();
        var content = (await portal.Ann.GetAsync($"/sessions/{session}")).Is(200).Content;
        var module = JsonSerializer.Deserialize<JsonElement>(content).GetProperty("dashboards")[0].GetProperty("moduleInstances")[0];
        var view = module.GetProperty("moduleInstanceState").GetProperty("serializedState").GetProperty("view").GetString()!;
        return JsonSerializer.Deserialize<JsonElement>(view).GetProperty("camera");
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(string content)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var id = await portal.Ann.CreateSessionAsync(TestData.Tag(), null, content);
        return (id, await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}"));
    }
}
