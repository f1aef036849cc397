using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Time series: ensembles, vectors, colours, and the time that a response is read at.</summary>
public sealed class TimeSeriesTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S146")]
    public async Task Ensembles_vectors_colours_and_the_time_chosen_are_there_again_when_the_session_is_opened()
    {
        var tab = await OpenTabAsync(portal, "/workbench");
        await tab.AddChartAsync(2);
        await Expect(tab.Page.Locator(".module-subject")).ToHaveTextAsync("FOPR · Sm³/d · iter-0");
        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "iter-3" }).CheckAsync();
        await tab.Page.GetByLabel("Add a vector").SelectOptionAsync("FWCT");
        await tab.Page.GetByLabel("Colour realizations by").SelectOptionAsync("FWL");
        await Expect(tab.Page.Locator(".chart-plot")).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator(".chart-legend")).ToContainTextAsync("FWL, m");

        // The first press of the chart of an inactive module would be for the module.
        var lines = tab.Page.Locator(".chart-plot .u-over").First;
        await lines.ClickAsync(new() { Position = new() { X = 200, Y = 40 } });
        var chosen = await tab.Page.GetByLabel("Response at").InputValueAsync();
        Assert.NotEqual("1859673600000", chosen);
        var slider = tab.Page.GetByRole(AriaRole.Slider, new() { Name = "Time of FWCT" });
        await slider.PressAsync("ArrowLeft");
        await slider.PressAsync("ArrowUp");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", new Regex("Realization 0 of iter-0: .*FWL "));
        var before = Month(chosen).AddMonths(-1);
        await Expect(tab.Page.GetByLabel("Response at")).ToHaveValueAsync(before.ToUnixTimeMilliseconds().ToString());
        await tab.Page.Keyboard.PressAsync("Escape");

        var id = await tab.SaveAsAsync("colours");
        var shown = await ShownAsync(tab);
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".chart-plot canvas").First).ToBeVisibleAsync();
        Assert.Equal(shown, await ShownAsync(tab));
        await Expect(tab.Status).ToHaveTextAsync("Saved");

        var content = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Json.GetProperty("content").GetString()!;
        var settings = JsonSerializer.Deserialize<JsonElement>(ModuleText.Of(content, "settings"));
        Assert.Equal("FWL", settings.GetProperty("colorByParameter").GetString());
        Assert.Equal(2, settings.GetProperty("$stateVersion").GetInt32());
    }

    [Fact]
    [Trait("Scenario", "S146")]
    public async Task An_ensemble_that_is_gone_is_named_in_the_frame_and_nothing_is_drawn_in_its_place()
    {
        var gone = ModuleContent.IdentOf("iter-9");
        var settings = $$"""{"$stateVersion":2,"ensembleIdents":["{{gone}}","{{ModuleContent.IdentOf("iter-3")}}"]}""";
        var id = await portal.Ann.CreateSessionAsync("gone", null, ModuleText.Settings("TimeSeries", settings));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await Expect(tab.Page.Locator(".chart-missing")).ToHaveTextAsync(new Regex("iter-9 is not in this session any more"));
        await Expect(tab.Page.Locator(".chart-legend li")).ToHaveTextAsync(
            ["Mean iter-3", "P10–P90 iter-3", "100 realizations iter-3", "Measured"]);
        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "iter-9" }).ClickAsync();
        await Expect(tab.Page.Locator(".chart-missing")).ToBeEmptyAsync();
    }

    [Fact]
    [Trait("Scenario", "S86")]
    public async Task Settings_of_the_first_version_stay_as_they_were_while_the_view_changes()
    {
        var text = $$"""{ "compareWithEnsembleIdent" : "{{ModuleContent.IdentOf("iter-3")}}", "showBand":false, "mine": 1.0 }""";
        var id = await portal.Ann.CreateSessionAsync("old", null, ModuleText.Settings("TimeSeries", text));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await Expect(tab.Page.Locator(".chart-legend li")).ToHaveTextAsync(
            ["Mean iter-0", "100 realizations iter-0", "Mean iter-3", "100 realizations iter-3", "Measured"]);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await tab.SaveAsync();
        var content = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Json.GetProperty("content").GetString()!;
        Assert.Equal(text, ModuleText.Of(content, "settings"));
        Assert.Contains("zoom", ModuleText.Of(content, "view"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_and_picture_are_downloaded_with_every_line_that_is_shown()
    {
        var id = await portal.Ann.CreateSessionAsync("download", null, ModuleText.Settings("TimeSeries", """{"$stateVersion":2}"""));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        var table = await DownloadAsync(tab, "Download values (CSV)");
        Assert.Equal("FOPR_iter-0.csv", table.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await table.PathAsync());
        Assert.StartsWith("Date,\"FOPR measured, Synthetic field (Sm³/d)\",\"FOPR mean, iter-0 (Sm³/d)\"", lines[0]);
        Assert.Equal(121, lines.Length);
        Assert.StartsWith("2019-01-01,", lines[1]);
        Assert.Equal(104, lines[1].Count(letter => letter == ','));
        var picture = await DownloadAsync(tab, "Download picture (PNG)");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(await picture.PathAsync()))[..4]);
    }

    private static DateTimeOffset Month(string milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds));

    private static Task<IDownload> DownloadAsync(WorkbenchTab tab, string button) =>
        tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());

    /// <summary>What is chosen and drawn, in words.</summary>
    private static async Task<string> ShownAsync(WorkbenchTab tab)
    {
        var slider = tab.Page.GetByRole(AriaRole.Slider, new() { Name = "Time of FWCT" });
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", new Regex("iter-3"));
        await Expect(tab.Page.Locator(".chart-legend")).ToContainTextAsync("FWL, m");
        return string.Join(
            Environment.NewLine,
            await tab.Page.Locator(".chart-legend").InnerTextAsync(),
            await slider.GetAttributeAsync("aria-valuetext"),
            await tab.Page.Locator(".chart-plot").First.GetAttributeAsync("aria-label"),
            await tab.Page.GetByLabel("Colour realizations by").InputValueAsync(),
            await tab.Page.Locator(".module-subject").InnerTextAsync());
    }
}
