using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>What a page creates, it creates once, however often the form is sent; pressed again afterwards, it is meant again.</summary>
public sealed class CreatesOnceTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Duplicate = "/sessions/selected?handler=Duplicate";
    private const string TwoPresses = "button => { button.click(); button.click(); }";

    private PortalServer server = null!;
    private PortalClient ann = null!;

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task Two_quick_presses_make_one_copy_and_a_later_one_makes_another()
    {
        await ann.CreateSessionAsync("one");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/sessions");
        var answered = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/sessions/selected*", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });
        await visitor.Page.GetByLabel("Select one").CheckAsync();
        var duplicate = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Duplicate" });
        await duplicate.EvaluateAsync(TwoPresses);
        await Expect(duplicate).ToHaveAttributeAsync("aria-disabled", "true");
        answered.SetResult();
        await Expect(visitor.Page.Locator("tbody .cell-title")).ToHaveTextAsync(["one (copy)", "one"]);
        await Expect(duplicate).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await duplicate.ClickAsync();
        await Expect(visitor.Page.Locator("tbody .cell-title")).ToHaveTextAsync(["one (copy)", "one (copy)", "one"]);
        Assert.Equal(3, (await ann.ListAsync("/sessions")).Count);
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task A_menu_that_is_opened_again_makes_another_copy()
    {
        await ann.CreateSessionAsync("one");
        var visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/sessions");
        for (var copies = 1; copies <= 2; copies++)
        {
            await visitor.Page.GetByLabel("More of one", new() { Exact = true }).ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Duplicate" }).EvaluateAsync(TwoPresses);
            await Expect(visitor.Page.Locator("tbody .cell-title")).ToHaveCountAsync(copies + 1);
        }
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task A_form_that_is_sent_twice_gets_the_first_answer_again()
    {
        var (one, two) = (await ann.CreateSessionAsync("one"), await ann.CreateSessionAsync("two"));
        var page = await PageForm.OfAsync(ann, "/sessions");
        var fields = new[] { ("id", one), ("id", two), ("form-key", page.KeyOf("id=\"selection\"")!) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => page.PostAsync(Duplicate, fields)));
        foreach (var answer in answers.Append(await page.PostAsync(Duplicate, fields)))
        {
            Assert.Equal("/sessions", answer.Is(302).Header("Location"));
        }

        Assert.Equal(4, (await ann.ListAsync("/sessions")).Count);
        await page.PostAsync(Duplicate, ("id", one), ("form-key", "another"));
        Assert.Equal(5, (await ann.ListAsync("/sessions")).Count);
        foreach (var key in new[] { "", new string('k', 256) })
        {
            (await page.PostAsync(Duplicate, ("id", one), ("form-key", key))).Is(400);
        }

        Assert.Equal(5, (await ann.ListAsync("/sessions")).Count);
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task More_than_thirty_at_once_are_refused_by_name_and_nothing_is_made()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 31).Select(number => ann.CreateSessionAsync($"{number}")));
        var page = await PageForm.OfAsync(ann, "/sessions");
        var fields = ids.Select(id => ("id", id)).Append(("form-key", "k")).ToArray();
        var refused = (await page.PostAsync(Duplicate, fields)).Is(302);
        var shown = await PageForm.ShownAfterAsync(ann, refused);
        Assert.Contains(
            "You can duplicate 30 sessions at once, and 31 are selected. Nothing was changed.",
            shown,
            StringComparison.Ordinal);
        Assert.Empty(await ann.ListAsync("/sessions?filter_title=copy"));
        await page.PostAsync(Duplicate, fields[1..]);
        Assert.Equal(30, (await ann.ListAsync("/sessions?page_size=100&filter_title=copy")).Count);
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task A_file_sent_twice_waits_once_and_becomes_one_session_from_whichever_tab()
    {
        var page = await PageForm.OfAsync(ann, "/sessions/import");
        var file = JsonSerializer.SerializeToUtf8Bytes(new { title = "waits", content = "{}" });
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => page.PostFileAsync("/sessions/import?handler=Preview", file, ("form-key", "same"))));
        var preview = Assert.Single(sent.Select(answer => answer.Is(303).Header("Location")!).Distinct());
        var other = await PageForm.OfAsync(ann, preview);
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? page : other).PostAsync(preview, ("title", $"from tab {number}"))));
        Assert.Single(await ann.ListAsync("/sessions"));
        Assert.Equal(preview, (await page.PostAsync(preview, ("title", "again"))).Is(303).Header("Location"));
        Assert.Single(await ann.ListAsync("/sessions"));
        Assert.Contains("was imported", (await ann.RawAsync(HttpMethod.Get, preview)).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task An_undo_that_is_pressed_twice_is_done_and_no_error()
    {
        var id = await ann.CreateSessionAsync("one");
        (await ann.DeleteAsync($"/sessions/{id}")).Is(200);
        var visitor = await VisitAsync(server, ann, new() { JavaScriptEnabled = false });
        await visitor.GoAsync("/trash");
        var page = await PageForm.OfAsync(ann, "/trash");
        (await page.PostAsync("/trash?handler=Restore", ("item", $"session:{id}"))).Is(302);
        await visitor.Page.GetByLabel("Restore one").ClickAsync();
        await Expect(visitor.Page.Locator(".toast")).ToContainTextAsync("restored.");
        await Expect(visitor.Page.Locator(".toast-error")).ToHaveCountAsync(0);
        var stranger = await server.SignInAsync("bob");
        var other = await PageForm.OfAsync(stranger, "/trash");
        var refused = await other.PostAsync("/trash?handler=Restore", ("item", $"session:{id}"));
        Assert.Contains("Nothing was restored", await PageForm.ShownAfterAsync(stranger, refused), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "S124")]
    public async Task Every_form_that_posts_has_a_key_of_its_own()
    {
        var session = await ann.CreateSessionAsync("one");
        var snapshot = await ann.CreateSnapshotAsync("frozen");
        (await ann.DeleteAsync($"/sessions/{await ann.CreateSessionAsync("gone")}")).Is(200);
        var keys = new List<string?>();
        foreach (var path in new[]
        {
            "/", "/sessions", $"/sessions/{session}", $"/sessions/{session}/edit", "/sessions/import", "/snapshots", "/snapshots?view=mine",
            $"/snapshots/{snapshot}", "/trash", "/my-data/erase", "/help",
        })
        {
            var page = await PageForm.OfAsync(ann, path);
            Assert.NotEmpty(page.Forms);
            keys.AddRange(page.Forms.Select(form => form.Split("name=\"form-key\" value=\"") is [_, var rest] ? rest.Split('"')[0] : null));
        }

        Assert.DoesNotContain(null, keys);
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }
}
