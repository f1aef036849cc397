using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.Browser;

public sealed class HelpTests(Chromium chromium, OwnPortal portal) : BrowserTests(chromium)
{
    private static readonly BrowserNewContextOptions WithoutScript = new() { JavaScriptEnabled = false };

    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/", true)]
    [InlineData("/sessions", true)]
    [InlineData("/snapshots", true)]
    [InlineData("/trash", true)]
    public async Task Help_is_one_press_away_from_every_page(string path, bool isSignedIn)
    {
        var visitor = await VisitAsync(portal.Server, isSignedIn ? portal.Ann : null);
        await visitor.GoAsync(path);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Help", Exact = true }).ClickAsync();
        await visitor.IsAtAsync("/help");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Who sees what" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "My data" }))
            .ToHaveCountAsync(isSignedIn ? 1 : 0);
    }

    [Fact]
    public async Task Its_numbers_are_those_of_this_portal()
    {
        var server = await StartPortalAsync(builder => builder.UseSetting("Trash:RetentionDays", "7"));
        var visitor = await VisitAsync(server);
        await visitor.GoAsync("/help");
        await Expect(Row(visitor, "Size of a session or snapshot")).ToHaveTextAsync("1.5 MB");
        await Expect(Row(visitor, "Title of a session")).ToHaveTextAsync("50 characters");
        await Expect(Row(visitor, "Title of a snapshot")).ToHaveTextAsync("60 characters");
        await Expect(Row(visitor, "Description")).ToHaveTextAsync("250 characters");
        await Expect(Row(visitor, "Time in the trash")).ToHaveTextAsync("7 days");
    }

    [Fact]
    [Trait("Scenario", "S105")]
    public async Task A_question_mark_shows_the_shortcuts_and_Escape_closes_them()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/sessions");
        var filter = visitor.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter by title" });
        await visitor.Page.Keyboard.PressAsync("/");
        await Expect(filter).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("?");
        await Expect(filter).ToHaveValueAsync("?");
        await Expect(Dialog(visitor)).ToHaveCountAsync(0);
        await filter.BlurAsync();
        await visitor.Page.Keyboard.PressAsync("?");
        await Expect(Dialog(visitor).GetByRole(AriaRole.Row, new() { Name = "F2" })).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(Dialog(visitor)).ToHaveCountAsync(0);
        await visitor.Page.Keyboard.PressAsync("n");
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/workbench"));
    }

    [Fact]
    [Trait("Scenario", "S105")]
    public async Task A_question_mark_shows_the_shortcuts_in_the_workbench_and_is_text_in_a_note()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/workbench");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.BeginNoteAsync("first words");
        var field = await tab.EditAsync();
        await field.PressAsync("?");
        await Expect(field).ToHaveValueAsync(new Regex("\\?"));
        await Expect(tab.Dialog("shortcuts")).ToHaveCountAsync(0);
        await field.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("?");
        await Expect(tab.Dialog("shortcuts").GetByRole(AriaRole.Row, new() { Name = "F2" })).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Dialog("shortcuts")).ToHaveCountAsync(0);
    }

    [Theory]
    [Trait("Scenario", "S105")]
    [InlineData("/sessions")]
    [InlineData("/snapshots")]
    [InlineData("/snapshots?view=mine")]
    [InlineData("/trash")]
    public async Task Each_list_says_where_its_shortcuts_are(string path)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync(path);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "? shortcuts" }).ClickAsync();
        await Expect(Dialog(visitor)).ToBeVisibleAsync();

        var plain = await VisitAsync(portal.Server, portal.Ann, WithoutScript);
        await plain.GoAsync(path);
        await plain.Page.GetByRole(AriaRole.Link, new() { Name = "? shortcuts" }).ClickAsync();
        await plain.IsAtAsync("/help#shortcuts");
    }

    [Fact]
    [Trait("Scenario", "S105")]
    public async Task Single_keys_can_be_switched_off_and_on_again()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/help");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Turn single keys off" }).ClickAsync();
        await visitor.IsAtAsync("/help#shortcuts");
        await Expect(visitor.Page.GetByText("They are switched off now.")).ToBeVisibleAsync();
        await visitor.GoAsync("/sessions");
        await visitor.Page.Keyboard.PressAsync("?");
        await visitor.Page.Keyboard.PressAsync("/");
        await Expect(visitor.Page.GetByRole(AriaRole.Searchbox)).Not.ToBeFocusedAsync();
        await Expect(Dialog(visitor)).ToHaveCountAsync(0);

        await visitor.GoAsync("/help");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Turn single keys on" }).ClickAsync();
        await visitor.IsAtAsync("/help#shortcuts");
        await visitor.GoAsync("/sessions");
        await visitor.Page.Keyboard.PressAsync("/");
        await Expect(visitor.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_switch_works_without_script_and_before_signing_in()
    {
        var visitor = await VisitAsync(portal.Server, null, WithoutScript);
        await visitor.GoAsync("/help");
        // The browser that a test drives does not show it, for it only leaves scripts out.
        Assert.Contains("<noscript>", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Turn single keys off" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Turn single keys on" })).ToBeVisibleAsync();
        Assert.Contains(
            await visitor.Context.CookiesAsync(),
            cookie => cookie is { Name: "keys", Value: "off", HttpOnly: false, Path: "/" });
    }

    [Fact]
    public async Task Contents_stand_at_the_left_where_there_is_room_and_lead_to_their_place()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await visitor.GoAsync("/help");
        var (contents, prose) = (
            visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "On this page" }),
            visitor.Page.Locator(".prose"));
        var (left, right) = ((await contents.BoundingBoxAsync())!, (await prose.BoundingBoxAsync())!);
        Assert.True(
            left.X + left.Width < right.X && Math.Abs(left.Y - right.Y) < 1 && right.Width <= 672,
            $"{left.X} {left.Width}, {right.X} {right.Width}");
        await contents.GetByRole(AriaRole.Link, new() { Name = "Shortcuts" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Shortcuts" })).ToBeInViewportAsync();
        await visitor.Page.SetViewportSizeAsync(1000, 800);
        Assert.True((await contents.BoundingBoxAsync())!.Y < (await prose.BoundingBoxAsync())!.Y);
    }

    [Fact]
    public async Task Printed_it_is_the_text_alone()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/help");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Limits" })).ToBeVisibleAsync();
        foreach (var gone in new[] { ".app-bar", ".help-contents", ".keys-form" })
        {
            await Expect(visitor.Page.Locator(gone)).ToBeHiddenAsync();
        }
    }

    private static ILocator Dialog(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Shortcuts" });

    private static ILocator Row(Visitor visitor, string head) => visitor.Page.Locator($"tr:has(th:text-is('{head}')) td");
}
