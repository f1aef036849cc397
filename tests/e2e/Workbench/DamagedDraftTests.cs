using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Drafts that cannot be read, or whose content no workbench can show: kept until the user decides.</summary>
public sealed class DamagedDraftTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string DraftId = "damaged00001";

    private readonly string tag = TestData.Tag();

    [Fact]
    [Trait("Scenario", "S64")]
    public async Task An_unreadable_draft_is_listed_given_for_download_and_deleted_and_blocks_no_other()
    {
        var visitor = await StartAsync($$"""{"v":1,"userId":"{{await UserIdAsync()}}","draftId":"{{DraftId}}","title":"cut o""");
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, "/workbench");
        await tab.BeginNoteAsync("whole");
        await tab.CrashAsync();
        await visitor.GoAsync("/");
        var rows = visitor.Page.Locator("webviz-drafts .row");
        await Expect(rows).ToHaveCountAsync(2);
        var damaged = rows.Filter(new() { HasText = "Unreadable copy" });
        await Expect(damaged).ToContainTextAsync("It is kept until you decide.");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() =>
            damaged.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        Assert.Contains("cut o", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
        await damaged.GetByRole(AriaRole.Button, new() { Name = "Delete the unreadable copy" }).ClickAsync();
        await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        Assert.Contains("whole", Assert.Single(await new WorkbenchTab(visitor.Page).StoredAsync()), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S64")]
    public async Task An_unreadable_draft_at_its_own_address_can_wait_be_downloaded_and_be_deleted()
    {
        var visitor = await StartAsync("{ no draft");
        var tab = new WorkbenchTab(visitor.Page);
        await visitor.GoAsync($"/workbench?draft={DraftId}");
        await Expect(tab.Recovery).ToContainTextAsync("The copy in this browser cannot be read");
        await Expect(tab.Recovery.GetByText("Recover", new() { Exact = true })).ToBeHiddenAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => tab.AnswerAsync("recovery", "Download"));
        Assert.Equal("{ no draft", await File.ReadAllTextAsync(await download.PathAsync()));
        await tab.AnswerAsync("recovery", "Decide later");
        await visitor.IsAtAsync("/");
        await Expect(visitor.Page.Locator("webviz-drafts .row")).ToHaveCountAsync(1);
        await visitor.GoAsync($"/workbench?draft={DraftId}");
        await tab.AnswerAsync("recovery", "Delete this copy…");
        await tab.AnswerAsync("question", "Delete");
        await Expect(tab.Status).ToHaveTextAsync("Not saved yet");
        await tab.HasNoDraftAsync();
    }

    [Theory]
    [Trait("Scenario", "S64")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recovery_that_fails_says_why_and_can_be_tried_again_downloaded_or_given_up(bool isSaved)
    {
        var id = isSaved ? await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of("base")) : null;
        var draft = System.Text.Json.JsonSerializer.Serialize(new
        {
            v = 1,
            userId = await UserIdAsync(),
            draftId = DraftId,
            seq = 1,
            tabId = "tab000000001",
            sessionId = id,
            baseVersion = isSaved ? 1 : (int?)null,
            baseHash = isSaved ? TestData.HashOf(NotesContent.Of("base")) : null,
            savedAt = "2026-01-01T00:00:00.000Z",
            title = tag,
            description = (string?)null,
            contentHash = (string?)null,
            content = "[1, 2]",
        });
        var visitor = await StartAsync(draft);
        var tab = new WorkbenchTab(visitor.Page);
        await visitor.GoAsync(isSaved ? $"/session/{id}" : $"/workbench?draft={DraftId}");
        for (var press = 0; press < 2; press++)
        {
            await tab.AnswerAsync("recovery", press == 0 ? "Recover" : "Try again");
            await Expect(tab.Recovery.Locator("[data-failure]")).ToBeVisibleAsync();
            await Expect(tab.Recovery.Locator("[data-failure]")).Not.ToBeEmptyAsync();
        }

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => tab.AnswerAsync("recovery", "Download"));
        Assert.Equal("[1, 2]", await File.ReadAllTextAsync(await download.PathAsync()));
        Assert.Single(await tab.DraftsAsync());
        await tab.AnswerAsync("recovery", isSaved ? "Discard and load version 1 from the server…" : "Discard and start fresh…");
        await tab.AnswerAsync("question", "Discard");
        await Expect(tab.Status).ToHaveTextAsync(isSaved ? "Saved" : "Not saved yet");
        await tab.HasNoDraftAsync();
        if (isSaved)
        {
            await tab.NoteReadsAsync("base");
        }
    }

    private async Task<string> UserIdAsync() =>
        (await portal.Ann.GetAsync($"/sessions/metadata/{await portal.Ann.CreateSessionAsync(tag)}"))
            .Is(200)
            .Json.GetProperty("ownerId")
            .GetString()!;

    /// <summary>A browser at the start page in which this lies as a draft.</summary>
    private async Task<Visitor> StartAsync(string raw)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("([id, raw]) => localStorage.setItem(`webviz-portal:draft:${id}`, raw)", new[] { DraftId, raw });
        return visitor;
    }
}
