using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>What the workbench opens with does not come: a page says so, and "Loading" never stays.</summary>
public sealed class NeverLoadedTests(Chromium chromium, OwnPortal portal) : UnopenedTests(chromium, portal)
{
    private const string NoAnswer = """
        const real = window.fetch;
        window.fetch = (url, init) => String(url).includes("/api/persistence/s") ? new Promise(() => {}) : real(url, init);
        """;

    private const string NoBody = """
        const real = window.fetch;
        window.fetch = (url, init) => String(url).includes("/api/persistence/s")
          ? Promise.resolve(new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) })))
          : real(url, init);
        """;

    private const string NoHistory = "History.prototype.replaceState = () => { throw new Error('out of order'); };";
    [Theory]
    [Trait("Scenario", "S128")]
    [InlineData("session", NoAnswer)]
    [InlineData("snapshot", NoAnswer)]
    [InlineData("session", NoBody)]
    public async Task A_server_that_never_answers_is_not_waited_for(string kind, string script)
    {
        var tab = await OpenAsync(kind, NotesContent.Of("kept"), script);
        await SaysAsync(tab, $"This {kind} cannot be opened");
        await Expect(tab.Problem).ToContainTextAsync("No contact with the server. Nothing was lost.");
        await Expect(tab.Problem.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        if (kind == "session")
        {
            Assert.Contains("kept", await DownloadAsync(tab.Problem, AriaRole.Link), StringComparison.Ordinal);
        }
    }

    [Theory]
    [Trait("Scenario", "S128")]
    [InlineData("/assets/workbench.*.js", true)]
    [InlineData("/assets/workbench-*.js", true)]
    [InlineData("/assets/workbench-*.js", false)]
    [InlineData("", false)]
    public async Task Scripts_that_do_not_come_or_cannot_run_are_told(string path, bool isRefused)
    {
        var tab = await OpenAsync("session", NotesContent.Of("kept"), path == "" ? NoHistory : "", async page =>
        {
            if (path != "")
            {
                await page.RouteAsync("**" + path, route => isRefused ? route.AbortAsync() : Task.CompletedTask);
            }
        });
        var told = tab.Page.Locator(".workbench-unopened");
        var heading = told.GetByRole(AriaRole.Heading, new() { Name = "The workbench cannot be opened" });
        await Expect(heading).ToBeVisibleAsync(new() { Timeout = Soon });
        await Expect(tab.Page.Locator("[data-loading]")).ToBeHiddenAsync();
        await Expect(told.GetByRole(AriaRole.Link, new() { Name = "Try again" })).ToHaveAttributeAsync("href", tab.Here);
        Assert.Contains("kept", await DownloadAsync(told, AriaRole.Link), StringComparison.Ordinal);
        await told.GetByRole(AriaRole.Link, new() { Name = "Go to Start" }).ClickAsync();
        await Visitor.IsAtAsync(tab.Page, "/");
    }

    [Theory]
    [Trait("Scenario", "S128")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_modules_code_that_does_not_come_is_told_in_its_frame(bool isRefused)
    {
        var gate = new TaskCompletionSource();
        var tab = await OpenAsync("session", NotesContent.Of("kept"), "", async page =>
        {
            // What an empty workbench loads is not the module's.
            var own = new ConcurrentDictionary<string, bool>();
            page.Request += (_, request) => own[request.Url] = true;
            await page.GotoAsync("/workbench");
            await Expect(new WorkbenchTab(page).Status).ToHaveTextAsync("Not saved yet");
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var known = own.Keys.ToHashSet();
            await page.RouteAsync("**/assets/*.js", async route =>
            {
                var isHeld = !known.Contains(route.Request.Url) && !gate.Task.IsCompleted;
                if (isHeld && isRefused)
                {
                    await route.AbortAsync();
                    return;
                }

                await (isHeld ? gate.Task : Task.CompletedTask);
                await route.ContinueAsync();
            });
        });
        var frame = tab.Note(0);
        await Expect(frame).ToContainTextAsync("Could not load Notes", new() { Timeout = Soon });
        await Expect(frame).Not.ToContainTextAsync("Loading");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        gate.SetResult();
        if (isRefused)
        {
            await frame.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        }

        await tab.NoteReadsAsync("kept");
    }
}
