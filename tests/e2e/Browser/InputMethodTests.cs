using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>Input methods, layouts without Latin letters and held keys on the pages with lists.</summary>
public sealed class InputMethodTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalClient ann = null!;
    private Visitor visitor = null!;
    private InputMethod keys = null!;

    private IPage Page => visitor.Page;

    public override async Task InitializeAsync()
    {
        var server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        await ann.CreateSessionAsync("one", null, "{}");
        visitor = await VisitAsync(server, ann);
        keys = await InputMethod.OpenAsync(Page);
        await visitor.GoAsync("/sessions");
    }

    [Theory]
    [Trait("Scenario", "S125")]
    [InlineData("Escape")]
    [InlineData("Enter")]
    public async Task A_row_stays_open_while_its_title_is_composed(string key)
    {
        await Page.GetByLabel("Select one").FocusAsync();
        await Page.Keyboard.PressAsync("F2");
        var title = Page.GetByLabel("Title", new() { Exact = true });
        await Expect(title).ToBeFocusedAsync();
        await title.FillAsync("");
        await keys.ComposeAsync("とろ");
        await keys.PressAsync(key, key);
        await keys.CommitAsync("トロル");
        await Expect(title).ToHaveValueAsync("トロル");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "トロル", Exact = true })).ToBeVisibleAsync();
    }

    [Theory]
    [Trait("Scenario", "S126")]
    [InlineData("т", "KeyN", "/workbench")]
    [InlineData(".", "Slash", null)]
    public async Task Single_keys_work_by_their_place(string key, string place, string? leadsTo)
    {
        await keys.PressAsync(key, place);
        await (leadsTo is null
            ? Expect(Page.GetByLabel("Filter by title")).ToBeFocusedAsync()
            : Page.WaitForURLAsync(address => new Uri(address).AbsolutePath == leadsTo));
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task A_key_that_is_held_down_duplicates_once()
    {
        await Page.GetByLabel("Select one").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Duplicate", Exact = true }).FocusAsync();
        var sent = 0;
        Page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await InputMethod.HoldAsync(Page, "Enter");
        await Expect(Page.Locator("tbody tr[id]")).ToHaveCountAsync(2);
        Assert.Equal(1, sent);
    }
}
