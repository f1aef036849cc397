using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Workbench;

/// <summary>Auto-save is seen: when the work was last kept in this browser, or why it is not.</summary>
public sealed class KeptHereTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string Blocked = """
        for (const name of ["localStorage", "indexedDB"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
        }
        """;

    // Every text that a screen reader is told from now on.
    private const string Listen = """
        () => {
          window.told = [];
          for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
            new MutationObserver(() => window.told.push(region.textContent.trim()))
              .observe(region, { childList: true, characterData: true, subtree: true });
          }
        }
        """;

    private static readonly Regex KeptNow = new(@"^· kept here \d\d:\d\d$");

    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S52")]
    public async Task It_is_said_within_a_second_after_the_draft_is_written_and_gone_when_it_is_saved()
    {
        var tab = await OpenAsync();
        var kept = tab.Page.Locator("[data-kept]");
        await Expect(kept).ToBeEmptyAsync();
        await tab.WriteAsync("mine");
        await Eventually.HoldsAsync(async () => (await tab.StoredAsync()).Any(draft => draft.Contains("mine", StringComparison.Ordinal)));
        await Expect(kept).ToHaveTextAsync(KeptNow, new() { Timeout = 1_000 });
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await Expect(tab.Page.Locator("[data-note]")).ToHaveTextAsync(new Regex(@"^saved \d\d:\d\d as version 1$"));
        await tab.SaveAsync();
        await Expect(kept).ToBeEmptyAsync();
    }

    [Fact]
    [Trait("Scenario", "S52")]
    public async Task A_screen_reader_hears_that_something_changed_and_not_of_each_write()
    {
        var tab = await OpenAsync();
        await tab.Page.EvaluateAsync(Listen);
        foreach (var text in new[] { "one", "two", "three" })
        {
            await tab.WriteAndKeepAsync(text);
            await Expect(tab.Page.Locator("[data-kept]")).ToHaveTextAsync(KeptNow);
        }

        Assert.All(await tab.Page.EvaluateAsync<string[]>("() => window.told"), told => Assert.Equal("Changed", told));
    }

    [Fact]
    [Trait("Scenario", "S52")]
    public async Task While_it_cannot_be_kept_it_says_why()
    {
        var tab = await OpenAsync(Blocked);
        await tab.WriteAsync("mine");
        await Expect(tab.Page.Locator("[data-kept]")).ToHaveTextAsync("· not kept here: storage is blocked");
    }

    private async Task<WorkbenchTab> OpenAsync(string script = "")
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base"));
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        if (script != "")
        {
            await visitor.Context.AddInitScriptAsync(script);
        }

        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.NoteReadsAsync("base");
        return tab;
    }
}
