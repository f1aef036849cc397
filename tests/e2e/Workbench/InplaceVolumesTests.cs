using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>In-place volumes: bars and a table, of what is chosen.</summary>
public sealed class InplaceVolumesTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S146")]
    public async Task Volumes_are_added_compared_filtered_and_sorted_and_are_the_same_when_the_session_is_opened()
    {
        var tab = await OpenTabAsync(portal, "/workbench");
        await AddAsync(tab);
        await Expect(tab.Page.Locator(".volumes-table tbody th")).ToHaveTextAsync(["Alder", "Birch", "Cedar"]);
        await Eventually.HoldsAsync(() => HasDrawnAsync(tab));
        var bars = tab.Page.Locator(".chart-figure");
        await Expect(bars).ToHaveAttributeAsync("aria-label", new Regex("^Stock tank oil initially in place in 10⁶ Sm³ by zone. iter-0, "));

        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "iter-3" }).CheckAsync();
        await Expect(tab.Page.Locator(".chart-legend li")).ToHaveTextAsync(
            ["Mean, P10–P90 iter-0, 100 realizations", "Mean, P10–P90 iter-3, 100 realizations"]);
        await tab.Page.GetByLabel("Response").SelectOptionAsync("HCPV");
        await tab.Page.GetByRole(AriaRole.Group, new() { Name = "Group by" }).GetByLabel("Region").CheckAsync();
        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Cedar" }).UncheckAsync();
        await Expect(tab.Page.Locator(".volumes-table tbody tr")).ToHaveCountAsync(6);
        await Expect(tab.Page.Locator(".module-subject")).ToHaveTextAsync("HCPV · Alder, Birch · iter-0 · iter-3");
        await tab.Page.Locator("[data-sort=mean-1]").ClickAsync();
        await Expect(tab.Page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Mean");
        var means = await tab.Page.Locator(".volumes-table tbody td:nth-of-type(4)").AllTextContentsAsync();
        Assert.Equal(means.OrderByDescending(double.Parse), means);

        await bars.PressAsync("Home");
        await Expect(tab.Page.Locator(".volumes .chart-readout")).ToContainTextAsync(new Regex("iter-0.*Mean .*% of the total"));

        var id = await tab.SaveAsAsync("volumes");
        var table = await tab.Page.Locator(".volumes-table").InnerTextAsync();
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".volumes-table")).ToHaveTextAsync(table, new() { UseInnerText = true });
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var content = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Json.GetProperty("content").GetString()!;
        var settings = JsonSerializer.Deserialize<JsonElement>(ModuleText.Of(content, "settings"));
        Assert.Equal("Birch", settings.GetProperty("indicesWithValues")[0].GetProperty("values")[1].GetString());
    }

    [Fact]
    [Trait("Scenario", "S146")]
    public async Task An_ensemble_that_is_gone_is_named_and_no_other_takes_its_place()
    {
        var settings = $$"""{"ensembleIdents":["{{ModuleContent.IdentOf("iter-9")}}"]}""";
        var id = await portal.Ann.CreateSessionAsync("gone", null, ModuleText.Settings("InplaceVolumes", settings));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await Expect(tab.Page.Locator(".module-empty")).ToContainTextAsync("iter-9 is not in this session any more");
        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "iter-3" }).CheckAsync();
        await Expect(tab.Page.Locator(".chart-legend li")).ToHaveTextAsync(["Mean, P10–P90 iter-3, 100 realizations"]);
    }

    [Fact]
    public async Task Volumes_are_downloaded_with_those_of_every_realization()
    {
        var id = await portal.Ann.CreateSessionAsync("download", null, ModuleText.Settings("InplaceVolumes", "{}"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        var button = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Download values (CSV)" });
        var file = await tab.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        var lines = await File.ReadAllLinesAsync(await file.PathAsync());
        Assert.Equal(["Zone", "Ensemble", "STOIIP mean (Sm³)"], lines[0].Split(',')[..3]);
        Assert.Equal(["Alder", "Birch", "Cedar", "Total"], lines[1..].Select(line => line.Split(',')[0]));
        Assert.All(lines, line => Assert.Equal(105, line.Split(',').Length));
    }

    private static async Task AddAsync(WorkbenchTab tab)
    {
        await tab.Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "In-place volumes" }).First.ClickAsync();
        await tab.Page.Locator(".ensemble-button").ClickAsync();
        for (var index = 0; index < 2; index++)
        {
            await tab.Page.Locator(".ensemble-menu input").Nth(index).CheckAsync();
        }

        await tab.Page.Keyboard.PressAsync("Escape");
    }

    private static Task<bool> HasDrawnAsync(WorkbenchTab tab) => tab.Page.Locator(".chart-canvas").EvaluateAsync<bool>(
        """
        (canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const colours = new Set();
          for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) colours.add(data.slice(at, at + 3).join());
          return colours.size > 2;
        }
        """);
}
