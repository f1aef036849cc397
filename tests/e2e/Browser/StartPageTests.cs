using System.Globalization;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

public sealed class StartPageTests(Chromium chromium) : BrowserTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S01")]
    public async Task The_five_newest_sessions_are_shown_newest_first_with_relative_time()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        var ids = new List<string>();
        for (var made = 1; made <= 6; made++)
        {
            ids.Add(await ann.CreateSessionAsync($"session {made}"));
        }

        (await ann.PutAsync($"/sessions/{ids[2]}", new { title = "session 3 again" })).Is(200);
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        var rows = Section(visitor, "Recent sessions").Locator(".row");
        await Expect(rows.Locator(".row-title")).ToHaveTextAsync(["session 3 again", "session 6", "session 5", "session 4", "session 2"]);
        await Expect(rows.Locator("time")).ToHaveTextAsync(Enumerable.Repeat("just now", 5));
    }

    [Fact]
    [Trait("Scenario", "S02")]
    public async Task The_five_snapshots_visited_last_are_shown_with_their_owner()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        using var bob = await server.SignInAsync("bob");
        var ids = new List<string>();
        for (var made = 1; made <= 6; made++)
        {
            ids.Add(await (made == 3 ? ann : bob).CreateSnapshotAsync($"snapshot {made}"));
        }

        foreach (var made in new[] { 1, 2, 3, 4, 5, 6, 2 })
        {
            (await ann.GetAsync($"/snapshots/{ids[made - 1]}")).Is(200);
        }

        await Eventually.HoldsAsync(async () =>
            await ann.VisitsAsync(ids[5], "snapshot 6") == 1
            && await ann.VisitsAsync(ids[1], "snapshot 2") == 2
            && await ann.VisitsAsync(ids[2], "snapshot 3") == 2);
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        var rows = Section(visitor, "Recent snapshots").Locator(".row");
        await Expect(rows.Locator(".row-title")).ToHaveTextAsync(["snapshot 2", "snapshot 6", "snapshot 5", "snapshot 4", "snapshot 3"]);
        // Making a snapshot is its owner's first visit.
        await Expect(rows.Locator(".row-note")).ToHaveTextAsync(
            ["bob · visited 2 times", "bob · visited once", "bob · visited once", "bob · visited once", "yours · visited 2 times"]);
        await Expect(rows.Locator(".avatar")).ToHaveTextAsync(["bo", "bo", "bo", "bo", "an"]);
    }

    [Fact]
    [Trait("Scenario", "S04")]
    public async Task Without_sessions_and_snapshots_the_page_says_what_will_appear()
    {
        var server = await StartPortalAsync();
        using var cleo = await server.SignInAsync("cleo");
        var visitor = await VisitAsync(server, cleo);
        await visitor.GoAsync("/");
        await Expect(Section(visitor, "Recent sessions")).ToContainTextAsync("No sessions yet. What you save in Webviz appears here.");
        await Expect(Section(visitor, "Recent snapshots")).ToContainTextAsync("No snapshots yet. What you share or open appears here.");
    }

    [Fact]
    [Trait("Scenario", "S05")]
    public async Task A_deleted_snapshot_is_struck_through_and_no_link()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        using var bob = await server.SignInAsync("bob");
        var id = await bob.CreateSnapshotAsync("soon gone");
        (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        await Eventually.HoldsAsync(async () => await ann.VisitsAsync(id, "soon gone") == 1);
        (await bob.DeleteAsync($"/snapshots/{id}")).Is(200);
        await Eventually.HoldsAsync(async () =>
            (await ann.FindLogAsync(id, "soon gone"))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        var row = Section(visitor, "Recent snapshots").Locator(".row");
        await Expect(row.Locator("s")).ToContainTextAsync("soon gone");
        await Expect(row.Locator("s")).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Expect(row.Locator(".badge")).ToHaveTextAsync("Deleted");
        await Expect(row.Locator("a")).ToHaveCountAsync(0);
    }

    [Theory]
    [Trait("Scenario", "S05")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_press_beside_a_deleted_snapshot_says_who_deleted_it_and_when(bool withScript)
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        using var bob = await server.SignInAsync("bob");
        var id = await bob.CreateSnapshotAsync("soon gone");
        (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        Assert.Equal(1, await ann.VisitsAsync(id, "soon gone"));
        (await bob.DeleteAsync($"/snapshots/{id}")).Is(200);
        await Eventually.HoldsAsync(async () =>
            (await ann.FindLogAsync(id, "soon gone"))!.Value.GetProperty("snapshotDeleted").GetBoolean());
        var visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = withScript, TimezoneId = "Asia/Tokyo" });
        await visitor.GoAsync("/");
        var hint = visitor.Page.GetByText("bob deleted this on");
        await Expect(hint).ToBeHiddenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "When soon gone was deleted" }).ClickAsync();
        await Expect(hint).ToBeVisibleAsync();
        var at = DateTimeOffset.Parse((await hint.Locator("time").GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        var now = TimeProvider.System.GetUtcNow();
        Assert.InRange(at, now.AddMinutes(-5), now);
        // Without a script nobody tells the zone, and the words say UTC.
        var words = withScript ? at.ToOffset(TimeSpan.FromHours(9)).ToString("d MMM 'at' HH:mm", CultureInfo.InvariantCulture)
            : at.ToString("d MMM 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);
        await Expect(hint).ToHaveTextAsync($"bob deleted this on {words}");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(hint).ToBeHiddenAsync();
    }

    [Fact]
    [Trait("Scenario", "S01")]
    public async Task The_page_leads_to_a_new_session_and_to_an_import()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Import", Exact = true }).ClickAsync();
        await visitor.IsAtAsync("/sessions/import");
    }

    [Theory]
    [Trait("Scenario", "S06")]
    [InlineData("Recent sessions", "session")]
    [InlineData("Recent snapshots", "snapshot")]
    public async Task A_click_opens_in_place_and_a_ctrl_or_middle_click_in_a_new_tab(string section, string kind)
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        var id = kind == "session" ? await ann.CreateSessionAsync("open me") : await ann.CreateSnapshotAsync("open me");
        await Eventually.HoldsAsync(async () => kind == "session" || await ann.FindLogAsync(id, "open me") is not null);
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        var link = Section(visitor, section).GetByRole(AriaRole.Link, new() { Name = "open me" });
        LocatorClickOptions[] clicks = [new() { Modifiers = [KeyboardModifier.ControlOrMeta] }, new() { Button = MouseButton.Middle }];
        foreach (var click in clicks)
        {
            var tab = await visitor.Context.RunAndWaitForPageAsync(() => link.ClickAsync(click));
            await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "open me" })).ToBeVisibleAsync();
            Assert.Equal($"/{kind}/{id}", new Uri(tab.Url).AbsolutePath);
            Assert.Equal("/", visitor.Here);
        }

        await link.ClickAsync();
        await visitor.IsAtAsync($"/{kind}/{id}");
        Assert.Equal(3, visitor.Context.Pages.Count);
    }

    private static ILocator Section(Visitor visitor, string title) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = title });
}
