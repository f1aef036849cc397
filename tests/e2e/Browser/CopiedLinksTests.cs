using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.Browser;

/// <summary>
/// What is copied to be sent to others is the address by which others reach the portal, not the one that this browser happens to use.
/// </summary>
public sealed class CopiedLinksTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Public = "https://webviz.example.org/portal";

    private Visitor visitor = null!;
    private string session = "";
    private string snapshot = "";

    public override async Task InitializeAsync()
    {
        var server = await StartPortalAsync(builder => builder.UseSetting("PublicUrl", Public));
        var ann = await server.SignInAsync("ann");
        (session, snapshot) = (
            await ann.CreateSessionAsync("one", null, NotesContent.Of("a")),
            await ann.CreateSnapshotAsync("two", null, NotesContent.Of("b")));
        visitor = await VisitAsync(server, ann);
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
    }

    [Fact]
    [Trait("Scenario", "S12")]
    public async Task Lists_and_details_copy_the_public_address()
    {
        foreach (var (page, link) in new[]
        {
            ("/sessions", $"/session/{session}"), ($"/sessions/{session}", $"/session/{session}"), ("/snapshots", $"/snapshot/{snapshot}"),
            ("/snapshots?view=mine", $"/snapshot/{snapshot}"), ($"/snapshots/{snapshot}", $"/snapshot/{snapshot}"),
        })
        {
            await visitor.GoAsync(page);
            await visitor.Page.EvaluateAsync("() => navigator.clipboard.writeText('')");
            await visitor.Page.Locator("main copy-button button:visible").First.ClickAsync();
            await visitor.Page.WaitForFunctionAsync("async () => await navigator.clipboard.readText() !== ''");
            Assert.Equal(Public + link, await CopiedAsync());
        }
    }

    [Fact]
    [Trait("Scenario", "S12")]
    public async Task The_workbench_copies_the_public_address()
    {
        var tab = new WorkbenchTab(visitor.Page);
        await visitor.GoAsync($"/snapshot/{snapshot}");
        await tab.ActAsync("copy-link");
        await Expect(visitor.Page.Locator("[data-copy-word]")).ToHaveTextAsync("Copied");
        Assert.Equal($"{Public}/snapshot/{snapshot}", await CopiedAsync());

        await visitor.GoAsync($"/session/{session}");
        await tab.ActAsync("snapshot");
        await tab.Dialog("snapshot").GetByRole(AriaRole.Button, new() { Name = "Create snapshot" }).ClickAsync();
        await Expect(tab.Dialog("created").GetByLabel("Link of the snapshot"))
            .ToHaveValueAsync(new Regex($"^{Public}/snapshot/[A-Za-z0-9_-]{{12}}$"));
    }

    private Task<string> CopiedAsync() => visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
}
