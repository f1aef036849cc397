using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Edits of dashboards, modules and settings, taken back and made again.</summary>
public sealed class UndoTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S145")]
    public async Task Each_edit_goes_back_by_key_across_dashboards_until_the_session_is_as_it_was()
    {
        var id = await portal.Ann.CreateSessionAsync("undo", null, NotesContent.Of("one", "two"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await tab.NoteReadsAsync("two", 1);
        await tab.WriteAsync("changed");
        await tab.NoteReadsAsync("changed");
        await RemoveAsync(tab, 1);
        await Expect(tab.Page.Locator("section.module")).ToHaveCountAsync(1);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add dashboard" }).ClickAsync();
        await RenameAsync(tab, "Second");
        await Expect(tab.Status).ToHaveTextAsync("Changed");

        await tab.Page.Keyboard.PressAsync("Control+z");
        await Expect(tab.Page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Dashboard 1", "Dashboard 2"]);
        await tab.Page.Keyboard.PressAsync("Control+z");
        await Expect(tab.Page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Dashboard 1"]);
        await tab.Page.Keyboard.PressAsync("Control+z");
        await tab.NoteReadsAsync("two", 1);
        await tab.Page.Keyboard.PressAsync("Control+z");
        await tab.NoteReadsAsync("one");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Page.Locator(".undo-buttons [aria-label=Undo]")).ToHaveAttributeAsync("aria-disabled", "true");

        foreach (var _ in Enumerable.Range(0, 4))
        {
            await tab.Page.Keyboard.PressAsync("Control+Shift+z");
        }

        await Expect(tab.Page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Dashboard 1", "Second"]);
        await tab.SaveAsync();
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Tab)).ToHaveTextAsync(["Dashboard 1", "Second"]);
        await Expect(tab.Page.Locator(".undo-buttons [aria-label=Undo]")).ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    [Trait("Scenario", "S145")]
    public async Task In_a_field_the_key_is_the_fields_own()
    {
        var id = await portal.Ann.CreateSessionAsync("undo in a field", null, NotesContent.Of("one"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        var field = await tab.EditAsync();
        await field.PressAsync("End");
        await field.PressSequentiallyAsync("!");
        await field.PressAsync("Control+z");
        await Expect(field).ToHaveValueAsync("one");
    }

    [Fact]
    [Trait("Scenario", "S145")]
    public async Task A_module_has_a_name_of_its_own_that_is_stored_and_taken_back()
    {
        var id = await portal.Ann.CreateSessionAsync("names", null, NotesContent.Of("one"));
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        await tab.NoteReadsAsync("one");
        await tab.Page.Locator(".module-title").PressAsync("F2");
        await tab.Page.GetByLabel("Module name").FillAsync("Why this well");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator(".module-title")).ToHaveTextAsync("Why this well");
        await tab.SaveAsync();
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".module-title")).ToHaveTextAsync("Why this well");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.NoteReadsAsync("one");
        await tab.Page.Locator(".module-title").PressAsync("F2");
        await tab.Page.GetByLabel("Module name").FillAsync("");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator(".module-title")).ToHaveTextAsync("Notes");
        await tab.Page.Keyboard.PressAsync("Control+z");
        await Expect(tab.Page.Locator(".module-title")).ToHaveTextAsync("Why this well");
    }

    private static async Task RemoveAsync(WorkbenchTab tab, int index)
    {
        await tab.Note(index).Locator(".module-head").GetByRole(AriaRole.Button, new() { Name = "Actions of Notes" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove" }).ClickAsync();
    }

    private static async Task RenameAsync(WorkbenchTab tab, string name)
    {
        await tab.Page.GetByRole(AriaRole.Tab, new() { Selected = true }).PressAsync("F2");
        await tab.Page.GetByLabel("Dashboard name").FillAsync(name);
        await tab.Page.Keyboard.PressAsync("Enter");
    }
}
