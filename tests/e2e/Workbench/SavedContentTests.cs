using Microsoft.Playwright;

namespace Portal.EndToEnd.Workbench;

/// <summary>Content that is large or of every kind is saved whole, and does not hold up who types.</summary>
public sealed class SavedContentTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();
    private Visitor visitor = null!;

    [Fact]
    [Trait("Scenario", "S33")]
    public async Task A_large_session_is_hashed_and_packed_off_the_main_thread_while_typing_goes_on()
    {
        var large = string.Join(' ', Enumerable.Range(0, 18_400));
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of(["small", .. Enumerable.Repeat(large, 14)]));
        visitor = await VisitAsync(portal.Server, portal.Ann);
        // Runs in the document only: what a worker does is not seen here.
        await visitor.Context.AddInitScriptAsync("""
            window.heavyWork = [];
            // The empty page that a tab begins with has no cryptography.
            const subtle = window.SubtleCrypto?.prototype ?? {};
            const digest = subtle.digest;
            subtle.digest = function (name, data) {
              if (data.byteLength > 65536) window.heavyWork.push(`hash of ${data.byteLength}`);
              return digest.call(this, name, data);
            };
            for (const name of ["CompressionStream", "DecompressionStream"]) {
              window[name] = class extends window[name] {
                constructor(format) {
                  super(format);
                  window.heavyWork.push(name);
                }
              };
            }
            """);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await tab.WriteAsync("sent");
        var gate = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**/sessions/{id}", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await tab.ActAsync("save");
        await Expect(tab.Status).ToHaveTextAsync("Saving");
        await tab.WriteAsync("typed meanwhile");
        gate.SetResult();
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await Eventually.HoldsAsync(async () =>
            (await tab.DraftsAsync()).Any(draft => draft.GetRawText().Contains("typed meanwhile", StringComparison.Ordinal)));
        Assert.Equal("sent", (await portal.Ann.TextsAsync(id))[0]);
        Assert.Empty(await HeavyWorkAsync(tab));

        await tab.CrashAsync();
        tab = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await tab.AnswerAsync("recovery", "Recover");
        await tab.NoteReadsAsync("typed meanwhile");
        Assert.Empty(await HeavyWorkAsync(tab));

        static Task<string[]> HeavyWorkAsync(WorkbenchTab tab) => tab.Page.EvaluateAsync<string[]>("() => window.heavyWork");
    }

    [Theory]
    [Trait("Scenario", "S28")]
    [Trait("Scenario", "S33")]
    [InlineData("webviz-session-small.json")]
    [InlineData("webviz-session-one-module.json")]
    [InlineData("synthetic-session-20k.json")]
    [InlineData("synthetic-session-200k.json")]
    public async Task Real_content_is_not_changed_by_looking_and_copies_are_byte_for_byte(string file)
    {
        var content = TestData.Read(file);
        var id = await portal.Ann.CreateSessionAsync(tag, null, content);
        visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Page.Locator("webviz-workbench")).ToBeVisibleAsync();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.ActAsync("snapshot");
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        var link = await tab.Dialog("created").GetByLabel("Link of the snapshot").InputValueAsync();
        await tab.AnswerAsync("created", "Done");
        Assert.Equal(content, (await portal.Ann.GetAsync("/snapshots/" + link.Split('/')[^1])).Is(200).Content);
        await tab.ActAsync("save-menu");
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as…" }).ClickAsync();
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " copy");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Title).ToHaveTextAsync(tag + " copy");
        var copy = await tab.IsInSessionAsync(id);
        Assert.Equal(content, (await portal.Ann.GetAsync($"/sessions/{copy}")).Is(200).Content);
        var original = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200);
        Assert.Equal(
            (content, tag, 1),
            (original.Content, original.Metadata.GetProperty("title").GetString(), original.Metadata.GetProperty("version").GetInt32()));
    }
}
