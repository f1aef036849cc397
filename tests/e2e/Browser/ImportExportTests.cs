using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Browser;

/// <summary>A session leaves as a file and comes in as a new one.</summary>
public sealed class ImportExportTests(Chromium chromium) : BrowserTests(chromium)
{
    private readonly string content = TestData.Read("webviz-session-one-module.json");
    private PortalServer server = null!;
    private PortalClient ann = null!;
    private Visitor visitor = null!;

    public override async Task InitializeAsync()
    {
        server = await StartPortalAsync();
        ann = await server.SignInAsync("ann");
        visitor = await VisitAsync(server, ann);
    }

    [Fact]
    [Trait("Scenario", "S108")]
    public async Task A_session_is_exported_and_imported_with_a_preview()
    {
        await ann.CreateSessionAsync("Ærfugl: the <first>", "described", content);
        await visitor.GoAsync("/sessions");
        await visitor.Page.GetByLabel("More of Ærfugl: the <first>").ClickAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() =>
            visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Export" }).ClickAsync());
        Assert.Equal("Ærfugl_ the _first_.webviz-session.json", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        var file = JsonNode.Parse(bytes)!;
        Assert.Equal(
            (content, TestData.HashOf(content), "described"),
            ((string)file["content"]!, (string)file["contentHash"]!, (string)file["description"]!));

        await PreviewAsync(bytes);
        await Expect(visitor.Page.Locator(".layout-picture")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".hash")).ToHaveTextAsync(TestData.HashOf(content));
        Assert.Single(await ann.ListAsync("/sessions"));
        await visitor.Page.GetByLabel("Title").FillAsync("second");
        await ImportAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "second" })).ToBeVisibleAsync();
        var made = (await ann.ListAsync("/sessions"))[0];
        Assert.Equal($"/session/{made.GetProperty("id").GetString()}", visitor.Here);
        Assert.Equal(
            ("second", "described", 1),
            (made.GetProperty("title").GetString(), made.GetProperty("description").GetString(), made.GetProperty("version").GetInt32()));
        Assert.Equal(content, (await ann.GetAsync($"/sessions/{made.GetProperty("id").GetString()}")).Content);
    }

    [Theory]
    [Trait("Scenario", "S108")]
    [InlineData("damaged", "does not match its hash")]
    [InlineData("no json", "It is not JSON of an exported session.")]
    [InlineData("other json", "not an exported session")]
    [InlineData("newer format", "exported in format 2")]
    [InlineData("too large", "MB of 1.5 MB")]
    [InlineData("bad title", "Its title must not be empty")]
    public async Task What_is_no_good_file_is_refused_with_its_reason(string kind, string reason)
    {
        visitor.ExpectFailure("/sessions/import");
        var text = kind == "too large" ? new string('x', 1_572_865) : content;
        var file = new JsonObject
        {
            ["format"] = kind == "other json" ? "something" : "webviz-session",
            ["formatVersion"] = kind == "newer format" ? 2 : 1,
            ["title"] = kind == "bad title" ? "  " : "fine",
            ["contentHash"] = TestData.HashOf(text),
            ["content"] = kind == "damaged" ? text + " " : text,
        };
        await PreviewAsync(Encoding.UTF8.GetBytes(kind == "no json" ? "{ broken" : file.ToJsonString()));
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync(reason);
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Nothing was saved.");
        Assert.Empty(await ann.ListAsync("/sessions"));
    }

    [Fact]
    [Trait("Scenario", "S108")]
    public async Task A_title_too_long_is_kept_to_mend()
    {
        await PreviewAsync(Small());
        await Expect(visitor.Page.Locator(".hash")).ToBeVisibleAsync();
        visitor.ExpectFailure(visitor.Here);
        await visitor.Page.GetByLabel("Title").FillAsync(new string('x', 51));
        await ImportAsync();
        await Expect(visitor.Page.Locator("#title-problem")).ToContainTextAsync("may have at most 50 characters");
        await Expect(visitor.Page.GetByLabel("Title")).ToHaveValueAsync(new string('x', 51));
        Assert.Empty(await ann.ListAsync("/sessions"));
        await visitor.Page.GetByLabel("Title").FillAsync("mended");
        await ImportAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "mended" })).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Scenario", "S108")]
    public async Task Several_are_exported_as_one_archive()
    {
        await ann.CreateSessionAsync("twin", null, content);
        await ann.CreateSessionAsync("twin", null, "{}");
        await visitor.GoAsync("/sessions");
        await visitor.Page.GetByLabel("Select all sessions shown").Last.CheckAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() =>
            visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync());
        using var archive = ZipFile.OpenRead(await download.PathAsync());
        Assert.Equal(2, archive.Entries.Select(entry => entry.FullName).Distinct().Count());
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            var file = await JsonNode.ParseAsync(stream);
            Assert.Equal(TestData.HashOf((string)file!["content"]!), (string)file["contentHash"]!);
        }
    }

    [Fact]
    public async Task Raw_content_is_an_attachment_in_a_sandbox()
    {
        var id = await ann.CreateSessionAsync("raw", null, content);
        var answer = await ann.RawAsync(HttpMethod.Get, $"/sessions/{id}?handler=Content");
        Assert.Equal(content, answer.Is(200).Text);
        Assert.StartsWith("attachment", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.StartsWith("sandbox", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    private static byte[] Small() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["format"] = "webviz-session",
        ["formatVersion"] = 1,
        ["title"] = "fine",
        ["contentHash"] = TestData.HashOf("{}"),
        ["content"] = "{}",
    }.ToJsonString());

    private Task ImportAsync() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();

    private async Task PreviewAsync(byte[] bytes)
    {
        await visitor.GoAsync("/sessions/import");
        await visitor
            .Page.GetByLabel("File")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "x.webviz-session.json",
                    MimeType = "application/json",
                    Buffer = bytes,
                });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is in it" }).ClickAsync();
    }
}
