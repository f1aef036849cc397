using System.Collections.Concurrent;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Documents;
using Portal.Sessions;

namespace Portal.EndToEnd.Browser;

/// <summary>A section of the start page loads, fails and is asked again by itself.</summary>
public sealed class StartSectionTests(Chromium chromium) : BrowserTests(chromium)
{
    [Fact]
    [Trait("Scenario", "S03")]
    [Trait("Scenario", "S77")]
    public async Task A_failing_section_says_so_and_the_rest_of_the_page_works()
    {
        var server = await StartPortalAsync(builder => builder.ConfigureTestServices(
            services => services.AddSingleton<IDocumentContainer<Session>>(new BrokenContainer<Session>(Session.Declaration))));
        using var ann = await server.SignInAsync("ann");
        var id = await ann.CreateSnapshotAsync("still here");
        await Eventually.HoldsAsync(async () => await ann.FindLogAsync(id, "still here") is not null);
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        await Expect(Section(visitor, "Recent sessions")).ToContainTextAsync("Could not load recent sessions");
        await Section(visitor, "Recent snapshots").GetByRole(AriaRole.Link, new() { Name = "still here" }).ClickAsync();
        await visitor.IsAtAsync($"/snapshot/{id}");

        // A well-formed id reaches the store, which cannot serve; a malformed one never does.
        await visitor.GoAsync("/session/AAAAAAAAAAAA", 503);
        await visitor.GoAsync("/session/not-an-id", 404);
    }

    [Fact]
    [Trait("Scenario", "S04")]
    public async Task A_section_that_loads_says_so_and_keeps_its_height()
    {
        var server = await StartPortalAsync();
        using var ann = await server.SignInAsync("ann");
        await ann.CreateSessionAsync("one");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/");
        var section = Section(visitor, "Recent sessions");
        var height = (await section.BoundingBoxAsync())!.Height;
        var answer = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/?section=recent-sessions", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await Expect(visitor.Page.GetByText("Loading recent sessions…")).ToBeHiddenAsync();
        await visitor.TellSessionsChangedAsync();
        await Expect(visitor.Page.GetByText("Loading recent sessions…")).ToBeVisibleAsync();
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "one" })).ToBeVisibleAsync();
        Assert.Equal(height, (await section.BoundingBoxAsync())!.Height);
        await ann.CreateSessionAsync("two");
        answer.SetResult();
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "two" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Loading recent sessions…")).ToBeHiddenAsync();
    }

    [Fact]
    [Trait("Scenario", "S03")]
    public async Task Trying_again_loads_the_failed_section_alone()
    {
        var sessions = new FaultyContainer<Session>(Session.Declaration);
        var server = await StartPortalAsync(sessions.Stand);
        using var ann = await server.SignInAsync("ann");
        await ann.CreateSessionAsync("back again");
        sessions.OnRead = new StoreException(StoreFailure.Unavailable, "Away by a test.");
        var visitor = await VisitAsync(server, ann);
        // The other section has its number before the asking begins.
        await visitor.Page.RunAndWaitForResponseAsync(() => visitor.GoAsync("/"), "**/snapshots?part=total");
        var section = Section(visitor, "Recent sessions");
        var again = section.GetByRole(AriaRole.Link, new() { Name = "Try again" });
        var asked = new ConcurrentQueue<string>();
        visitor.Context.Request += (_, request) =>
        {
            if (request.ResourceType == "fetch")
            {
                asked.Enqueue(new Uri(request.Url).PathAndQuery);
            }
        };
        // The link that is asked with goes with the answer; the answer brings another.
        await again.EvaluateAsync("link => link.dataset.asked = ''");
        await again.ClickAsync();
        await Expect(section.Locator("[data-asked]")).ToHaveCountAsync(0);
        await Expect(again).ToBeVisibleAsync();
        sessions.OnRead = null;
        await again.ClickAsync();
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "back again" })).ToBeVisibleAsync();
        // The section that is there again asks how many there are in all.
        await Expect(section.GetByRole(AriaRole.Link, new() { Name = "All 1" })).ToBeVisibleAsync();
        Assert.Equal(["/?section=recent-sessions", "/?section=recent-sessions", "/sessions?part=total"], asked);
    }

    private static ILocator Section(Visitor visitor, string title) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = title });
}
