using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Modules with their settings for those who do not see them, or see little.</summary>
public sealed class ModuleAccessTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Theory]
    [Trait("Scenario", "S105")]
    [InlineData("TimeSeries", """{"$stateVersion":2,"ensembleIdents":["","{0}"],"vectorNames":["FOPR","FWCT"]}""")]
    [InlineData("InplaceVolumes", """{"ensembleIdents":["","{0}"],"groupBy":["ZONE","REGION"]}""")]
    [InlineData("Distribution", """{"ensembleIdents":["","{0}"],"vectorName":"FOPT","kind":"violin"}""")]
    [InlineData("CrossPlot", """{"ensembleIdent":"{0}","vectorName":"FPR","parameterIdent":"AQUIFER_MULT"}""")]
    [InlineData("Map", """{"ensembleIdent":"{0}","statistic":"stdDev","showContours":true}""")]
    public async Task Axe_finds_nothing_serious_in_a_module(string module, string settings)
    {
        var text = settings.Replace("{0}", ModuleContent.IdentOf("iter-3"), StringComparison.Ordinal);
        var id = await portal.Ann.CreateSessionAsync("access", null, ModuleText.Settings(module, text));
        // Axe brings its own script into the page. Without motion no colour is on its way to another.
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ReducedMotion = ReducedMotion.Reduce, BypassCSP = true });
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Page.Locator(".module-view canvas").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("section.module .module-view")).ToContainTextAsync("iter-3");
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            var result = await tab.Page.RunAxe();
            var findings = result.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes.Select(node => $"{theme}: {violation.Id}: {node.Html}"));
            Assert.Equal("", string.Join(Environment.NewLine, findings));
        }
    }
}
