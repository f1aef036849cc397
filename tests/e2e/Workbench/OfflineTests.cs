using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>A failure is said in one place, and nowhere any more when it is over.</summary>
public sealed class OfflineTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();

    [Theory]
    [Trait("Scenario", "S39")]
    [Trait("Scenario", "S136")]
    [InlineData(true, "You are offline. Your work is kept here and will be saved when you are back online.")]
    [InlineData(false, "No contact with the server. Your work is kept here and will be saved when you are back online.")]
    public async Task A_save_without_contact_is_said_in_a_band_alone_and_done_when_it_is_back(bool isDevice, string words)
    {
        var (id, visitor, tab) = await EditAsync();
        await (isDevice ? visitor.Context.SetOfflineAsync(true) : tab.Page.RouteAsync($"**/sessions/{id}", route => route.AbortAsync()));
        await tab.ActAsync("save");
        await Expect(tab.Notice("offline")).ToContainTextAsync(words);
        await Expect(tab.Status).ToHaveTextAsync("Offline, will retry");
        await Expect(tab.Question).ToHaveCountAsync(0);
        await Expect(tab.Toasts.Locator("toast-message")).ToHaveCountAsync(0);
        await tab.IsKeptAsync("mine");

        await visitor.Context.SetOfflineAsync(false);
        await tab.Page.UnrouteAllAsync();
        await tab.Page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Notice("offline")).ToHaveCountAsync(0);
        await Expect(tab.Toasts.Locator(".toast-error")).ToHaveCountAsync(0);
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(id));
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task A_first_save_without_contact_goes_through_when_it_is_back()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure("/api/persistence/");
        await visitor.GoAsync("/workbench");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.BeginNoteAsync("mine");
        await visitor.Context.SetOfflineAsync(true);
        await tab.ActAsync("save");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Dialog("metadata").Locator("[data-failure]")).ToContainTextAsync("You are offline.");
        await visitor.Context.SetOfflineAsync(false);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Dialog("metadata")).ToHaveCountAsync(0);
        Assert.Equal(["mine"], await portal.Ann.TextsAsync(await tab.IsInSessionAsync()));
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task A_refused_save_is_said_once()
    {
        var (id, _, tab) = await EditAsync();
        await tab.Page.RouteAsync(
            $"**/sessions/{id}",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 503,
                        ContentType = "text/html",
                        Body = "busy",
                    }));
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync("The server answered 503");
        await Expect(tab.Toasts.Locator("toast-message")).ToHaveCountAsync(0);
        await tab.Page.UnrouteAllAsync();
        await tab.AnswerAsync("question", "Try again");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Toasts.Locator(".toast-error")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Scenario", "S136")]
    public async Task Ensembles_that_could_not_be_loaded_are_asked_for_again()
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectFailure("/assets/ensembles/");
        visitor.ExpectComplaint("The list of ensembles could not be loaded.");
        await visitor.Page.RouteAsync("**/ensembles/index.json", route => route.AbortAsync());
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        await tab.Page.Locator(".ensemble-button").ClickAsync();
        await Expect(tab.Page.Locator(".ensemble-menu")).ToContainTextAsync("could not be loaded");
        await tab.Page.UnrouteAllAsync();
        await tab.Page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await Expect(tab.Page.Locator(".ensemble-menu .ensemble-row").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".ensemble-menu")).Not.ToContainTextAsync("could not be loaded");
    }

    [Fact]
    [Trait("Scenario", "S52")]
    public async Task The_status_says_when_work_was_kept_here_and_no_screen_reader_is_told()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/workbench");
        var tab = new WorkbenchTab(visitor.Page);
        var kept = tab.Page.Locator("[data-kept]");
        await Expect(kept).ToHaveTextAsync("");
        await tab.BeginNoteAsync("mine");
        await Expect(kept).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^· kept here \d\d:\d\d$"));
        await Expect(kept.Locator("xpath=ancestor::*[@role='status' or @aria-live]")).ToHaveCountAsync(0);
        await tab.Page.SetViewportSizeAsync(360, 740);
        await Expect(kept).ToBeVisibleAsync();
        await tab.Page.EvaluateAsync("""
            () => {
              const refuse = () => { throw new DOMException("full", "QuotaExceededError"); };
              [Storage.prototype.setItem, IDBObjectStore.prototype.put] = [refuse, refuse];
            }
            """);
        await tab.WriteAsync("more");
        await Expect(kept).ToHaveTextAsync("· not kept here: storage is full");
    }

    [Theory]
    [Trait("Scenario", "S136")]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Toasts_lie_over_no_control_and_the_save_menu_moves_nothing(int width)
    {
        var (_, _, tab) = await EditAsync(width);
        await tab.SaveAsync();
        await Expect(tab.Toasts.Locator("toast-message")).ToHaveCountAsync(1);
        await Eventually.HoldsAsync(async () => (await CoveredAsync(tab)).Length == 0);
        var save = tab.Page.Locator("[data-act=save]");
        var menu = tab.Page.Locator("[data-act=save-menu]");
        var before = (await BoxAsync(save), await BoxAsync(menu));
        await menu.ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        Assert.Equal(before, (await BoxAsync(save), await BoxAsync(menu)));
    }

    /// <summary>The controls in sight whose middle a toast covers.</summary>
    private static Task<string[]> CoveredAsync(WorkbenchTab tab) => tab.Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll("button, a[href], input, textarea, [role=tab]")].filter((control) => {
          const box = control.getBoundingClientRect();
          const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return control.closest("#toasts") === null && (hit?.closest("#toasts") ?? null) !== null;
        }).map((control) => control.outerHTML)
        """);

    private static Task<string> BoxAsync(ILocator locator) => locator.EvaluateAsync<string>(
        "(part) => JSON.stringify([part.getBoundingClientRect(), getComputedStyle(part).borderRadius])");

    private async Task<(string Id, Visitor Visitor, WorkbenchTab Tab)> EditAsync(int width = 1280)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann, new() { ViewportSize = new() { Width = width, Height = 740 } });
        visitor.ExpectFailure("/api/persistence/");
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        await tab.WriteAndKeepAsync("mine");
        return (id, visitor, tab);
    }
}
