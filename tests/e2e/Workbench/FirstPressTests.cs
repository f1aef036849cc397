using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>What a pointer went down on is still there when it comes up, also when the press changed what is active.</summary>
public sealed class FirstPressTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string BoxesOfTheBar = """
        () => {
          const parts = document.querySelectorAll(
            ".workbench-bar, .workbench-bar > *, .workbench-tools *, workbench-page > *, .dashboard-bar *");
          const boxes = [...parts].filter((part) => !part.closest("[popover]")).map((part) => {
            const { x, y, width, height } = part.getBoundingClientRect();
            return [part.localName, part.getAttribute("class"), x, y, width, height];
          });
          return JSON.stringify(boxes);
        }
        """;

    [Theory]
    [Trait("Scenario", "S133")]
    [InlineData("Maximise", ".module-maximised")]
    [InlineData("Actions of Notes", ".module-active [role=menu]")]
    [InlineData("Edit", ".module-active textarea")]
    [InlineData("Notes", ".module-active")]
    public async Task Every_control_of_a_module_that_is_not_active_works_on_the_first_press(string control, string shows)
    {
        var tab = await OpenAsync();
        var box = (await tab.Note(1).GetByRole(AriaRole.Button, new() { Name = control, Exact = true }).BoundingBoxAsync())!;
        // On the icon: that is what is drawn anew.
        await PressAsync(tab, box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await Expect(tab.Note(1)).ToHaveClassAsync(new Regex("module-active"));
        await Expect(tab.Page.Locator(shows)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_press_on_another_dashboard_that_ends_a_renaming_goes_there()
    {
        var tab = await OpenAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add dashboard" }).ClickAsync();
        var tabs = tab.Page.GetByRole(AriaRole.Tab);
        await tabs.Nth(1).PressAsync("F2");
        await tab.Page.GetByLabel("Dashboard name").FillAsync("second");
        var box = (await tabs.Nth(0).BoundingBoxAsync())!;
        await PressAsync(tab, box.X + 12, box.Y + 12);
        await Expect(tabs).ToHaveTextAsync(["Dashboard 1", "second"]);
        await Expect(tabs.Nth(0)).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(800, false)]
    [InlineData(360, true)]
    public async Task A_menu_of_the_bars_moves_nothing_when_it_opens(int width, bool isChanged)
    {
        var tab = await OpenAsync(width);
        if (isChanged)
        {
            await tab.WriteAndKeepAsync("changed");
            await Expect(tab.Page.Locator("[data-kept]")).Not.ToBeEmptyAsync();
        }

        foreach (var name in new[] { "More ways to save, and open", "Dashboard actions", "Add module" })
        {
            var before = await tab.Page.EvaluateAsync<string>(BoxesOfTheBar);
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
            await Expect(tab.Page.Locator(".workbench-menu")).ToBeVisibleAsync();
            Assert.Equal(before, await tab.Page.EvaluateAsync<string>(BoxesOfTheBar));
            await tab.Page.Keyboard.PressAsync("Escape");
            await Expect(tab.Page.Locator(".workbench-menu")).ToHaveCountAsync(0);
        }
    }

    private static async Task PressAsync(WorkbenchTab tab, float x, float y)
    {
        await tab.Page.Mouse.MoveAsync(x, y);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.UpAsync();
    }

    private async Task<WorkbenchTab> OpenAsync(int width = 1280)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ViewportSize = new() { Width = width, Height = 800 } });
        var id = await portal.Ann.CreateSessionAsync("first press", null, NotesContent.Of("one", "two"));
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.NoteReadsAsync("one");
        await tab.NoteReadsAsync("two", 1);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        return tab;
    }
}
