using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Whatever only shows another part of a saved session, or shows it differently, leaves it saved.</summary>
public sealed class LookingTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private static readonly string[] Menus = ["Dashboard actions", "Actions of Notes", "Actions of Time series", "Add module", "Settings"];

    [Fact]
    [Trait("Scenario", "S133")]
    public async Task Looking_everywhere_leaves_a_session_saved_and_leaving_asks_nothing()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var id = await portal.Ann.CreateSessionAsync(TestData.Tag(), null, await ContentAsync());
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        var page = tab.Page;
        var prompts = 0;
        page.Dialog += async (_, dialog) =>
        {
            prompts++;
            await dialog.AcceptAsync();
        };
        // Every word that the status ever shows, so that a moment of "Changed" is seen, too.
        await Expect(page.Locator(".chart-plot canvas")).ToBeVisibleAsync();
        await page.EvaluateAsync("""
            () => {
              const status = document.querySelector("[data-status]");
              window.words = [status.textContent.trim()];
              const hear = new MutationObserver(() => window.words.push(status.textContent.trim()));
              hear.observe(status, { subtree: true, childList: true, characterData: true });
            }
            """);

        await LookAsync(page);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        Assert.Equal(["Saved"], (await page.EvaluateAsync<string[]>("() => window.words")).Distinct());
        await tab.HasNoDraftAsync();

        await page.ReloadAsync();
        await Expect(page.Locator(".chart-plot canvas")).ToBeVisibleAsync();
        await Expect(tab.Recovery).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Two" }).ClickAsync();
        await tab.ActAsync("close");
        await visitor.IsAtAsync("/");
        await Expect(page.Locator("webviz-drafts .row")).ToHaveCountAsync(0);
        Assert.Equal(0, prompts);
        Assert.Equal(1, await portal.Ann.VersionAsync(id));
    }

    private static async Task LookAsync(IPage page)
    {
        var (one, two) = (page.GetByRole(AriaRole.Tab, new() { Name = "One" }), page.GetByRole(AriaRole.Tab, new() { Name = "Two" }));
        await two.ClickAsync();
        await two.PressAsync("ArrowLeft");
        await one.PressAsync("F2");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("section.module").Nth(1).ClickAsync();
        await page.Locator("section.module").First.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Maximise" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).First.ClickAsync();
        foreach (var name in Menus)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
            await page.Keyboard.PressAsync("Escape");
        }

        foreach (var selector in new[] { ".ensemble-button", "[data-act=save-menu]", "[data-act=metadata] >> nth=0" })
        {
            await page.Locator(selector).ClickAsync();
            await page.Keyboard.PressAsync("Escape");
        }

        await page.Locator(".chart-plot .u-over").HoverAsync();
        await page.Mouse.WheelAsync(0, 300);
        foreach (var width in new[] { 360, 900, 1280 })
        {
            await page.SetViewportSizeAsync(width, 740);
        }

        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        }

        await Expect(page.Locator(".chart-plot canvas")).ToBeVisibleAsync();
    }

    /// <summary>Two dashboards: a note and a chart; a long note.</summary>
    private async Task<string> ContentAsync()
    {
        using var http = new HttpClient { BaseAddress = portal.Server.Address };
        var ensemble = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/assets/ensembles/index.json"))[0];
        var content = JsonNode.Parse(NotesContent.Of("first", "to be a chart"))!;
        var first = content["dashboards"]![0]!;
        var second = JsonNode.Parse(NotesContent.Of(string.Join("\n\n", Enumerable.Repeat("line", 90))))!["dashboards"]![0]!;
        var chart = first["moduleInstances"]![1]!["moduleInstanceState"]!;
        (chart["name"], chart["serializedState"], first["name"]) = ("TimeSeries", null, "One");
        (second["id"], second["name"]) = (Guid.NewGuid().ToString(), "Two");
        content["dashboards"]!.AsArray().Add(second.DeepClone());
        content["ensembleSet"]!["regularEnsembles"] = new JsonArray(new JsonObject
        {
            ["ensembleIdent"] = ensemble.GetProperty("ident").GetString(),
            ["name"] = ensemble.GetProperty("name").GetString(),
            ["caseName"] = ensemble.GetProperty("caseName").GetString(),
            ["color"] = ensemble.GetProperty("color").GetString(),
        });
        return content.ToJsonString();
    }
}
