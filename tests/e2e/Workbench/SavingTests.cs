using Microsoft.Playwright;
using Portal.EndToEnd.Browser;

namespace Portal.EndToEnd.Workbench;

/// <summary>Saving a session that the server has.</summary>
public sealed class SavingTests(Chromium chromium, OwnPortal portal) : WorkbenchTests(chromium)
{
    private readonly string tag = TestData.Tag();
    private Visitor visitor = null!;

    [Fact]
    [Trait("Scenario", "S33")]
    [Trait("Scenario", "S34")]
    public async Task A_clean_session_cannot_be_saved_an_edit_makes_it_changed_and_a_save_clean_again()
    {
        var (id, tab) = await OpenAsync("before");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(Save(tab)).ToBeDisabledAsync();
        await tab.WriteAndKeepAsync("after");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await Expect(Save(tab)).ToBeEnabledAsync();
        var gate = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**/sessions/{id}", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await tab.ActAsync("save");
        await Expect(tab.Toasts).ToContainTextAsync("Saving…");
        await Expect(tab.Status).ToHaveTextAsync("Saving");
        gate.SetResult();
        await Expect(tab.Toasts).ToContainTextAsync("Saved as version 2.");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Page.Locator("[data-status-note]")).ToContainTextAsync("version 2");
        await Expect(Save(tab)).ToBeDisabledAsync();
        await tab.HasNoDraftAsync();

        await tab.ActAsync("close");
        await visitor.IsAtAsync("/");
        await tab.Page.GotoAsync($"/session/{id}");
        await tab.NoteReadsAsync("after");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
    }

    [Fact]
    [Trait("Scenario", "S35")]
    [Trait("Scenario", "S36")]
    public async Task An_edit_during_a_save_stays_changed_and_kept_and_one_more_save_stores_it()
    {
        var (id, tab) = await OpenAsync("before");
        await tab.WriteAndKeepAsync("sent");
        var puts = 0;
        var gate = new TaskCompletionSource();
        await tab.Page.RouteAsync($"**/sessions/{id}", async route =>
        {
            if (route.Request.Method == "PUT" && ++puts == 1)
            {
                await gate.Task;
            }

            await route.ContinueAsync();
        });
        await tab.ActAsync("save");
        await Expect(tab.Status).ToHaveTextAsync("Saving");
        await tab.WriteAndKeepAsync("typed meanwhile");
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.Page.Keyboard.PressAsync("Control+s");
        gate.SetResult();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Eventually.HoldsAsync(async () => (await portal.Ann.TextsAsync(id))[0] == "typed meanwhile");
        Assert.Equal(2, puts);
        Assert.Equal("sent", (await portal.Ann.TextsAsync(id, 2))[0]);
        await tab.HasNoDraftAsync();
    }

    [Fact]
    [Trait("Scenario", "S37")]
    public async Task A_change_taken_back_exactly_is_none_and_its_draft_goes()
    {
        var (_, tab) = await OpenAsync("as it was");
        await tab.WriteAndKeepAsync("changed");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        await tab.WriteAsync("as it was");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await tab.HasNoDraftAsync();
        await Expect(Save(tab)).ToBeDisabledAsync();
    }

    [Fact]
    [Trait("Scenario", "S38")]
    public async Task What_is_too_large_is_not_sent_and_says_what_takes_the_space()
    {
        var (_, tab) = await OpenAsync(new string('x', 1_300_000));
        await Expect(tab.Page.Locator("[data-size]")).ToHaveTextAsync("82 % of the size limit");
        var puts = 0;
        tab.Page.Request += (_, request) => puts += request.Method is "PUT" or "POST" ? 1 : 0;
        await tab.WriteAsync(new string('y', 1_600_000));
        await Expect(tab.Page.Locator("[data-size]")).ToContainTextAsync("of 1.5 MB");
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync("Nothing was sent");
        await Expect(tab.Question).ToContainTextAsync("Largest: Notes in Dashboard 1");
        await tab.AnswerAsync("question", "Close");
        await tab.ActAsync("snapshot");
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        await Expect(tab.Dialog("snapshot").Locator("[data-failure]")).ToContainTextAsync("Too large");
        Assert.Equal(0, puts);
    }

    [Theory]
    [Trait("Scenario", "S39")]
    [Trait("Scenario", "S40")]
    [InlineData("message", "The store said no.")]
    [InlineData("html", "The server answered 502")]
    public async Task A_failed_save_says_why_in_words_and_trying_again_repeats_it(string kind, string words)
    {
        var (id, tab) = await OpenAsync("before");
        await tab.WriteAndKeepAsync("kept");
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        await tab.Page.RouteAsync(
            $"**/sessions/{id}",
            route =>
                kind switch
                {
                    "html" => route.FulfillAsync(
                        new()
                        {
                            Status = 502,
                            ContentType = "text/html",
                            Body = "<h1>Bad gateway</h1>",
                        }),
                    _ => route.FulfillAsync(
                        new()
                        {
                            Status = 400,
                            ContentType = "application/json",
                            Body = """{"error":{"type":"X","message":"The store said no."}}""",
                        }),
                });
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync(words);
        await Expect(tab.Question).Not.ToContainTextAsync("undefined");
        if (kind != "message")
        {
            await Expect(tab.Question).ToContainTextAsync("The portal answers now.");
        }

        await tab.AnswerAsync("question", "Close");
        await tab.NoteReadsAsync("kept");
        await tab.IsKeptAsync("kept");
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync(words);
        await tab.Page.UnrouteAllAsync();
        await tab.AnswerAsync("question", "Try again");
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        Assert.Equal("kept", (await portal.Ann.TextsAsync(id))[0]);
    }

    [Fact]
    [Trait("Scenario", "S41")]
    public async Task Title_and_description_are_saved_alone_and_other_changes_keep_their_status()
    {
        var (id, tab) = await OpenAsync("before");
        await tab.WriteAndKeepAsync("not yet saved");
        await tab.ActAsync("metadata");
        await Expect(tab.Dialog("metadata")).ToContainTextAsync("Other changes stay as they are.");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " new");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Title).ToHaveTextAsync(tag + " new");
        await Expect(tab.Status).ToHaveTextAsync("Changed");
        var saved = (await portal.Ann.GetAsync($"/sessions/{id}")).Is(200);
        Assert.Equal(
            (tag + " new", 2),
            (saved.Metadata.GetProperty("title").GetString(), saved.Metadata.GetProperty("version").GetInt32()));
        Assert.Equal("before", (await portal.Ann.TextsAsync(id))[0]);
        await tab.IsKeptAsync("not yet saved");
        await tab.SaveAsync();
        Assert.Equal("not yet saved", (await portal.Ann.TextsAsync(id))[0]);
    }

    [Fact]
    [Trait("Scenario", "S42")]
    public async Task A_title_that_could_not_be_saved_is_a_change_and_survives_a_reload()
    {
        var (id, tab) = await OpenAsync("text");
        visitor.ExpectFailure($"/api/persistence/sessions/{id}");
        await tab.Page.RouteAsync($"**/sessions/{id}", route => route.Request.Method == "PUT" ? route.AbortAsync() : route.ContinueAsync());
        await tab.ActAsync("metadata");
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " new");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Dialog("metadata").Locator("[data-failure]")).ToContainTextAsync("What you wrote is kept as a change.");
        await tab.Dialog("metadata").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(tab.Dialog("metadata")).ToHaveCountAsync(0);
        await tab.IsKeptAsync(tag + " new");
        await tab.CrashAsync();
        var again = await WorkbenchTab.OpenAsync(visitor.Context, $"/session/{id}");
        await again.AnswerAsync("recovery", "Recover");
        await Expect(again.Title).ToHaveTextAsync(tag + " new");
        await again.SaveAsync();
        Assert.Equal(tag + " new", (await portal.Ann.GetAsync($"/sessions/metadata/{id}")).Json.GetProperty("title").GetString());
    }

    [Fact]
    [Trait("Scenario", "S43")]
    public async Task An_expired_sign_in_asks_and_the_save_goes_through_afterwards()
    {
        var (id, tab) = await OpenAsync("before");
        await tab.WriteAndKeepAsync("kept");
        visitor.ExpectFailure("/api/persistence/");
        await visitor.Context.ClearCookiesAsync(new() { Name = "webviz-portal" });
        await tab.ActAsync("save");
        await Expect(tab.Question).ToContainTextAsync("Sign in in a new window");
        var window = await visitor.Context.RunAndWaitForPageAsync(() =>
            tab.Question.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync());
        await window.GetByRole(AriaRole.Button, new() { Name = "ann" }).ClickAsync();
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        await Expect(tab.Question).ToHaveCountAsync(0);
        Assert.Equal("kept", (await portal.Ann.TextsAsync(id))[0]);
    }

    [Fact]
    [Trait("Scenario", "S43")]
    public async Task Work_never_lands_in_an_account_that_signed_in_meanwhile()
    {
        var (_, tab) = await OpenAsync("ann's");
        await tab.WriteAndKeepAsync("ann's work");
        visitor.ExpectFailure("/api/persistence/");
        var cookie = portal.Bob.Cookie!.Split('=', 2);
        await visitor.Context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = portal.Server.Address.ToString() }]);
        await tab.ActAsync("save-menu");
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as…" }).ClickAsync();
        await tab.Dialog("metadata").GetByLabel("Title").FillAsync(tag + " copy");
        await tab.AnswerAsync("metadata", "Save");
        await Expect(tab.Question).ToContainTextAsync("Sign in");
        await tab.AnswerAsync("question", "Cancel");
        Assert.Empty(await portal.Bob.ListAsync($"/sessions?filter_title={Uri.EscapeDataString(tag)}"));
        await tab.NoteReadsAsync("ann's work");
    }

    [Fact]
    [Trait("Scenario", "S44")]
    public async Task Ctrl_S_saves_also_from_a_field()
    {
        var (id, tab) = await OpenAsync("before");
        var field = await tab.EditAsync();
        await field.FillAsync("by key");
        await tab.Page.Keyboard.PressAsync("Control+s");
        await Expect(tab.Toasts).ToContainTextAsync("Saved as version 2.");
        Assert.Equal("by key", (await portal.Ann.TextsAsync(id))[0]);
    }

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

    private static ILocator Save(WorkbenchTab tab) => tab.Page.Locator("[data-act=save]");

    private async Task<(string Id, WorkbenchTab Tab)> OpenAsync(string text)
    {
        var id = await portal.Ann.CreateSessionAsync(tag, null, NotesContent.Of(text));
        visitor = await VisitAsync(portal.Server, portal.Ann);
        await visitor.GoAsync($"/session/{id}");
        var tab = new WorkbenchTab(visitor.Page);
        await Expect(tab.Status).ToHaveTextAsync("Saved");
        return (id, tab);
    }
}
