using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The filter of the sessions page, by words and by days.</summary>
public sealed class SessionFilterTests(Chromium chromium) : SessionPageTests(chromium)
{
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
}
