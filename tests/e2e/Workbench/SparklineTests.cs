using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>What was on screen when it was saved, seen in lists.</summary>
public sealed class SparklineTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    public async Task The_list_shows_a_saved_note_as_lines_and_another_text_as_others()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("", ""));
        await visitor.GoAsync("/sessions");
        var picture = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = tag }).Locator(".layout-picture");
        await Expect(picture).ToHaveAttributeAsync("aria-label", "Dashboard 1: 2 Notes");

        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.WriteAsync("# Plan\n\nDrill two wells in the north.");
        await tab.SaveAsync();
        await visitor.Page.ReloadAsync();
        await Expect(picture).ToHaveAttributeAsync("aria-label", "Dashboard 1: 1 Notes (text), 1 Notes");
        var lines = picture.Locator(".picture-text");
        await Expect(lines).ToHaveCountAsync(1);
        var first = await lines.GetAttributeAsync("d");
        var box = (await lines.BoundingBoxAsync())!;
        Assert.InRange(box.Width, 4, 20);

        await tab.WriteAsync("# Plan\n\nDrill one.");
        await tab.SaveAsync();
        await visitor.Page.ReloadAsync();
        await Expect(lines).ToHaveCountAsync(1);
        Assert.NotEqual(first, await lines.GetAttributeAsync("d"));
    }
}
