using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Notes whose Markdown no parser gets through in time, or at all.</summary>
public sealed class OddNotesTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private const string Reason = "Shown as plain text: this Markdown is too complex to format.";

    public static TheoryData<string, string> Odd => new()
    {
        { "quotes", new string('>', 20_000) + " end" },
        { "lists in one line", Repeated("- ", 20_000) + "end" },
        { "lists line by line", string.Join('\n', Enumerable.Range(0, 1_000).Select(level => new string(' ', 2 * level) + "- a")) },
        { "emphasis", Repeated("**a", 50_000) + Repeated("**", 50_000) },
        { "spaces", "a" + new string(' ', 200_000) + "b" },
        { "elements", Repeated("*a* ", 60_000) },
    };

    [Theory]
    [Trait("Scenario", "S128")]
    [MemberData(nameof(Odd))]
    public async Task A_note_that_cannot_be_formatted_is_read_and_edited_as_the_text_it_is(string kind, string text)
    {
        var tab = await OpenAsync(kind, text);
        await tab.NoteReadsAsync("beside it", 1);
        await Expect(tab.Note(0).Locator(".note-hint")).ToHaveTextAsync(Reason, new() { Timeout = 20_000 });
        Assert.Equal(text, await tab.Note(0).Locator(".note-text").EvaluateAsync<string>("text => text.textContent"));
        var field = await tab.EditAsync();
        Assert.Equal(text, await field.InputValueAsync());
        await field.FillAsync("**short** again");
        await field.PressAsync("Escape");
        await Expect(tab.Note(0).Locator(".note-text strong")).ToHaveTextAsync("short");
        await Expect(tab.Note(0).Locator(".note-hint")).ToBeHiddenAsync();
    }

    [Theory]
    [Trait("Scenario", "S128")]
    [InlineData("brackets", "[", 2_000)]
    [InlineData("links", "[a](", 2_000)]
    [InlineData("html", "<b>", 2_000)]
    public async Task A_note_that_looks_odd_and_can_be_formatted_is(string kind, string part, int count)
    {
        var tab = await OpenAsync(kind, Repeated(part, count));
        await Expect(tab.Note(0).Locator(".note-text:not(.note-plain):not(:empty)")).ToBeVisibleAsync();
        await Expect(tab.Note(0).Locator(".note-hint")).ToBeHiddenAsync();
        await Expect(await tab.EditAsync()).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S128")]
    public async Task A_note_is_read_as_plain_text_while_the_code_that_formats_it_cannot_be_loaded()
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        visitor.ExpectComplaint("could not be loaded");
        visitor.ExpectComplaint("net::ERR_FAILED");
        var id = await portal.Ann.CreateSessionAsync("no formatting", null, NotesContent.Of("a **bold** word"));
        await visitor.Context.RouteAsync("**/markdown-worker.js", route => route.AbortAsync());
        var tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await Expect(tab.Note(0).Locator(".note-hint")).ToHaveTextAsync("Shown as plain text: formatting could not be loaded.");
        await tab.NoteReadsAsync("a **bold** word");
        await visitor.Context.UnrouteAsync("**/markdown-worker.js");
        await tab.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await Expect(tab.Note(0).Locator(".note-text strong")).ToHaveTextAsync("bold");
    }

    [Fact]
    [Trait("Scenario", "S128")]
    public async Task What_a_module_without_code_here_holds_can_be_downloaded()
    {
        var content = NotesContent.Of("kept").Replace("\"Notes\"", "\"Elsewhere\"", StringComparison.Ordinal);
        var id = await portal.Ann.CreateSessionAsync("foreign", null, content);
        var tab = await OpenTabAsync(portal, $"/session/{id}");
        var download = tab.Note(0).GetByRole(AriaRole.Button, new() { Name = "Download its data" });
        var file = await tab.Page.RunAndWaitForDownloadAsync(() => download.ClickAsync());
        Assert.Equal("Elsewhere.json", file.SuggestedFilename);
        Assert.Contains("kept", await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);
    }

    private async Task<WorkbenchTab> OpenAsync(string title, string text)
    {
        var visitor = await VisitAsync(portal.Server, portal.Ann);
        var id = await portal.Ann.CreateSessionAsync(title, null, NotesContent.Of(text, "beside it"));
        return await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
    }

    private static string Repeated(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
