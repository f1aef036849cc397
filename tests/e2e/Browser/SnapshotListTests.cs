using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The snapshots page: what was visited, what one owns, and how it keeps itself true.</summary>
public sealed class SnapshotListTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private PortalClient bob = null!;

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        (ann, bob) = (await server.SignInAsync("ann"), await server.SignInAsync("bob"));
    }

    [Fact]
    [Trait("Scenario", "S11")]
    public async Task Mine_only_and_hide_deleted_combine_and_the_box_says_what_is_hidden()
    {
        await ann.CreateSnapshotAsync("own");
        await VisitAsync("bob lives");
        await VisitAsync("bob deleted", isDeleted: true);
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/snapshots");
        await Expect(Titles(visitor)).ToHaveCountAsync(3);
        var hide = visitor.Page.GetByLabel("Hide deleted");
        await hide.CheckAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["bob lives", "own"]);
        await visitor.IsAtAsync("/snapshots?view=visited&deleted=hide");
        await visitor.Page.ReloadAsync();
        await Expect(hide).ToBeCheckedAsync();
        await Expect(Titles(visitor)).ToHaveCountAsync(2);
        await visitor.Page.GetByLabel("Mine only").CheckAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["own"]);
        await visitor.Page.GoBackAsync();
        await Expect(Titles(visitor)).ToHaveCountAsync(2);
        await Expect(hide).ToBeCheckedAsync();
        await Expect(visitor.Page.GetByLabel("Mine only")).Not.ToBeCheckedAsync();
        await visitor.Page.GetByPlaceholder("Filter by title").FillAsync("BOB");
        await Expect(Titles(visitor)).ToHaveTextAsync(["bob lives"]);
        await visitor.Page.GetByLabel("Visited to").FillAsync("2020-01-01");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "No snapshot matches" })).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(hide).Not.ToBeCheckedAsync();
        await Expect(Titles(visitor)).ToHaveCountAsync(3);
    }

    [Fact]
    [Trait("Scenario", "S12")]
    public async Task A_row_shows_whose_it_is_and_its_link_is_copied()
    {
        var id = await VisitAsync("shared", visits: 3);
        var visitor = await VisitAsync(server, ann);
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.GoAsync("/snapshots");
        var row = visitor.Page.Locator($"#snapshot-{id}");
        await Expect(row.Locator(".cell-number")).ToHaveTextAsync("3");
        await Expect(row.Locator(".cell-owner")).ToContainTextAsync("bob");
        await Expect(row.Locator(".cell-text")).ToHaveTextAsync("about shared");
        await Expect(row.Locator("time").Last).ToHaveTextAsync("just now");
        await row.GetByLabel("Copy the link of shared").ClickAsync();
        await Expect(visitor.Page.Locator("#announcements")).ToHaveTextAsync("Copied");
        Assert.Equal(
            new Uri(server.Address, $"/snapshot/{id}").ToString(),
            await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    [Trait("Scenario", "S16")]
    public async Task An_own_one_is_deleted_for_everyone_and_a_foreign_one_leaves_only_ones_list()
    {
        var own = await ann.CreateSnapshotAsync("own");
        var foreign = await VisitAsync("foreign");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/snapshots");
        await visitor.Page.GetByLabel("Select own").CheckAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove from my list…" })).ToBeHiddenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone…" }).ClickAsync();
        var dialog = visitor.Page.Locator("dialog[open]");
        await Expect(dialog).ToContainTextAsync("Nobody can open its link any more.");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(Titles(visitor)).ToHaveCountAsync(2);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone…" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone" }).ClickAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["foreign"]);
        await Expect(visitor.Page.Locator(".toast")).ToContainTextAsync("“own” is in the trash.");
        (await bob.GetAsync($"/snapshots/{own}")).Is(410);

        await visitor.Page.GetByLabel("Select foreign").CheckAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone…" })).ToBeHiddenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove from my list…" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "No snapshots yet" })).ToBeVisibleAsync();
        (await bob.GetAsync($"/snapshots/{foreign}")).Is(200);

        // Undo brings the own one back, for everyone.
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["own"]);
        (await bob.GetAsync($"/snapshots/{own}")).Is(200);
    }

    [Fact]
    [Trait("Scenario", "S17")]
    public async Task A_deleted_one_cannot_be_opened_but_removed()
    {
        await VisitAsync("gone", isDeleted: true);
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/snapshots");
        var row = visitor.Page.Locator("tr.row-gone");
        await Expect(row.Locator("s")).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Expect(row.Locator(".badge")).ToContainTextAsync("Deleted");
        await Expect(row.Locator("a")).ToHaveCountAsync(0);
        await visitor.Page.GetByLabel("Select gone").CheckAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true })).ToBeDisabledAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove from my list…" }).ClickAsync();
        await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Scenario", "S21")]
    public async Task The_list_refreshes_itself_while_it_is_visible_and_at_once_on_return_and_by_the_button()
    {
        var visitor = await VisitAsync(server, ann);
        await visitor.GoWithStoppedClockAsync("/snapshots");
        await VisitAsync("first");
        await visitor.Page.Clock.RunForAsync(9_000);
        await Expect(Titles(visitor)).ToHaveCountAsync(0);
        await visitor.Page.Clock.RunForAsync(1_100);
        await Expect(Titles(visitor)).ToHaveTextAsync(["first"]);

        await SetVisibilityAsync(visitor, "hidden");
        await VisitAsync("second");
        var asked = 0;
        visitor.Page.Request += (_, request) => asked += request.Url.Contains("/snapshots", StringComparison.Ordinal) ? 1 : 0;
        await visitor.Page.Clock.RunForAsync(60_000);
        Assert.Equal(0, asked);
        await SetVisibilityAsync(visitor, "visible");
        await Expect(Titles(visitor)).ToHaveTextAsync(["second", "first"]);

        await VisitAsync("third");
        var gate = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/snapshots", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();
        await Expect(visitor.Page.Locator("auto-refresh")).ToHaveAttributeAsync("data-busy", "");
        gate.SetResult();
        await Expect(Titles(visitor)).ToHaveTextAsync(["third", "second", "first"]);
        await Expect(visitor.Page.Locator("auto-refresh")).Not.ToHaveAttributeAsync("data-busy", "");
    }

    [Fact]
    [Trait("Scenario", "S21")]
    public async Task A_deletion_by_the_owner_shows_without_a_reload_and_a_failing_refresh_is_said_beside_the_button()
    {
        var id = await VisitAsync("soon gone");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoWithStoppedClockAsync("/snapshots");
        await Expect(Titles(visitor)).ToHaveTextAsync(["soon gone"]);
        await DeleteAsync(id, "soon gone");
        await visitor.Page.Clock.RunForAsync(10_100);
        await Expect(visitor.Page.Locator("tr.row-gone")).ToHaveCountAsync(1);
        await Expect(visitor.Page.Locator("#announcements")).ToHaveTextAsync("“soon gone” was deleted by its owner.");

        visitor.ExpectFailure("/snapshots");
        visitor.ExpectComplaint("htmx:error");
        await visitor.Page.RouteAsync("**/snapshots", route => route.AbortAsync());
        await visitor.Page.Clock.RunForAsync(10_100);
        await Expect(visitor.Page.Locator("[data-when]")).ToContainTextAsync("Not refreshed: no contact since");
        await Expect(visitor.Page.Locator(".toast")).ToHaveCountAsync(0);
        await Expect(Titles(visitor)).ToHaveCountAsync(1);
    }

    [Fact]
    [Trait("Scenario", "S11")]
    public async Task The_view_of_ones_own_lists_them_also_unvisited_and_deletes_several_after_one_question()
    {
        foreach (var title in new[] { "c", "b", "a" })
        {
            await ann.CreateSnapshotAsync(title, $"about {title}");
        }

        await VisitAsync("foreign");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/snapshots");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Mine" }).ClickAsync();
        await visitor.IsAtAsync("/snapshots?view=mine");
        await Expect(Titles(visitor)).ToHaveTextAsync(["a", "b", "c"]);
        await visitor.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Title" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["c", "b", "a"]);
        await visitor.Page.GetByLabel("Select c").CheckAsync();
        await visitor.Page.GetByLabel("Select b").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone…" }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Delete 2 snapshots for everyone?" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete for everyone" }).ClickAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["a"]);
        await Expect(visitor.Page.Locator(".toast")).ToContainTextAsync("2 snapshots are in the trash.");
    }

    private static ILocator Titles(Visitor visitor) => visitor.Page.Locator("tbody .cell-title bdi");

    private static async Task SetVisibilityAsync(Visitor visitor, string state) =>
        await visitor.Page.EvaluateAsync(
            "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true }); "
                + "document.dispatchEvent(new Event('visibilitychange')); }",
            state);

    /// <summary>A snapshot of bob's that ann opened.</summary>
    private async Task<string> VisitAsync(string title, bool isDeleted = false, int visits = 1)
    {
        var id = await bob.CreateSnapshotAsync(title, $"about {title}");
        for (var visit = 0; visit < visits; visit++)
        {
            (await ann.GetAsync($"/snapshots/{id}")).Is(200);
        }

        Assert.Equal(visits, await ann.VisitsAsync(id, title));
        if (isDeleted)
        {
            await DeleteAsync(id, title);
        }

        return id;
    }

    private async Task DeleteAsync(string id, string title)
    {
        (await bob.DeleteAsync($"/snapshots/{id}")).Is(200);
        await Eventually.HoldsAsync(async () => (await ann.FindLogAsync(id, title))!.Value.GetProperty("snapshotDeleted").GetBoolean());
    }
}
