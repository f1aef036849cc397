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

    private static async Task OpenAsync(WorkbenchTab tab)
    {
        await tab.Page.Locator(".ensemble-button").ClickAsync();
        await tab.Page.Locator(".ensemble-filter").First.ClickAsync();
    }
}
