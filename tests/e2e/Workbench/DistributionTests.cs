using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>The module Distribution.</summary>
public sealed class DistributionTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S146")]
    public async Task What_is_chosen_is_drawn_and_is_the_same_when_it_is_opened_again()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ColorScheme = ColorScheme.Light });
        var content = ModuleContent.Of("Distribution", new { }, "iter-0", "iter-3");
        var id = await portal.Ann.CreateSessionAsync("spread", null, content);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        var chart = new CanvasChart(tab.Page);
        await chart.SaysAsync("^Histogram of FOPR in Sm³/d on 1 Dec 2028. iter-0: 100 realizations, mean ");
        await chart.HasPixelsAsync(32, 80, 32);
        await Expect(tab.Page.Locator(".numbers tbody th")).ToHaveTextAsync(new Regex("iter-0 100 realizations"));

        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "iter-3", Exact = true }).CheckAsync();
        await Field(tab, "Vector").SelectOptionAsync("FOPT");
        await Field(tab, "Time").SelectOptionAsync("1 Jan 2024");
        await chart.SaysAsync("^Histogram of FOPT in Sm³ on 1 Jan 2024. iter-0: .* iter-3: ");
        await chart.StepAsync(2);
        await Expect(chart.Readout).ToContainTextAsync(new Regex(@"iter-0: \d+ of 100 realizations"));
        await Field(tab, "Drawn as").SelectOptionAsync("violin");
        await chart.SaysAsync("^Violin plot of FOPT");
        await chart.HasPixelsAsync(32, 80, 32);
        await chart.StepAsync(1);
        await Expect(chart.Readout).ToContainTextAsync(new Regex("iter-0, realization [0-9]+FOPT: "));
        await tab.SaveAsync();

        await tab.Page.ReloadAsync();
        await chart.SaysAsync("^Violin plot of FOPT in Sm³ on 1 Jan 2024. iter-0: .* iter-3: ");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Page.Locator(".chart-notice, .field-warning span")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Scenario", "S89")]
    public async Task An_ensemble_that_is_gone_is_named_and_the_others_are_drawn()
    {
        var settings = new { ensembleIdents = new[] { ModuleContent.IdentOf("iter-1"), ModuleContent.IdentOf("iter-3") } };
        var id = await portal.Ann.CreateSessionAsync("gone", null, ModuleContent.Of("Distribution", settings, "iter-3"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await new CanvasChart(tab.Page).SaysAsync("^Histogram of FOPR .* iter-3: 100 realizations");
        await Expect(tab.Page.Locator(".chart-notice")).ToContainTextAsync("iter-1 is not in this session any more.");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    [Fact]
    [Trait("Scenario", "S146")]
    public async Task Without_an_ensemble_it_says_how_there_will_be_a_picture()
    {
        var tab = await OpenTabAsync(portal, "/workbench");
        await tab.Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Distribution" }).First.ClickAsync();
        await Expect(tab.Page.Locator(".module-empty")).ToContainTextAsync("or connect the response of another module");
        await tab.Page.Locator(".module-empty .choose-ensembles").ClickAsync();
        await tab.Page.Locator(".ensemble-menu input").First.CheckAsync();
        await new CanvasChart(tab.Page).SaysAsync("^Histogram of FOPR");
    }

    private static ILocator Field(WorkbenchTab tab, string label) => tab.Page.GetByRole(AriaRole.Combobox, new() { Name = label });
}
