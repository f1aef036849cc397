using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>All modules with states of their own, and connected: whoever opens them sees the same.</summary>
public sealed class ModuleChainTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    /// <summary>The part of a picture that may differ: edges are smoothed, and not twice the same.</summary>
    private const double Tolerance = 0.002;

    // As they are read, line by line: what is added divides what is largest.
    private static readonly string[] Placed =
        ["Time series", "In-place volumes", "Correlations", "Map", "Cross plot", "Notes", "Distribution"];

    private static readonly string[] Added = ["In-place volumes", "Map", "Notes"];

    [Fact]
    [Trait("Scenario", "S74")]
    [Trait("Scenario", "S146")]
    public async Task Saved_reloaded_shared_and_opened_by_another_it_is_the_same_picture()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, Wide());
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench#template=what-drives-it");
        await GiveStatesAsync(tab);
        await tab.SaveAsAsync("chain");
        var first = await PicturesAsync(tab);
        Assert.Equal(7, first.Count);

        await tab.Page.ReloadAsync();
        await IsTheSameAsync(first, tab);
        await Expect(tab.Status).ToHaveTextAsync("Saved");

        await tab.ActAsync("snapshot");
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        var link = await tab.Dialog("created").GetByLabel("Link of the snapshot").InputValueAsync();
        var bob = await VisitAsync(portal.Server, portal.Bob, Wide());
        await IsTheSameAsync(first, await WorkbenchTab.OpenAsync(bob.Context, new Uri(link).PathAndQuery));
    }

    [Fact]
    [Trait("Scenario", "S147")]
    public async Task A_realization_that_is_pointed_at_is_marked_in_every_module_that_receives_it()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, Wide());
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench#template=what-drives-it");
        await AreDrawnAsync(tab, 4);
        await tab.SaveAsAsync("hover");
        var before = await PicturesAsync(tab);
        await tab.Page.GetByRole(AriaRole.Slider, new() { Name = "Time of FOPT" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        foreach (var index in new[] { 2, 3 })
        {
            await Eventually.HoldsAsync(async () =>
                await Pictures.DifferenceAsync(tab.Page, before[index], await PictureAsync(tab, index)) > 0);
        }

        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    private static BrowserNewContextOptions Wide() => new()
    {
        ViewportSize = new() { Width = 1600, Height = 1200 },
        ReducedMotion = ReducedMotion.Reduce,
        ColorScheme = ColorScheme.Light,
    };

    /// <summary>Adds what the template does not have, and gives modules of it other states than they begin with.</summary>
    private static async Task GiveStatesAsync(WorkbenchTab tab)
    {
        await AreDrawnAsync(tab, 4);
        foreach (var module in Added)
        {
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add module" }).ClickAsync();
            await tab.Page.Locator(".workbench-menu .module-choice").Filter(new() { HasText = module }).ClickAsync();
        }

        await Expect(tab.Page.Locator("section.module .module-title")).ToHaveTextAsync(Placed);
        await tab.WriteAsync("# What drives it\n\n* the contact", IndexOf("Notes"));
        await tab.Note(IndexOf("Map")).GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await tab.Note(IndexOf("In-place volumes")).Locator(".module-title").ClickAsync();
        await tab.Page.Locator(".settings-host").GetByLabel("Region").CheckAsync();
        await tab.Page.Locator(".module-title").First.ClickAsync();
        await tab.Page.GetByLabel("Add a vector").SelectOptionAsync("FPR");
        await AreDrawnAsync(tab, 7);
    }

    private static int IndexOf(string module) => Array.IndexOf(Placed, module);

    private static async Task IsTheSameAsync(IReadOnlyList<byte[]> expected, WorkbenchTab tab)
    {
        await AreDrawnAsync(tab, expected.Count);
        for (var index = 0; index < expected.Count; index++)
        {
            var at = index;
            await Eventually.ReadsAsync(
                async () => await Pictures.DifferenceAsync(tab.Page, expected[at], await PictureAsync(tab, at)),
                difference => difference <= Tolerance);
        }
    }

    private static async Task AreDrawnAsync(WorkbenchTab tab, int modules)
    {
        await Expect(tab.Page.Locator("section.module .module-view")).ToHaveCountAsync(modules);
        await Expect(tab.Page.Locator(".module-waiting")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".module-empty")).ToHaveCountAsync(0);
    }

    /// <summary>A picture of each module, when nothing is drawn any more.</summary>
    private static async Task<IReadOnlyList<byte[]>> PicturesAsync(WorkbenchTab tab)
    {
        var pictures = new List<byte[]>();
        var count = await tab.Page.Locator("section.module").CountAsync();
        for (var index = 0; index < count; index++)
        {
            var at = index;
            var last = await PictureAsync(tab, at);
            await Eventually.HoldsAsync(async () =>
            {
                var before = last;
                last = await PictureAsync(tab, at);
                return await Pictures.DifferenceAsync(tab.Page, before, last) == 0;
            });
            pictures.Add(last);
        }

        return pictures;
    }

    private static async Task<byte[]> PictureAsync(WorkbenchTab tab, int index)
    {
        // Away from every module, and from what a focus marks.
        await tab.Page.Mouse.MoveAsync(0, 0);
        return await tab.Note(index).Locator(".module-view").ScreenshotAsync();
    }
}
