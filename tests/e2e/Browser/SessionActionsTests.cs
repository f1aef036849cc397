using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>What is done with sessions in their list: edit, delete, undo, copy, by mouse and by keyboard.</summary>
public sealed class SessionActionsTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private Visitor visitor = null!;

    private IPage Page => visitor.Page;

    private ILocator Titles => Page.Locator("tbody .cell-title");

    private ILocator Toast => Page.Locator(".toast");

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        foreach (var title in new[] { "four", "three", "two", "one" })
        {
            await ann.CreateSessionAsync(title, $"about {title}");
        }

        visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/sessions");
    }

    [Fact]
    [Trait("Scenario", "S14")]
    [Trait("Scenario", "S102")]
    public async Task One_goes_without_a_question_and_comes_back_by_undo()
    {
        await Page.GetByLabel("Select two").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["one", "three", "four"]);
        await Expect(Toast).ToContainTextAsync("“two” is in the trash.");
        await Expect(Page.Locator(".selection-bar")).ToBeHiddenAsync();
        await Expect(Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        // The row that took its place has the focus.
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "three", Exact = true })).ToBeFocusedAsync();
        await Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["one", "two", "three", "four"]);
        await Expect(Toast).ToContainTextAsync("“two” restored.");
    }

    [Fact]
    [Trait("Scenario", "S14")]
    [Trait("Scenario", "S101")]
    public async Task Several_are_asked_about_once_and_come_back_by_one_undo()
    {
        await Page.GetByLabel("Select one").CheckAsync();
        await Page.GetByLabel("Select three").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(Page.Locator("[data-count]")).ToHaveTextAsync("3 selected");
        var delete = Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" });
        await delete.ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = "Delete 3 sessions?" });
        await Expect(dialog).ToContainTextAsync("They stay in the trash for 30 days.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(delete).ToBeFocusedAsync();
        await Expect(Titles).ToHaveCountAsync(4);
        await Expect(Page.Locator("[data-count]")).ToHaveTextAsync("3 selected");

        await delete.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["four"]);
        await Expect(Toast).ToContainTextAsync("3 sessions are in the trash.");
        await Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["one", "two", "three", "four"]);
    }

    [Theory]
    [Trait("Scenario", "S14")]
    [InlineData(500)]
    [InlineData(0)]
    public async Task A_refused_delete_says_so_and_the_row_stays(int status)
    {
        visitor.ExpectFailure("/sessions/selected");
        visitor.ExpectComplaint("htmx:error");
        await Page.RouteAsync(
            "**/sessions/selected*",
            route => status == 0 ? route.AbortAsync() : route.ContinueAsync(new() { PostData = "broken=1"u8.ToArray() }));
        await Page.GetByLabel("Select two").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Page.Locator(".toast-error")).ToBeVisibleAsync();
        await Expect(Titles).ToHaveCountAsync(4);
        await Expect(Page.GetByLabel("Select two")).ToBeCheckedAsync();
    }

    [Fact]
    [Trait("Scenario", "S18")]
    [Trait("Scenario", "S100")]
    public async Task A_row_is_renamed_in_place_and_keeps_the_focus()
    {
        await Page.GetByLabel("Select two").FocusAsync();
        await Page.Keyboard.PressAsync("F2");
        var title = Page.GetByLabel("Title", new() { Exact = true });
        await Expect(title).ToBeFocusedAsync();
        await title.FillAsync("zwei <b>");
        await Page.GetByLabel("Description", new() { Exact = true }).FillAsync("neu");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Titles.First).ToHaveTextAsync("zwei <b>");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "zwei <b>", Exact = true })).ToBeFocusedAsync();

        await Page.GetByLabel("Edit zwei <b>").ClickAsync();
        await Expect(title).ToHaveValueAsync("zwei <b>");
        await Expect(Page.GetByLabel("Description", new() { Exact = true })).ToHaveValueAsync("neu");
        await title.FillAsync("not kept");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "zwei <b>", Exact = true })).ToBeFocusedAsync();
        await Expect(Titles.First).ToHaveTextAsync("zwei <b>");
    }

    [Fact]
    [Trait("Scenario", "S20")]
    [Trait("Scenario", "S100")]
    public async Task A_refused_rename_keeps_what_was_typed_and_can_be_sent_again()
    {
        visitor.ExpectFailure("/sessions/");
        await Page.GetByLabel("Edit two").ClickAsync();
        var title = Page.GetByLabel("Title", new() { Exact = true });
        await title.FillAsync(new string('x', 51));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Page.Locator(".row-edit [role=alert]")).ToContainTextAsync("may have at most 50 characters. Nothing was changed.");
        await Expect(title).ToHaveValueAsync(new string('x', 51));
        await Expect(title).ToHaveAttributeAsync("aria-invalid", "true");

        await Page.RouteAsync("**/edit", route => route.AbortAsync());
        visitor.ExpectComplaint("htmx:error");
        await title.FillAsync("zwei");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Page.Locator(".toast-error")).ToContainTextAsync("No contact with the server.");
        await Expect(title).ToHaveValueAsync("zwei");
        await Page.UnrouteAllAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Titles.First).ToHaveTextAsync("zwei");
    }

    [Fact]
    public async Task A_row_that_is_edited_stays_as_it_is_while_the_list_refreshes()
    {
        await Page.GetByLabel("Edit two").ClickAsync();
        await Page.GetByLabel("Title", new() { Exact = true }).FillAsync("half typed");
        await ann.CreateSessionAsync("new one");
        await visitor.TellSessionsChangedAsync();
        await Expect(Titles.First).ToHaveTextAsync("new one");
        await Expect(Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("half typed");
    }

    [Fact]
    public async Task A_link_is_copied_and_a_refused_clipboard_leaves_it_selected()
    {
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var copy = Page.GetByLabel("Copy the link of two");
        await copy.ClickAsync();
        await Expect(Page.Locator("#announcements")).ToHaveTextAsync("Copied");
        var id = (await ann.ListAsync("/sessions?filter_title=two"))[0].GetProperty("id").GetString();
        Assert.Equal(
            new Uri(server.Address, $"/session/{id}").ToString(),
            await Page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await Page.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }");
        await copy.ClickAsync();
        await Expect(Page.Locator("#announcements")).ToContainTextAsync("press Ctrl+C");
        Assert.Equal(
            new Uri(server.Address, $"/session/{id}").ToString(),
            await Page.EvaluateAsync<string>("document.activeElement.value"));
    }

    [Fact]
    [Trait("Scenario", "S105")]
    public async Task Everything_in_the_list_is_done_by_keyboard()
    {
        await Page.Keyboard.PressAsync("/");
        await Expect(Page.GetByPlaceholder("Filter by title")).ToBeFocusedAsync();
        await Page.GetByLabel("Select one").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Page.GetByLabel("Select three").FocusAsync();
        await Page.Keyboard.PressAsync("Shift+Space");
        await Expect(Page.Locator("[data-count]")).ToHaveTextAsync("3 selected");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator(".selection-bar")).ToBeHiddenAsync();

        await Page.GetByLabel("More of two").FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Page.GetByRole(AriaRole.Menuitem, new() { Name = "Open in new tab" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByLabel("More of two")).ToBeFocusedAsync();

        await Page.GetByLabel("Select two").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Page.Keyboard.PressAsync("Delete");
        await Expect(Titles).ToHaveTextAsync(["one", "three", "four"]);
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "three", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_toast_goes_by_itself_but_not_while_it_is_pointed_at_and_an_error_stays()
    {
        await visitor.GoWithStoppedClockAsync("/sessions");
        await Page.GetByLabel("Select two").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Toast).ToBeVisibleAsync();
        await Toast.HoverAsync();
        await Page.Clock.RunForAsync(60_000);
        await Expect(Toast).ToBeVisibleAsync();
        await Page.Locator("h1").HoverAsync();
        await Page.Clock.RunForAsync(19_000);
        await Expect(Toast).ToBeVisibleAsync();
        await Page.Clock.RunForAsync(2_000);
        await Expect(Toast).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_sign_in_that_expired_is_said_and_nothing_is_changed()
    {
        await Expect(Page.Locator("#sessions-total")).ToHaveTextAsync("4");
        visitor.ExpectFailure("/sessions/selected");
        await visitor.Context.ClearCookiesAsync(new() { Name = "webviz-portal" });
        await Page.GetByLabel("Select two").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Page.Locator(".toast-error")).ToContainTextAsync("Your sign-in has expired. Nothing was changed.");
        Assert.Equal("/sign-in?returnUrl=%2Fsessions", await Page.Locator(".toast-error a").GetAttributeAsync("href"));
        await Expect(Titles).ToHaveCountAsync(4);

        // Said again, it is still one toast.
        var delete = Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true });
        await Page.RunAndWaitForResponseAsync(() => delete.ClickAsync(), "**/sessions/selected**");
        await Expect(Page.Locator(".toast-error")).ToHaveCountAsync(1);
        await Page.RunAndWaitForResponseAsync(() => delete.ClickAsync(), "**/sessions/selected**");
        await Expect(Page.Locator(".toast-error")).ToHaveCountAsync(1);
    }
}
