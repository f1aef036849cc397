using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.EndToEnd.Api;

/// <summary>Whatever file the portal hands out, it takes back.</summary>
public sealed partial class DownloadsTests : FreshPortalTests
{
    private static readonly string[] NoSessions = ["profile.json", "requests.json", "visits.json"];

    private readonly string content = TestData.Read("webviz-session-one-module.json");
    private PageForm form = null!;

    protected override async Task PrepareAsync() => form = await PageForm.OfAsync(Ann, "/sessions/import");

    [Fact]
    [Trait("Scenario", "S139")]
    public async Task Every_download_of_every_page_can_be_imported()
    {
        var (session, old) = (
            await Ann.CreateSessionAsync("Ærfugl: first", "described", content),
            content.Replace("0.5", "0.25", StringComparison.Ordinal));
        (await Ann.PutAsync($"/sessions/{session}", new { title = "second", content = old })).Is(200);
        var snapshot = await Ann.CreateSnapshotAsync(new string('s', 60), null, content);
        (await Ann.DeleteAsync($"/sessions/{await Ann.CreateSessionAsync("trashed", null, content)}")).Is(200);
        var found = new HashSet<string>();
        foreach (var page in new[]
            {
                "/",
                "/sessions",
                $"/sessions/{session}",
                "/snapshots?view=mine",
                $"/snapshots/{snapshot}",
                "/trash",
                "/my-data",
                "/help",
            })
        {
            found.UnionWith(
                DownloadPattern()
                    .Matches((await Ann.RawAsync(HttpMethod.Get, page)).Is(200).Text)
                    .Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)));
        }

        // The list exports what is selected; its menus are made of a template.
        found.RemoveWhere(address => address.Contains("{item}", StringComparison.Ordinal));
        found.Add($"/sessions/selected?handler=Export&id={session}&id={await Ann.CreateSessionAsync("third", null, content)}");
        Assert.Equal(6, found.Count);
        foreach (var address in found)
        {
            var answer = (await Ann.RawAsync(HttpMethod.Get, address)).Is(200);
            Assert.StartsWith("attachment", answer.Header("Content-Disposition"), StringComparison.Ordinal);
            foreach (var file in FilesOf(answer))
            {
                await TakesAsync(file, content, old);
            }
        }
    }

    [Fact]
    [Trait("Scenario", "S139")]
    public async Task The_answers_of_the_api_can_be_imported_and_so_can_those_of_the_public_one()
    {
        var session = await Ann.CreateSessionAsync("mine", "described", content);
        (await Ann.PutAsync($"/sessions/{session}", new { title = "renamed" })).Is(200);
        var snapshot = await Ann.CreateSnapshotAsync(new string('s', 60), null, content);
        foreach (var path in new[]
            {
                $"/sessions/{session}",
                $"/sessions/{session}/versions/1",
                $"/sessions/{session}/versions/2",
                $"/snapshots/{snapshot}",
            })
        {
            await TakesAsync((await Ann.GetAsync(path)).Is(200).Bytes, content);
        }

        var recorded = TestData
            .Read("webviz-client-calls.jsonl")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .Where(call => (string)call["method"]! == "GET" && call["responseBody"] is JsonObject body && body.ContainsKey("content"))
            .ToList();
        Assert.NotEmpty(recorded);
        foreach (var answer in recorded.Select(call => call["responseBody"]!))
        {
            await TakesAsync(Encoding.UTF8.GetBytes(answer.ToJsonString()), (string)answer["content"]!);
        }
    }

    [Theory]
    [Trait("Scenario", "S139")]
    [InlineData("{\"title\":\"plain body\",\"description\":null,\"content\":\"{}\"}", "plain body", "{}")]
    [InlineData("{\"metadata\":{\"title\":\"\u200B\"},\"content\":\"{}\"}", "Untitled session", "{}")]
    [InlineData(
        "{\"metadata\":{\"title\":\"an\\u0000swer\",\"description\":null,\"contentHash\":null},\"content\":\"{}\"}",
        "answer",
        "{}")]
    [InlineData("\uFEFF{\"dashboards\":[]}", "x", "{\"dashboards\":[]}")]
    [InlineData("{}", "x", "{}")]
    public async Task What_comes_near_is_taken_under_a_title_that_fits(string file, string title, string expected)
    {
        var session = await ImportAsync(Encoding.UTF8.GetBytes(file));
        Assert.Equal((title, expected), (session.Metadata.GetProperty("title").GetString(), session.Content));
    }

    [Fact]
    [Trait("Scenario", "S139")]
    public async Task Content_as_deep_as_may_be_saved_can_be_imported()
    {
        var deep = $"{{\"dashboards\":{string.Concat(Enumerable.Repeat("[", 2500))}{string.Concat(Enumerable.Repeat("]", 2500))}}}";
        var id = await Ann.CreateSessionAsync("deep", null, deep);
        await TakesAsync((await Ann.RawAsync(HttpMethod.Get, $"/sessions/{id}?handler=Content")).Is(200).Bytes, deep);
    }

    [Fact]
    [Trait("Scenario", "S139")]
    public async Task A_session_that_another_program_gave_an_odd_title_is_exported_so_that_it_can_be_imported()
    {
        var id = await Ann.CreateSessionAsync("odd", null, content);
        await Server.ExecuteAsync(
            "UPDATE sessions SET body = CAST(json_set(CAST(body AS TEXT), '$.metadata.title', @title) AS BLOB) WHERE key = @id",
            ("@title", new string('y', 80)), ("@id", id));
        await TakesAsync((await Ann.RawAsync(HttpMethod.Get, $"/sessions/{id}?handler=Export")).Is(200).Bytes, content);
    }

    [Theory]
    [Trait("Scenario", "S139")]
    [InlineData("[1]", "It is not JSON of an exported session.")]
    [InlineData("\"text\"", "It is not JSON of an exported session.")]
    [InlineData("{} {}", "It is not JSON of an exported session.")]
    [InlineData("{\"format\":\"package\",\"content\":\"{}\"}", "It is JSON, but not an exported session.")]
    [InlineData("{\"format\":\"webviz-session\"}", "It is JSON, but not an exported session.")]
    [InlineData("{\"content\":\"\\ud800\"}", "It is not JSON of an exported session.")]
    [InlineData("{\"metadata\":{\"title\":1},\"content\":\"{}\"}", "It is not JSON of an exported session.")]
    [InlineData("{\"metadata\":{\"contentHash\":\"0\"},\"content\":\"{}\"}", "does not match its hash")]
    [InlineData("PK\u0003\u0004", "It is an archive.")]
    public async Task What_is_none_is_refused_with_its_reason(string file, string reason)
    {
        var refused = await form.PostFileAsync("/sessions/import?handler=Preview", Encoding.UTF8.GetBytes(file), ("form-key", "k"));
        Assert.Contains(reason, refused.Is(422).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<byte[]> FilesOf(Answer answer)
    {
        if (answer.Header("Content-Type") != "application/zip")
        {
            return [answer.Bytes];
        }

        var zip = new ZipAnswer(answer.Bytes);
        return zip.Names.Except(NoSessions).Select(name => JsonSerializer.SerializeToUtf8Bytes(zip.Json(name)));
    }

    private async Task TakesAsync(byte[] file, params string[] contents) => Assert.Contains((await ImportAsync(file)).Content, contents);

    private async Task<Answer> ImportAsync(byte[] file)
    {
        var preview = (await form.PostFileAsync("/sessions/import?handler=Preview", file, ("form-key", Guid.NewGuid().ToString())))
            .Is(303)
            .Header("Location")!;
        var title = WebUtility.HtmlDecode(TitlePattern().Match((await Ann.RawAsync(HttpMethod.Get, preview)).Is(200).Text).Groups[1].Value);
        var session = (await form.PostAsync(preview, ("title", title))).Is(303).Header("Location")!;
        Assert.StartsWith("/session/", session, StringComparison.Ordinal);
        return (await Ann.GetAsync($"/sessions/{session.Split('/')[^1]}")).Is(200);
    }

    [GeneratedRegex("href=\"([^\"]+)\" download")]
    private static partial Regex DownloadPattern();

    [GeneratedRegex("name=\"title\" value=\"([^\"]*)\"")]
    private static partial Regex TitlePattern();
}
