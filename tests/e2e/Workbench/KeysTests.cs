using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Input methods, layouts without Latin letters and held keys in the workbench.</summary>
public sealed class KeysTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S125")]
    public async Task A_note_stays_open_while_it_is_composed()
    {
        var (_, tab, keys) = await OpenAsync();
        var field = await tab.EditAsync();
        await field.FillAsync("");
        await keys.ComposeAsync("とろ");
        await keys.PressAsync("Escape", "Escape");
        await keys.CommitAsync("トロル");
        await Expect(field).ToHaveValueAsync("トロル");
        await field.PressAsync("Escape");
        await tab.NoteReadsAsync("トロル");
    }

    [Theory]
    [Trait("Scenario", "S125")]
    [InlineData("Enter")]
    [InlineData("Escape")]
    public async Task A_dashboard_keeps_its_field_while_its_name_is_composed(string key)
    {
        var (_, tab, keys) = await OpenAsync();
        await tab.Page.Locator(".dashboard-tab").DblClickAsync();
        var field = tab.Page.GetByLabel("Dashboard name");
        await Expect(field).ToBeFocusedAsync();
        await keys.ComposeAsync("とろ");
        await keys.PressAsync(key, key);
        await keys.CommitAsync("トロル");
        await Expect(field).ToHaveValueAsync("トロル");
        await field.PressAsync("Enter");
        await Expect(tab.Page.Locator(".dashboard-tab")).ToHaveTextAsync("トロル");
    }

    [Theory]
    [Trait("Scenario", "S125")]
    [InlineData("Enter")]
    [InlineData("Escape")]
    public async Task A_dialog_is_neither_sent_nor_left_while_a_title_is_composed(string key)
    {
        var (_, tab, keys) = await OpenAsync();
        await tab.ActAsync("metadata");
        var title = tab.Dialog("metadata").Locator("[name=title]");
        await Expect(title).ToBeFocusedAsync();
        await keys.ComposeAsync("とろ");
        await keys.PressAsync(key, key);
        await keys.CommitAsync("トロル");
        await Expect(title).ToHaveValueAsync("トロル");
        await Expect(tab.Question).ToHaveCountAsync(0);
        await title.PressAsync("Enter");
        await Expect(tab.Title).ToHaveTextAsync("トロル");
    }

    [Theory]
    [Trait("Scenario", "S126")]
    [InlineData("ы")]
    [InlineData("ס")]
    [InlineData("S")]
    public async Task Control_and_the_key_of_S_save(string written)
    {
        var (id, tab, keys) = await OpenAsync();
        await tab.WriteAndKeepAsync("mine");
        await keys.PressAsync(written, "KeyS", withControl: true);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
    }

    [Fact]
    [Trait("Scenario", "S126")]
    public async Task A_name_that_is_being_written_is_saved_along()
    {
        var (_, tab, _) = await OpenAsync();
        await tab.Page.Locator(".dashboard-tab").DblClickAsync();
        await tab.Page.GetByLabel("Dashboard name").FillAsync("Wells");
        await tab.Page.Keyboard.PressAsync("Control+S");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".dashboard-tab")).ToHaveTextAsync("Wells");
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task A_held_key_opens_a_menu_and_presses_nothing_in_it()
    {
        var (_, tab, _) = await OpenAsync();
        var actions = tab.Note(0).GetByRole(AriaRole.Button, new() { Name = "Actions of Notes" });
        foreach (var key in new[] { "Enter", "Space" })
        {
            await actions.FocusAsync();
            await InputMethod.HoldAsync(tab.Page, key);
            await Expect(tab.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
            await Expect(tab.Note(0).GetByRole(AriaRole.Button, new() { Name = "Maximise" })).ToHaveCountAsync(1);
            await tab.Page.Keyboard.PressAsync("Escape");
            await Expect(tab.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        }
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task A_held_escape_asks_and_answers_nothing_by_itself()
    {
        var (_, tab, _) = await OpenAsync();
        await tab.ActAsync("metadata");
        var title = tab.Dialog("metadata").Locator("[name=title]");
        await title.FillAsync("written");
        await InputMethod.HoldAsync(tab.Page, "Escape");
        await Expect(tab.Question).ToContainTextAsync("Discard what you wrote?");
        await tab.AnswerAsync("question", "Keep editing");
        await Expect(title).ToHaveValueAsync("written");
    }

    private async Task<(string Id, WorkbenchTab Tab, InputMethod Keys)> OpenAsync()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        return (id, tab, await InputMethod.OpenAsync(tab.Page));
    }
}
