using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>
/// Browsers that lack what the pages would like, or refuse it (private windows, blocked cookies): pages and workbench go on.
/// </summary>
public sealed class LackingBrowserTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string Lacking = """
        for (const name of ["BroadcastChannel", "matchMedia", "CompressionStream", "structuredClone"]) delete globalThis[name];
        for (const name of ["localStorage", "sessionStorage", "indexedDB"])
          Object.defineProperty(globalThis, name, { get: () => undefined });
        for (const name of ["locks", "clipboard"]) Object.defineProperty(Navigator.prototype, name, { get: () => undefined });
        Object.defineProperty(Crypto.prototype, "randomUUID", { value: undefined });
        Intl.DateTimeFormat.prototype.resolvedOptions = () => ({});
        """;

    private const string Refusing = """
        const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
        globalThis.BroadcastChannel = class { constructor() { refuse(); } };
        for (const name of ["matchMedia", "CompressionStream", "structuredClone"]) globalThis[name] = refuse;
        for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(globalThis, name, { get: refuse });
        for (const name of ["locks", "clipboard"]) Object.defineProperty(Navigator.prototype, name, { get: refuse });
        Object.defineProperty(Document.prototype, "cookie", { get: refuse, set: refuse });
        Object.defineProperty(Crypto.prototype, "randomUUID", { get: refuse });
        Intl.DateTimeFormat.prototype.resolvedOptions = refuse;
        """;

    // Asked for, and refused only then.
    private const string RefusingLate = """
        const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
        for (const name of ["getItem", "setItem", "removeItem", "key"]) Storage.prototype[name] = refuse;
        IDBFactory.prototype.open = refuse;
        LockManager.prototype.request = LockManager.prototype.query = refuse;
        Clipboard.prototype.writeText = refuse;
        """;

    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S123")]
    [InlineData(Lacking)]
    [InlineData(Refusing)]
    [InlineData(RefusingLate)]
    public async Task Work_is_opened_edited_and_saved(string script)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await OpenAsync($"/session/{id}", script);
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        await tab.WriteAsync("mine");
        await Expect(tab.Notice("storage")).ToContainTextAsync("Storage in this browser is blocked");
        await tab.SaveAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add dashboard" }).ClickAsync();
        await tab.Page.Locator("webviz-workbench .module-choice").Filter(new() { HasText = "Notes" }).First.ClickAsync();
        await Expect(tab.Note(0)).ToBeVisibleAsync();
        await tab.SaveAsync();
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
    }

    [Theory]
    [Trait("Scenario", "S123")]
    [InlineData(Lacking)]
    [InlineData(Refusing)]
    [InlineData(RefusingLate)]
    public async Task Lists_filter_refresh_and_obey_keys(string script)
    {
        var id = await portal.Ann.CreateSessionAsync(tag);
        await portal.Ann.CreateSessionAsync(TestData.Tag());
        var visitor = await OpenAsync("/sessions", script);
        var page = visitor.Page;
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByPlaceholder("Filter by title")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(tag);
        await Expect(page.Locator("tbody .cell-title")).ToHaveTextAsync([tag]);
        await portal.Ann.CreateSessionAsync(tag + " again");
        await visitor.TellSessionsChangedAsync();
        await Expect(page.Locator("tbody .cell-title")).ToHaveCountAsync(2);
        var before = await ThemeAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
        await Eventually.HoldsAsync(async () => await ThemeAsync(page) is { Length: > 0 } now && now != before);
        await visitor.GoAsync($"/sessions/{id}");
        await page.Locator("copy-button button:visible").First.ClickAsync();
        await Expect(page.Locator("#announcements")).ToContainTextAsync("opied");
    }

    [Fact]
    [Trait("Scenario", "S123")]
    public async Task Without_what_hashes_are_made_with_the_workbench_says_why_it_cannot_save()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await OpenAsync($"/session/{id}", "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });");
        await Expect(new WorkbenchTab(visitor.Page).Problem).ToContainTextAsync("saving needs a secure connection");
    }

    private static Task<string> ThemeAsync(IPage page) => page.Locator("html").EvaluateAsync<string>("(html) => html.dataset.theme ?? ''");

    private async Task<Visitor> OpenAsync(string path, string script)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.Context.AddInitScriptAsync(script);
        await visitor.GoAsync(path);
        return visitor;
    }
}
