using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>The realizations of an ensemble that a session uses.</summary>
public sealed class RealizationFilterTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S147")]
    public async Task A_filter_is_set_said_stored_and_removed()
    {
        var tab = await OpenTabAsync(portal, "/workbench");
        await tab.AddChartAsync();
        await OpenAsync(tab);
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Realizations of iter-0" });
        await dialog.GetByLabel("Realizations", new() { Exact = true }).FillAsync("0-4, x");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("\"x\" is no number and no range");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Use filter" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Realizations", new() { Exact = true }).FillAsync("0-4, 9");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("6 of 100 realizations");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use filter" }).ClickAsync();
        await Expect(tab.Page.Locator(".ensemble-chip")).ToHaveTextAsync("6 of 100 realizations");

        var id = await tab.SaveAsAsync("filtered");
        var content = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Json.GetProperty("content").GetString()!;
        var stored = JsonSerializer.Deserialize<JsonElement>(content).GetProperty("ensembleRealizationFilterSet")[0];
        Assert.Equal(2, stored.GetProperty("realizationFilter").GetProperty("realizationNumberSelections").GetArrayLength());

        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".ensemble-chip")).ToHaveTextAsync("6 of 100 realizations");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await OpenAsync(tab);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove filter" }).ClickAsync();
        await Expect(tab.Page.Locator(".ensemble-chip")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("Control+z");
        await Expect(tab.Page.Locator(".ensemble-chip")).ToHaveTextAsync("6 of 100 realizations");
    }

    [Fact]
    [Trait("Scenario", "S147")]
    public async Task A_filter_by_parameter_counts_while_it_is_narrowed()
    {
        var tab = await OpenTabAsync(portal, "/workbench");
        await tab.AddChartAsync();
        await OpenAsync(tab);
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Realizations of iter-0" });
        await dialog.GetByLabel("Filter", new() { Exact = true }).SelectOptionAsync("By parameter value");
        await dialog.GetByLabel("Add a parameter").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("100 of 100 realizations");
        await dialog.GetByLabel("To", new() { Exact = true }).FillAsync("-1e9");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("ends before it begins");
        await dialog.GetByLabel("From", new() { Exact = true }).FillAsync("-2e9");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("0 of 100 realizations");
    }

    [Fact]
    [Trait("Scenario", "S146")]
    [Trait("Scenario", "S147")]
    public async Task Two_of_a_hundred_are_named_and_the_mean_is_of_them_in_the_colour_of_the_session()
    {
        var content = ModuleContent.With(
            "TimeSeries",
            new Dictionary<string, object> { ["$stateVersion"] = 2, ["vectorNames"] = new[] { "FPR" } },
            ModuleContent.Ensemble("iter-0", "#7b2d8b"));
        var filtered = ModuleContent.Filtered(content, "iter-0", "byRealizationNumber", 0, 1);
        var id = await portal.Ann.CreateSessionAsync("two", null, filtered);
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ColorScheme = ColorScheme.Light });
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Page.Locator(".chart-legend li")).ToContainTextAsync(["Mean iter-0", "P10", "2 of 100 realizations iter-0"]);
        await Expect(tab.Page.Locator(".swatch-mean")).ToHaveCSSAsync("border-top-color", "rgb(123, 45, 139)");
        await new CanvasChart(tab.Page, ".chart-plot").HasPixelsAsync(123, 45, 139);

        var expected = await MeanAtTheEndAsync([0, 1]);
        Assert.NotEqual(expected, await MeanAtTheEndAsync([.. Enumerable.Range(0, 100)]), 0.5);
        var download = await tab.Page.RunAndWaitForDownloadAsync(() =>
            tab.Page.GetByRole(AriaRole.Button, new() { Name = "Download values (CSV)" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Contains("FPR mean, iter-0 (bar)", lines[0], StringComparison.Ordinal);
        Assert.Equal(expected, double.Parse(lines[^1].Split(',')[2], CultureInfo.InvariantCulture), 0.001);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    /// <summary>The mean of the last month, out of the file: first what is measured, then a row of 120 months a realization.</summary>
    private async Task<double> MeanAtTheEndAsync(IReadOnlyList<int> realizations)
    {
        const int months = 120;
        using var http = new HttpClient { BaseAddress = portal.Server.Address };
        var file = await http.GetByteArrayAsync("/assets/ensembles/field-iter-0/FPR.bin");
        return realizations.Average(number => BitConverter.ToSingle(file, sizeof(float) * (((number + 2) * months) - 1)));
    }

    private static async Task OpenAsync(WorkbenchTab tab)
    {
        await tab.Page.Locator(".ensemble-button").ClickAsync();
        await tab.Page.Locator(".ensemble-filter").First.ClickAsync();
    }
}
