using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The sessions page: filter, sort, page, and what the address says of it.</summary>
public sealed class SessionListTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
    }

    [Fact]
    [Trait("Scenario", "S07")]
    public async Task Typing_filters_after_half_a_second_in_any_case_and_clearing_restores_all()
    {
        await CreateAsync(("TROLL West", "north"), ("Oseberg", "south of Troll"), ("Ærfugl", null));
        var visitor = await OpenAsync();
        await visitor.GoWithStoppedClockAsync("/sessions");
        await Filter(visitor).FillAsync("troll");
        var asked = 0;
        visitor.Page.Request += (_, request) => asked += request.Url.Contains("q=", StringComparison.Ordinal) ? 1 : 0;
        await visitor.Page.Clock.RunForAsync(499);
        Assert.Equal(0, asked);
        await Expect(Titles(visitor)).ToHaveCountAsync(3);
        await visitor.Page.Clock.RunForAsync(2);
        await Expect(Titles(visitor)).ToHaveTextAsync(["TROLL West"]);
        await Expect(visitor.Page.Locator("#result")).ToHaveTextAsync("1 session matches");
        await visitor.Page.GetByLabel("Also in descriptions").CheckAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["Oseberg", "TROLL West"]);
        await visitor.IsAtAsync("/sessions?q=troll&in=descriptions");
        await visitor.Page.GetByLabel("Also in descriptions").UncheckAsync();
        await Filter(visitor).FillAsync("ÆRF");
        await visitor.Page.Clock.RunForAsync(501);
        await Expect(Titles(visitor)).ToHaveTextAsync(["Ærfugl"]);
        await Filter(visitor).FillAsync("");
        await visitor.Page.Clock.RunForAsync(501);
        await Expect(Titles(visitor)).ToHaveCountAsync(3);
        await visitor.IsAtAsync("/sessions");
    }

    [Theory]
    [Trait("Scenario", "S07")]
    [InlineData("/sessions")]
    [InlineData("/snapshots?view=mine")]
    [InlineData("/snapshots?view=visited")]
    public async Task What_was_typed_while_the_scripts_were_on_their_way_filters_when_they_are_there(string path)
    {
        var visitor = await OpenAsync();
        var gate = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/assets/htmx*", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await Filter(visitor).FillAsync("troll");
        await visitor.Page.GetByLabel("Also in descriptions").CheckAsync();
        gate.SetResult();
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=troll&in=descriptions"));
        await Expect(visitor.Page.Locator("#result")).ToContainTextAsync("match");
    }

    [Fact]
    [Trait("Scenario", "S08")]
    public async Task The_last_day_is_included_as_a_day_where_the_reader_is()
    {
        await CreateAsync(("today", null));
        var now = TimeProvider.System.GetUtcNow();
        // A zone in which another day has begun, or not ended, than in UTC.
        var zone = now.Hour < 12 ? "Pacific/Honolulu" : "Pacific/Auckland";
        var there = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var (today, before) = (there.ToString("yyyy-MM-dd"), there.AddDays(-1).ToString("yyyy-MM-dd"));
        var visitor = await OpenAsync(new() { TimezoneId = zone });
        await visitor.GoAsync("/sessions");
        await visitor.GoAsync("/sessions");
        await Expect(visitor.Page.Locator(".filters-zone")).ToHaveTextAsync(zone);
        var ranges = new[] { (today, today, 1), (before, before, 0), (before, today, 1), (today, "", 1), ("", before, 0) };
        foreach (var (from, to, count) in ranges)
        {
            await visitor.GoAsync($"/sessions?from={from}&to={to}");
            await Expect(Titles(visitor)).ToHaveCountAsync(count);
        }

        await visitor.Page.GetByLabel("Updated from").FillAsync(today);
        await visitor.Page.GetByLabel("Updated to").FillAsync(before);
        await Expect(visitor.Page.Locator("#result")).ToHaveTextAsync("The first day is after the last.");
        await Expect(visitor.Page.GetByLabel("Updated to")).ToHaveValueAsync(before);
    }

    [Fact]
    [Trait("Scenario", "S09")]
    public async Task A_press_on_a_heading_goes_through_descending_ascending_and_the_default()
    {
        await CreateAsync(("beta", null), ("Alpha", null), ("gamma", null));
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions");
        await Expect(Titles(visitor)).ToHaveTextAsync(["gamma", "Alpha", "beta"]);
        var heading = visitor.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Title" });
        foreach (var (address, sorted, titles) in new (string, string?, string[])[]
        {
            ("/sessions?sort=-title", "descending", ["gamma", "beta", "Alpha"]),
            ("/sessions?sort=title", "ascending", ["Alpha", "beta", "gamma"]),
            ("/sessions", null, ["gamma", "Alpha", "beta"]),
        })
        {
            await heading.GetByRole(AriaRole.Link).ClickAsync();
            await visitor.IsAtAsync(address);
            await Expect(Titles(visitor)).ToHaveTextAsync(titles);
            if (sorted is null)
            {
                await Expect(heading).Not.ToHaveAttributeAsync("aria-sort", "ascending");
            }
            else
            {
                await Expect(heading).ToHaveAttributeAsync("aria-sort", sorted);
            }

            await Expect(heading.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        }
    }

    [Fact]
    [Trait("Scenario", "S10")]
    public async Task The_next_thirty_load_near_the_end_with_placeholders_meanwhile()
    {
        await CreateAsync([.. Enumerable.Range(1, 65).Select(number => ($"session {number:00}", (string?)null))]);
        var visitor = await OpenAsync();
        var gate = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/sessions?*after=*", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await visitor.GoAsync("/sessions");
        await Expect(Titles(visitor)).ToHaveCountAsync(30);
        await Titles(visitor).Last.ScrollIntoViewIfNeededAsync();
        await Expect(visitor.Page.Locator(".skeletons")).ToBeVisibleAsync();
        gate.SetResult();
        await Expect(Titles(visitor)).ToHaveCountAsync(60);
        await visitor.IsAtAsync("/sessions?rows=60");
        await Titles(visitor).Last.ScrollIntoViewIfNeededAsync();
        await Expect(Titles(visitor)).ToHaveCountAsync(65);
        Assert.Equal(65, (await Titles(visitor).AllTextContentsAsync()).Distinct().Count());
        await Expect(visitor.Page.Locator("#load-more")).ToHaveCountAsync(0);

        await visitor.Page.ReloadAsync();
        await Expect(Titles(visitor)).ToHaveCountAsync(65);
        await Expect(visitor.Page.Locator("#sessions-total")).ToHaveTextAsync("65");
    }

    [Fact]
    [Trait("Scenario", "S07")]
    public async Task A_refresh_that_a_filter_overtook_does_not_show_the_list_from_before()
    {
        await CreateAsync(("alpha", null), ("beta", null));
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions");
        var (held, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await visitor.Page.RouteAsync("**/sessions", async route =>
        {
            var answer = await route.FetchAsync();
            held.SetResult();
            await gate.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await visitor.TellSessionsChangedAsync();
        await held.Task;
        await Filter(visitor).FillAsync("alpha");
        await Expect(Titles(visitor)).ToHaveTextAsync(["alpha"]);
        await visitor.IsAtAsync("/sessions?q=alpha");
        await visitor.Page.RunAndWaitForResponseAsync(
            () => Task.Run(gate.SetResult),
            response => response.Url.EndsWith("/sessions?q=alpha", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator("#list.htmx-request")).ToHaveCountAsync(0);
        await Expect(Titles(visitor)).ToHaveTextAsync(["alpha"]);
    }

    [Fact]
    [Trait("Scenario", "S10")]
    public async Task After_three_hundred_rows_the_list_goes_on_with_a_page_of_its_own()
    {
        await CreateAsync([.. Enumerable.Range(1, 310).Select(number => ($"session {number:000}", (string?)null))]);
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions?rows=300&sort=title");
        await Expect(Titles(visitor)).ToHaveCountAsync(300);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "The next 30" }).ClickAsync();
        await Expect(Titles(visitor)).ToHaveCountAsync(10);
        await Expect(Titles(visitor).First).ToHaveTextAsync("session 301");
        await visitor.Page.ReloadAsync();
        await Expect(Titles(visitor).First).ToHaveTextAsync("session 301");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the first sessions" }).ClickAsync();
        await Expect(Titles(visitor).First).ToHaveTextAsync("session 001");
    }

    [Fact]
    [Trait("Scenario", "S13")]
    public async Task A_session_just_saved_is_in_the_list_also_in_another_tab_that_shows_it()
    {
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "No sessions yet" })).ToBeVisibleAsync();
        await CreateAsync(("just saved", null));
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync("/sessions");
        await Expect(other.Locator(".cell-title")).ToHaveTextAsync(["just saved"]);
        await other.GetByRole(AriaRole.Button, new() { Name = "More of just saved" }).ClickAsync();
        await other.GetByRole(AriaRole.Menuitem, new() { Name = "Duplicate" }).ClickAsync();
        await Expect(other.Locator(".cell-title")).ToHaveTextAsync(["just saved (copy)", "just saved"]);
        await Expect(Titles(visitor)).ToHaveTextAsync(["just saved (copy)", "just saved"]);
    }

    [Fact]
    [Trait("Scenario", "S19")]
    public async Task A_selected_row_that_is_filtered_out_is_no_longer_selected()
    {
        await CreateAsync(("stays", null), ("goes", null));
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions");
        await visitor.Page.GetByLabel("Select goes").CheckAsync();
        await Expect(visitor.Page.Locator("[data-count]")).ToHaveTextAsync("1 selected");
        await Filter(visitor).FillAsync("stays");
        await Expect(Titles(visitor)).ToHaveTextAsync(["stays"]);
        await Expect(visitor.Page.Locator(".selection-bar")).ToBeHiddenAsync();
        await Filter(visitor).FillAsync("");
        await Expect(Titles(visitor)).ToHaveCountAsync(2);
        await Expect(visitor.Page.GetByLabel("Select goes")).Not.ToBeCheckedAsync();
        await Expect(
                visitor.Page.GetByRole(
                    AriaRole.Button,
                    new()
                    {
                        Name = "Open",
                        Exact = true,
                        IncludeHidden = true,
                    }))
            .ToBeDisabledAsync();
    }

    [Fact]
    [Trait("Scenario", "S99")]
    public async Task The_address_says_what_is_shown_and_Back_undoes_each_step()
    {
        await CreateAsync(("one drogon", null), ("two troll", null), ("three drogon", null));
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions");
        await Filter(visitor).FillAsync("drogon");
        await visitor.IsAtAsync("/sessions?q=drogon");
        await visitor.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Title" }).GetByRole(AriaRole.Link).ClickAsync();
        await visitor.IsAtAsync("/sessions?q=drogon&sort=-title");
        await Expect(Titles(visitor)).ToHaveTextAsync(["three drogon", "one drogon"]);

        var shared = await VisitAsync(server, ann);
        await shared.GoAsync(visitor.Here);
        await Expect(Titles(shared)).ToHaveTextAsync(["three drogon", "one drogon"]);
        await Expect(Filter(shared)).ToHaveValueAsync("drogon");

        await visitor.Page.ReloadAsync();
        await Expect(Titles(visitor)).ToHaveTextAsync(["three drogon", "one drogon"]);
        await visitor.Page.GoBackAsync();
        await visitor.IsAtAsync("/sessions?q=drogon");
        await Expect(Filter(visitor)).ToHaveValueAsync("drogon");
        await visitor.Page.GoBackAsync();
        await visitor.IsAtAsync("/sessions");
        await Expect(Titles(visitor)).ToHaveCountAsync(3);
        await Expect(Filter(visitor)).ToHaveValueAsync("");
        await visitor.Page.GoForwardAsync();
        await Expect(Titles(visitor)).ToHaveCountAsync(2);
    }

    [Fact]
    [Trait("Scenario", "S99")]
    public async Task Somebody_elses_page_token_shows_ones_own_list_from_its_start()
    {
        await CreateAsync([.. Enumerable.Range(1, 31).Select(number => ($"ann {number}", (string?)null))]);
        using var bob = await server.SignInAsync("bob");
        await bob.CreateSessionAsync("bob's own");
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions");
        var rest = (await visitor.Page.Locator("#load-more a").GetAttributeAsync("hx-get"))!;
        var token = System.Web.HttpUtility.ParseQueryString(rest[rest.IndexOf('?', StringComparison.Ordinal)..])["after"]!;
        var other = await VisitAsync(server, bob);
        await other.GoAsync($"/sessions?cursor={token}");
        await Expect(Titles(other)).ToHaveTextAsync(["bob's own"]);
    }

    private static ILocator Titles(Visitor visitor) => visitor.Page.Locator("tbody .cell-title");

    private static ILocator Filter(Visitor visitor) => visitor.Page.GetByPlaceholder("Filter by title");

    private Task<Visitor> OpenAsync(BrowserNewContextOptions? options = null) => VisitAsync(server, ann, options);

    private async Task CreateAsync(params (string Title, string? Description)[] sessions)
    {
        foreach (var (title, description) in sessions)
        {
            await ann.CreateSessionAsync(title, description);
        }
    }
}
