using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The pages about one session and one snapshot.</summary>
public sealed class DetailsPageTests(Chromium chromium, OwnPortal portal) : BrowserTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S137")]
    public async Task A_snapshots_page_has_its_title_in_the_tab_also_when_it_is_gone()
    {
        var id = await portal.Bob.CreateSnapshotAsync($"titled {tag}");
        var visitor = await VisitAsync(portal.Server, portal.Bob);
        await visitor.GoAsync($"/snapshots/{id}");
        await Expect(visitor.Page).ToHaveTitleAsync($"titled {tag} – Webviz Portal");
        (await portal.Bob.DeleteAsync($"/snapshots/{id}")).Is(200);
        foreach (var path in new[] { $"/snapshots/{id}", $"/snapshot/{id}" })
        {
            await visitor.GoAsync(path, 410);
            await Expect(visitor.Page).ToHaveTitleAsync("This snapshot was deleted – Webviz Portal");
        }
    }

    [Fact]
    public async Task The_owner_of_a_snapshot_sees_who_visited_it_how_often_and_when_and_nobody_else_does()
    {
        var id = await portal.Bob.CreateSnapshotAsync($"visited {tag}");
        var owner = await VisitAsync(portal.Server, portal.Bob);
        await owner.GoAsync($"/snapshots/{id}");
        var visits = owner.Page.GetByRole(AriaRole.Region, new() { Name = "Visits" });
        // Who makes a snapshot has seen it.
        await Expect(visits).ToContainTextAsync("1 visit by 1 person");
        foreach (var visitor in new[] { portal.Ann, portal.Ann, portal.Cleo })
        {
            (await visitor.GetAsync($"/snapshots/{id}")).Is(200);
        }

        await Eventually.HoldsAsync(async () => await portal.Ann.VisitsAsync(id, $"visited {tag}") == 2);
        await Eventually.HoldsAsync(async () => await portal.Cleo.VisitsAsync(id, $"visited {tag}") == 1);
        await owner.Page.ReloadAsync();
        await Expect(visits).ToContainTextAsync("4 visits by 3 people, the first ");
        await Expect(visits.Locator(".row")).ToHaveCountAsync(3);
        var ann = visits.Locator(".row").Filter(new() { HasText = "ann" });
        await Expect(ann).ToContainTextAsync("2 visits, the first ");
        await Expect(ann.Locator("time")).ToHaveCountAsync(2);
        await Expect(visits.Locator(".row").Filter(new() { HasText = "cleo" })).ToContainTextAsync("1 visit");

        var other = await VisitAsync(portal.Server, portal.Cleo);
        foreach (var path in new[] { $"/snapshots/{id}", $"/snapshots/{id}?section=visits" })
        {
            await other.GoAsync(path);
            await Expect(other.Page.GetByRole(AriaRole.Region, new() { Name = "Visits" })).ToHaveCountAsync(0);
            await Expect(other.Page.Locator("main")).Not.ToContainTextAsync("ann");
        }

        await Expect(other.Page.Locator("main")).ToContainTextAsync("Your visits are logged: the owner sees them.");
        var part = await portal.Cleo.RawAsync(HttpMethod.Get, $"/snapshots/{id}?section=visits", null, ("HX-Request", "true"));
        Assert.DoesNotContain("visits by", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshots_page_names_what_it_was_made_from_by_its_title()
    {
        var session = await portal.Ann.CreateSessionAsync($"source {tag}");
        var body = new { title = $"made {tag}", description = (string?)null, content = "{}", sourceSessionId = session };
        var id = (await portal.Ann.PostAsync("/snapshots", body)).Is(200).Json.GetString()!;
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/snapshots/{id}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"source {tag}" }).ClickAsync();
        await visitor.IsAtAsync($"/sessions/{session}");
        await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Snapshots" })).ToContainTextAsync($"made {tag}");
        (await portal.Ann.DeleteAsync($"/sessions/{session}")).Is(200);
        await visitor.GoAsync($"/snapshots/{id}");
        await Expect(visitor.Page.Locator(".facts").First).ToContainTextAsync("a session that was deleted");
    }

    [Fact]
    public async Task All_dashboards_and_their_modules_are_named_and_link_and_hash_come_last()
    {
        var content = JsonSerializer.Serialize(new
        {
            activeDashboardId = "b",
            dashboards = new[]
            {
                Dashboard("a", "Rates", "TimeSeries", "TimeSeries"), Dashboard("b", "Overview", "Notes"), Dashboard("c", "Maps"),
            },
        });
        var session = await portal.Ann.CreateSessionAsync($"named {tag}", "what for", content);
        var snapshot = await portal.Ann.CreateSnapshotAsync($"named {tag}", null, content);
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        foreach (var path in new[] { $"/sessions/{session}", $"/snapshots/{snapshot}" })
        {
            await visitor.GoAsync(path);
            var modules = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Dashboards and modules" });
            await Expect(modules.Locator(".module-list > li")).ToHaveTextAsync(
            [
                new Regex(@"^\s*Overview\s+1 module\s+Notes\s*$"),
                new Regex(@"^\s*Rates\s+2 modules\s+TimeSeries × 2\s*$"),
                new Regex(@"^\s*Maps\s+no modules\s*$"),
            ]);
            await Expect(visitor.Page.Locator("main .button-primary")).ToHaveCountAsync(1);
            await Expect(visitor.Page.Locator("main dt").Last).ToHaveTextAsync("Hash");
            await Expect(visitor.Page.Locator("main .details > *").First).ToHaveClassAsync("card card-picture");
        }
    }

    [Fact]
    public async Task What_else_can_be_done_with_a_session_is_in_one_menu()
    {
        var session = await portal.Ann.CreateSessionAsync($"menu {tag}");
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/sessions/{session}");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToBeHiddenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await Expect(visitor.Page.Locator("#actions .menu-item")).ToHaveTextAsync(
            ["Edit title and description", "Duplicate", "Export", "Copy link", "Delete"]);
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page.Locator("#actions")).ToBeHiddenAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await visitor.IsAtAsync("/sessions");
        (await portal.Ann.GetAsync($"/sessions/{session}")).Is(404);
    }

    private static object Dashboard(string id, string name, params string[] modules) => new
    {
        id,
        name,
        activeModuleInstanceId = (string?)null,
        moduleInstances = modules.Select((module, index) => new
        {
            moduleInstanceState = new { id = $"{id}{index}", name = module },
            layoutState = new { relX = 0, relY = 0, relWidth = 1, relHeight = 1 },
        }),
    };
}
