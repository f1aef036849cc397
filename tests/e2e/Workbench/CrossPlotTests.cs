using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>The module Cross plot, with its correlations.</summary>
public sealed class CrossPlotTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S147")]
    public async Task A_bar_leads_to_its_points_and_they_are_the_same_when_it_is_opened_again()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ColorScheme = ColorScheme.Light });
        var id = await portal.Ann.CreateSessionAsync("cross", null, ModuleContent.Of("CrossPlot", new { vectorName = "FPR" }, "iter-0"));
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        var chart = new CanvasChart(tab.Page);
        await chart.SaysAsync("^Cross plot of FPR in bar on 1 Dec 2028 against FWL in m. iter-0: 100 realizations, r ");
        await chart.HasPixelsAsync(32, 80, 32);
        await chart.StepAsync();
        await Expect(chart.Readout).ToContainTextAsync(new Regex(@"iter-0, realization \d+FWL: .* mFPR: .* bar"));

        // The aquifer explains the pressure, so its bar is the first.
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Correlations" }).ClickAsync();
        await chart.SaysAsync("^Correlations of FPR on 1 Dec 2028 with parameters of iter-0. AQUIFER_MULT 0.[89]");
        await chart.StepAsync();
        await Expect(chart.Readout).ToContainTextAsync("AQUIFER_MULT: r 0.");
        await tab.Page.Keyboard.PressAsync("Enter");
        await chart.SaysAsync("^Cross plot of FPR .* against AQUIFER_MULT. iter-0: 100 realizations, r 0.[89].* with log10 of A");
        await Expect(tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Parameter" })).ToHaveValueAsync("AQUIFER_MULT");
        await tab.SaveAsync();

        await tab.Page.ReloadAsync();
        await chart.SaysAsync("^Cross plot of FPR .* against AQUIFER_MULT");
        await chart.HasPixelsAsync(32, 80, 32);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    [Fact]
    [Trait("Scenario", "S147")]
    public async Task A_bar_can_be_pressed_with_the_pointer()
    {
        var id = await portal.Ann.CreateSessionAsync("press", null, ModuleContent.Of("CrossPlot", new { vectorName = "FPR" }, "iter-0"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        var chart = new CanvasChart(tab.Page);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Correlations" }).ClickAsync();
        await chart.SaysAsync("^Correlations of FPR");
        var box = (await chart.Figure.BoundingBoxAsync())!;
        await chart.Figure.ClickAsync(new() { Position = new() { X = box.Width / 2, Y = 24 } });
        await chart.SaysAsync("^Cross plot of FPR .* against AQUIFER_MULT");
    }

    [Fact]
    [Trait("Scenario", "S147")]
    public async Task What_Time_series_publishes_is_drawn_and_stays_connected()
    {
        var id = await portal.Ann.CreateSessionAsync("chain", null, ModuleContent.Of("TimeSeries", new { }, "iter-0"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add module" }).ClickAsync();
        await tab.Page.Locator(".workbench-menu .module-choice").Filter(new() { HasText = "Cross plot" }).ClickAsync();
        var chart = new CanvasChart(tab.Page);
        await chart.SaysAsync("^Cross plot of FOPR in Sm³/d on 1 Dec 2028 against FWL");
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Response" }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await chart.SaysAsync("^Cross plot of FOPR at Dec 2028 in Sm³/d against FWL in m. iter-0: 100 realizations");
        await tab.SaveAsync();

        await tab.Page.ReloadAsync();
        await chart.SaysAsync("^Cross plot of FOPR at Dec 2028 in Sm³/d against FWL in m. iter-0: 100 realizations");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    [Fact]
    [Trait("Scenario", "S89")]
    public async Task An_ensemble_that_is_gone_is_named_and_no_other_is_drawn()
    {
        var settings = new { ensembleIdent = ModuleContent.IdentOf("iter-1") };
        var id = await portal.Ann.CreateSessionAsync("gone", null, ModuleContent.Of("CrossPlot", settings, "iter-3"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await Expect(tab.Page.Locator(".module-empty")).ToContainTextAsync("iter-1 is not in this session any more.");
        await Expect(new CanvasChart(tab.Page).Figure).ToHaveCountAsync(0);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }
}
