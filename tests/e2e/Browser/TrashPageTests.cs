using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>The trash: restored and deleted for good, one or several, with nothing gone before the question was answered.</summary>
public sealed class TrashPageTests(Chromium chromium) : BrowserTests(chromium)
{
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private Visitor visitor = null!;

    private IPage Page => visitor.Page;

    private ILocator Titles => Page.Locator("tbody .cell-title");

    private ILocator Toast => Page.Locator(".toast");

    private ILocator Dialog => Page.Locator("dialog[open]");

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync(builder => builder.UseSetting("Trash:RetentionDays", "4"));
        ann = await server.SignInAsync("ann");
        foreach (var title in new[] { "one", "two" })
        {
            (await ann.DeleteAsync($"/sessions/{await ann.CreateSessionAsync(title)}")).Is(200);
        }

        (await ann.DeleteAsync($"/snapshots/{await ann.CreateSnapshotAsync("three")}")).Is(200);
        visitor = await VisitAsync(server, ann);
        await visitor.GoAsync("/trash");
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task A_row_is_restored_at_once()
    {
        await Expect(Titles).ToHaveTextAsync(["three", "two", "one"]);
        await Expect(Page.Locator(".page-note")).ToContainTextAsync("stays here for 4 days");
        await Expect(Page.Locator(".page-note")).ToHaveCSSAsync("white-space-collapse", "collapse");
        await Expect(Page.Locator("#trash-total")).ToHaveTextAsync("3");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Restore two" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["three", "one"]);
        await Expect(Toast).ToContainTextAsync("“two” restored.");
        await Expect(Page.Locator("#trash-total")).ToHaveTextAsync("2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Restore three" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["one"]);
        Assert.Equal("two", Assert.Single(await ann.ListAsync("/sessions")).GetProperty("title").GetString());
        Assert.Equal("three", Assert.Single(await ann.ListAsync("/snapshots")).GetProperty("title").GetString());
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Several_are_restored_at_once()
    {
        await Page.GetByLabel("Select one").CheckAsync();
        await Page.GetByLabel("Select three").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Restore", Exact = true }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["two"]);
        await Expect(Toast).ToContainTextAsync("1 session and 1 snapshot restored.");
        await Expect(Page.Locator(".selection-bar")).ToBeHiddenAsync();
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Nothing_goes_for_good_before_the_question_is_answered()
    {
        var delete = Page.GetByRole(AriaRole.Button, new() { Name = "Delete two for good" });
        await delete.ClickAsync();
        await Expect(Dialog).ToContainTextAsync("This cannot be undone.");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(Dialog).ToHaveCountAsync(0);
        await Expect(delete).ToBeFocusedAsync();
        await Expect(Titles).ToHaveCountAsync(3);

        await delete.ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await Expect(Titles).ToHaveTextAsync(["three", "one"]);
        await Expect(Toast).ToContainTextAsync("“two” deleted for good.");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Empty trash…" }).ClickAsync();
        await Expect(Dialog).ToContainTextAsync("Everything in it (2) is deleted for good.");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "The trash is empty" })).ToBeVisibleAsync();
        Assert.Empty(await ann.ListAsync("/trash"));
        Assert.Empty(await ann.ListAsync("/sessions"));
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task What_another_tab_deletes_appears()
    {
        await ann.CreateSessionAsync("four");
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync("/sessions");
        await other.GetByLabel("Select four").CheckAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(other.Locator(".toast")).ToContainTextAsync("“four” is in the trash.");
        await Page.BringToFrontAsync();
        await Expect(Titles).ToHaveTextAsync(["four", "three", "two", "one"]);
    }

    [Fact]
    [Trait("Scenario", "S102")]
    public async Task Few_days_left_stand_out_and_more_rows_come_when_they_are_needed()
    {
        await Expect(Page.Locator("tbody .cell-meta").First).ToHaveTextAsync("4 days left");
        await Expect(Page.Locator("tbody .cell-warn")).ToHaveCountAsync(0);
        await using var shorter = await PortalServer.StartAsync(builder => builder.UseSetting("Trash:RetentionDays", "3"));
        using var bob = await shorter.SignInAsync("bob");
        for (var row = 0; row < 31; row++)
        {
            (await bob.DeleteAsync($"/sessions/{await bob.CreateSessionAsync($"row {row}")}")).Is(200);
        }

        var bobs = await VisitAsync(shorter, bob);
        await bobs.GoAsync("/trash");
        await Expect(bobs.Page.Locator("tbody .cell-warn").First).ToHaveTextAsync("3 days left");
        await bobs.Page.GetByLabel("Select row 1", new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        await Expect(bobs.Page.GetByLabel("Select row 0", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("confirmed", "true")]);
        (await ann.RawAsync(HttpMethod.Post, "/trash?handler=Empty", form)).Is(400);
        Assert.Equal(3, (await ann.ListAsync("/trash")).Count);
    }
}
