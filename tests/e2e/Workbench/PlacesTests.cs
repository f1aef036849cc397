using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Modules whose stored place is of no use: they can be reached, it is said, and looking changes nothing.</summary>
public sealed class PlacesTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    // Whether somebody who presses in the middle of the module's name meets that module, without scrolling.
    private const string CanBePressed = """
        (frame) => {
          const { left, top, width, height } = frame.querySelector(".module-title").getBoundingClientRect();
          return width > 0 && frame.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }
        """;

    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S129")]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("\"left\"")]
    [InlineData("{}")]
    [InlineData("""{"relX":-3,"relY":0,"relWidth":0.5,"relHeight":1}""")]
    [InlineData("""{"relX":0.5,"relY":0,"relWidth":-0.5,"relHeight":1}""")]
    [InlineData("""{"relX":0.5,"relY":0,"relWidth":0.0001,"relHeight":0.0001}""")]
    [InlineData("""{"relX":5,"relY":5,"relWidth":0.5,"relHeight":1}""")]
    [InlineData("""{"relX":0,"relY":0,"relWidth":0.5,"relHeight":1}""")]
    [InlineData("""{"relX":"0.5","relY":null,"relWidth":1e999,"relHeight":[]}""")]
    public async Task A_module_without_a_usable_place_is_drawn_where_it_can_be_reached(string? layout)
    {
        var content = ContentWith(layout);
        var id = await portal.Ann.CreateSessionAsync(tag, null, content);
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await IsShownAsync(tab);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.Note(1).GetByRole(AriaRole.Button, new() { Name = "Maximise" }).ClickAsync();
        await Expect(tab.Note(0)).Not.ToBeVisibleAsync();
        await tab.Note(1).GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Page.Locator("[data-act=save]")).ToBeDisabledAsync();
        Assert.Empty(await tab.DraftsAsync());
        await tab.ActAsync("close");
        await visitor.IsAtAsync("/");
        Assert.Equal(1, await portal.Ann.VersionAsync(id));
    }

    [Fact]
    [Trait("Scenario", "S129")]
    public async Task An_edit_of_something_else_keeps_the_place_as_it_was_and_arranging_stores_a_new_one()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, ContentWith("\"left\""));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await IsShownAsync(tab);
        await tab.WriteAsync("edited");
        await tab.SaveAsync();
        Assert.Equal("left", (await PlaceAsync(id)).GetValue<string>());
        await tab.Note(1).Locator(".module-grip").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(tab.Notice("places")).ToHaveCountAsync(0);
        await tab.SaveAsync();
        Assert.InRange((await PlaceAsync(id))["relWidth"]!.GetValue<double>(), 0.1, 0.9);
    }

    [Fact]
    [Trait("Scenario", "S129")]
    public async Task In_a_snapshot_it_is_the_same()
    {
        var id = await portal.Bob.CreateSnapshotAsync(tag, null, ContentWith(null));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/snapshot/{id}");
        await IsShownAsync(new WorkbenchTab(visitor.Page));
    }

    private static async Task IsShownAsync(WorkbenchTab tab)
    {
        await tab.NoteReadsAsync("first");
        await tab.NoteReadsAsync("second", 1);
        const string words = "No usable place is stored for Notes in “Dashboard 1”. Shown where there is room";
        await Expect(tab.Notice("places")).ToContainTextAsync(words);
        foreach (var index in new[] { 0, 1 })
        {
            Assert.True(await tab.Note(index).EvaluateAsync<bool>(CanBePressed));
        }
    }

    /// <summary>Two notes beside each other, of which the second has another place, or none.</summary>
    private static string ContentWith(string? layout)
    {
        var content = JsonNode.Parse(NotesContent.Of("first", "second"))!;
        var placed = content["dashboards"]![0]!["moduleInstances"]![1]!.AsObject();
        placed.Remove("layoutState");
        // Written as text, because a number may be larger than this program's.
        return layout is null ? content.ToJsonString() : content.ToJsonString().Replace(
            "{\"moduleInstanceState\"", $"{{\"layoutState\":{layout},\"moduleInstanceState\"", StringComparison.Ordinal);
    }

    private async Task<JsonNode> PlaceAsync(string id)
    {
        var content = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Json.GetProperty("content").GetString()!;
        return JsonNode.Parse(content)!["dashboards"]![0]!["moduleInstances"]![1]!["layoutState"]!;
    }
}
