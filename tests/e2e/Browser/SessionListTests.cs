using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The sessions page: sort, page, and what the address says of it.</summary>
public sealed class SessionListTests(Chromium chromium) : SessionPageTests(chromium)
{
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

        var shared = await OpenAsync();
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
        using var bob = await Server.SignInAsync("bob");
        await bob.CreateSessionAsync("bob's own");
        var visitor = await OpenAsync();
        await visitor.GoAsync("/sessions");
        var rest = (await visitor.Page.Locator("#load-more a").GetAttributeAsync("hx-get"))!;
        var token = System.Web.HttpUtility.ParseQueryString(rest[rest.IndexOf('?', StringComparison.Ordinal)..])["after"]!;
        var other = await VisitAsync(Server, bob);
        await other.GoAsync($"/sessions?cursor={token}");
        await Expect(Titles(other)).ToHaveTextAsync(["bob's own"]);
    }
}
