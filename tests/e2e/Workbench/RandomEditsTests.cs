using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Whatever is done with what the workbench offers, what it saves can be read by the public frontend.</summary>
public sealed class RandomEditsTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const int Edits = 200;
    private const int ActionsPerEdit = 4;

    [Theory]
    [Trait("Scenario", "S145")]
    [InlineData("what-drives-it", 1U)]
    [InlineData("volumes-and-maps", 2U)]
    public async Task What_is_saved_after_any_edit_passes_the_public_schema(string template, uint seed)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/workbench#template={template}");
        await tab.ActAsync("save");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        var id = await tab.IsInSessionAsync();
        var hand = new RandomHand(tab.Page, seed);
        var contents = new List<string>();
        for (var edit = 0; edit < Loops.Of(Edits / 2); edit++)
        {
            for (var action = 0; action < ActionsPerEdit; action++)
            {
                await hand.ActAsync();
            }

            // A dialog can come late: its code is loaded when it is first asked for.
            await Eventually.HoldsAsync(async () =>
            {
                await tab.Page.Keyboard.PressAsync("Escape");
                await tab.Page.Keyboard.PressAsync("Control+s");
                return await tab.Status.TextContentAsync() == "Saved";
            });
            contents.Add((await portal.Ann.GetAsync($"/sessions/{id}")).Is(200).Json.GetProperty("content").GetString()!);
        }

        Assert.Equal("", await PublicContent.RefusedAsync(contents));
        var version = await portal.Ann.VersionAsync(id);
        Assert.True(version > contents.Count / 3, $"Version {version} after {string.Join(", ", hand.Done)}");
    }
}
