using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Stores and locks of the browser that neither answer nor fail: nothing waits for them for long.</summary>
public sealed class SilentStoresTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    // Five seconds, and what a busy machine takes for the rest.
    private const float Soon = 8_000;

    private const string NoOpening = "IDBFactory.prototype.open = () => new EventTarget();";

    private const string NoEnd = """
        for (const name of ["oncomplete", "onabort", "onerror"]) Object.defineProperty(IDBTransaction.prototype, name, { set: () => {} });
        """;

    private const string NoLocks =
        "for (const name of ['request', 'query']) if (navigator.locks) navigator.locks[name] = () => new Promise(() => {});";

    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S123")]
    [InlineData(NoOpening)]
    [InlineData(NoEnd)]
    [InlineData(NoOpening + NoLocks)]
    public async Task Work_is_opened_edited_saved_and_left_without_a_database_that_answers(string script)
    {
        var (id, tab) = await OpenAsync(script);
        await Expect(tab.Notice("one-layer")).ToContainTextAsync("Only one layer protects your unsaved work");
        await tab.WriteAsync("mine");
        await Eventually.HoldsAsync(async () => (await tab.StoredAsync()).Any(draft => draft.Contains("mine", StringComparison.Ordinal)));
        await tab.ActAsync("save");
        await Expect(tab.Status).ToHaveTextAsync("Saved", new() { Timeout = Soon });
        await Expect(tab.Notice("one-layer")).ToBeVisibleAsync();
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
        Assert.Empty(await tab.StoredAsync());
    }

    [Fact]
    [Trait("Scenario", "S123")]
    public async Task Locks_that_never_answer_keep_nobody_waiting()
    {
        var (_, tab) = await OpenAsync(NoLocks);
        await tab.WriteAndKeepAsync("mine");
        await tab.SaveAsync();
        await tab.HasNoDraftAsync();
        await Expect(tab.Notice("one-layer")).ToHaveCountAsync(0);
    }

    [Theory]
    [Trait("Scenario", "S123")]
    [InlineData(NoOpening)]
    [InlineData(NoOpening + NoLocks)]
    public async Task Unsaved_work_is_listed_and_signing_out_asks_about_it_all_the_same(string script)
    {
        var (_, tab) = await OpenAsync(script);
        await tab.WriteAsync("mine");
        await Eventually.HoldsAsync(async () => (await tab.StoredAsync()).Any(draft => draft.Contains("mine", StringComparison.Ordinal)));
        var context = tab.Page.Context;
        await tab.CrashAsync();
        var start = await WorkbenchTab.OpenAsync(context, "/");
        await Expect(start.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(1, new() { Timeout = Soon });
        await start.Page.Locator("button.who").ClickAsync();
        await start.Page.Locator("#who-menu").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(start.Page.Locator("dialog[open]")).ToBeVisibleAsync(new() { Timeout = Soon });
    }

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(string script)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.Context.AddInitScriptAsync(script);
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Note(0)).ToBeVisibleAsync(new() { Timeout = Soon });
        return (id, tab);
    }
}
