using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Saving a session that the server has.</summary>
public sealed class SavingTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S33")]
    [Trait("Scenario", "S34")]
    public async Task A_clean_session_cannot_be_saved_an_edit_makes_it_changed_and_a_save_clean_again()
    {
        var (id, visitor, tab) = await OpenSessionAsync(portal, tag, "before");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(Save(tab)).ToBeDisabledAsync();
        await tab.WriteAndKeepAsync("after");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await Expect(Save(tab)).ToBeEnabledAsync();
        var gate = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**/sessions/{id}", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await tab.ActAsync("save");
        await Expect(tab.Toasts).ToContainTextAsync("Saving…");
        await Expect(tab.Status).ToHaveTextAsync("Saving");
        gate.SetResult();
        await Expect(tab.Toasts).ToContainTextAsync("Saved as version 2.");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Page.Locator("[data-status-note]")).ToContainTextAsync("version 2");
        await Expect(Save(tab)).ToBeDisabledAsync();
        await tab.HasNoDraftAsync();

        await tab.ActAsync("close");
        await visitor.IsAtAsync("/");
        await tab.Page.GotoAsync($"/session/{id}");
        await tab.NoteReadsAsync("after");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    [Fact]
    [Trait("Scenario", "S35")]
    [Trait("Scenario", "S36")]
    public async Task An_edit_during_a_save_stays_changed_and_kept_and_one_more_save_stores_it()
    {
        var (id, _, tab) = await OpenSessionAsync(portal, tag, "before");
        await tab.WriteAndKeepAsync("sent");
        var puts = 0;
        var gate = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**/sessions/{id}", async route =>
        {
            if (route.Request.Method == "PUT" && ++puts == 1)
            {
                await gate.Task;
            }

            await route.ContinueAsync();
        });
        await tab.ActAsync("save");
        await Expect(tab.Status).ToHaveTextAsync("Saving");
        await tab.WriteAndKeepAsync("typed meanwhile");
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.Page.Keyboard.PressAsync("Control+s");
        gate.SetResult();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Eventually.HoldsAsync(async () => (await portal.Ann.TextsAsync(id))[0] == "typed meanwhile");
        Assert.Equal(2, puts);
        Assert.Equal("sent", (await portal.Ann.TextsAsync(id, 2))[0]);
        await tab.HasNoDraftAsync();
    }

    [Fact]
    [Trait("Scenario", "S37")]
    public async Task A_change_taken_back_exactly_is_none_and_its_draft_goes()
    {
        var (_, _, tab) = await OpenSessionAsync(portal, tag, "as it was");
        await tab.WriteAndKeepAsync("changed");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await tab.WriteAsync("as it was");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.HasNoDraftAsync();
        await Expect(Save(tab)).ToBeDisabledAsync();
    }

    [Fact]
    [Trait("Scenario", "S41")]
    public async Task Title_and_description_are_saved_alone_and_other_changes_keep_their_status()
    {
        var (id, _, tab) = await OpenSessionAsync(portal, tag, "before");
        await tab.WriteAndKeepAsync("not yet saved");
        await tab.ActAsync("metadata");
        await Expect(tab.Dialog("metadata")).ToContainTextAsync("Other changes stay as they are.");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " new");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Title).ToHaveTextAsync(tag + " new");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        var saved = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200);
        Assert.Equal(
            (tag + " new", 2),
            (saved.Metadata.GetProperty("title").GetString(), saved.Metadata.GetProperty("version").GetInt32()));
        Assert.Equal("before", (await portal.Ann.TextsAsync(id))[0]);
        await tab.IsKeptAsync("not yet saved");
        await tab.SaveAsync();
        Assert.Equal("not yet saved", (await portal.Ann.TextsAsync(id))[0]);
    }

    [Fact]
    [Trait("Scenario", "S44")]
    public async Task Ctrl_S_saves_also_from_a_field()
    {
        var (id, _, tab) = await OpenSessionAsync(portal, tag, "before");
        var field = await tab.EditAsync();
        await field.FillAsync("by key");
        await tab.Page.Keyboard.PressAsync("Control+s");
        await Expect(tab.Toasts).ToContainTextAsync("Saved as version 2.");
        Assert.Equal("by key", (await portal.Ann.TextsAsync(id))[0]);
    }

    private static ILocator Save(WorkbenchTab tab) => tab.Page.Locator("[data-act=save]");
}
