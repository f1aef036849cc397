using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.EndToEnd.Workbench;

namespace Portal.EndToEnd.Api;

/// <summary>The small pictures of modules that a save may carry, as far as lists and details pages show them.</summary>
public sealed partial class SparklinesApiTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const string Curve = """{"kind":"line","points":[0,99],"color":"#1f77b4"}""";
    private const string Text = """{"kind":"text","lines":[40,0,10]}""";

    private readonly PortalClient ann = portal.Ann;
    private readonly string tag = TestData.Tag();
    private readonly string content = NotesContent.Of("a", "b");

    [Fact]
    public async Task A_session_and_a_snapshot_show_them_and_their_content_is_what_was_sent()
    {
        var sparklines = Of(Text, Curve);
        var session = await AddAsync("/sessions", sparklines);
        var snapshot = await AddAsync("/snapshots", sparklines);
        foreach (var path in new[] { $"/sessions/{session}", $"/snapshots/{snapshot}" })
        {
            Assert.Equal(content, (await ann.GetAsync(path)).Is(200).Content);
            Assert.Equal(["text", "curve"], await ShownAsync(path));
            Assert.Contains("1 Notes (text), 1 Notes (curve)", await PageAsync(path), StringComparison.Ordinal);
        }

        var list = await PageAsync($"/sessions?filter_title={tag}");
        Assert.Contains("picture-curve picture-own\" color=\"#1f77b4\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_title_keeps_them_new_content_without_drops_them_and_the_same_content_may_bring_others()
    {
        var id = await AddAsync("/sessions", Of(Text, Curve));
        await EditAsync(id, new { title = tag + "2", sparklines = Of(Curve) });
        Assert.Equal(["text", "curve"], await ShownAsync($"/sessions/{id}"));
        await EditAsync(id, new { content });
        Assert.Equal(["text", "curve"], await ShownAsync($"/sessions/{id}"));
        await EditAsync(id, new { content, sparklines = Of(Curve) });
        Assert.Equal(["curve"], await ShownAsync($"/sessions/{id}"));
        await EditAsync(id, new { content = NotesContent.Of("c", "d"), sparklines = Of(Curve, Curve) });
        Assert.Equal(["curve", "curve"], await ShownAsync($"/sessions/{id}"));
        await EditAsync(id, new { content = NotesContent.Of("e", "f") });
        Assert.Empty(await ShownAsync($"/sessions/{id}"));
    }

    [Fact]
    public async Task A_duplicate_and_what_comes_out_of_the_trash_keep_them_and_an_older_version_has_none()
    {
        var form = await PageForm.OfAsync(ann, "/help");
        var id = await AddAsync("/sessions", Of(Text, Curve));
        (await form.PostAsync("/sessions/selected?handler=Duplicate", ("id", id), ("form-key", tag))).Is(302);
        var ids = (await ann.ListAsync($"/sessions?filter_title={tag}")).Select(session => session.GetProperty("id").GetString()!);
        Assert.Equal(["text", "curve"], await ShownAsync($"/sessions/{ids.Single(one => one != id)}"));

        await EditAsync(id, new { content = NotesContent.Of("c", "d") });
        var made = (await form.PostAsync($"/sessions/{id}?handler=Version&version=1", ("form-key", tag))).Header("Location")!;
        Assert.Empty(await ShownAsync($"/sessions/{made.Split('/')[^1].Split('?')[0]}"));

        var deleted = await AddAsync("/sessions", Of(Curve));
        (await ann.DeleteAsync($"/sessions/{deleted}")).Is(200);
        (await ann.PostAsync($"/trash/session/{deleted}/restore", new { })).Is(200);
        Assert.Equal(["curve"], await ShownAsync($"/sessions/{deleted}"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[\"x\"]")]
    [InlineData("{\"unknown\":\"{}\"}")]
    [InlineData("{\"ID\":null}")]
    [InlineData("{\"ID\":{\"kind\":\"line\",\"points\":[1,2]}}")]
    [InlineData("{\"ID\":\"no JSON\"}")]
    [InlineData("{\"ID\":\"{\\\"kind\\\":\\\"text\\\",\\\"lines\\\":[1e999]}\"}")]
    [InlineData("{\"ID\":\"{\\\"kind\\\":\\\"<script>\\\",\\\"lines\\\":[1]}\"}")]
    [InlineData("{\"ID\":\"LONG\"}")]
    public async Task What_is_no_sparkline_is_left_out_and_the_work_is_saved(string sparklines)
    {
        var sent = sparklines.Replace("ID", IdsIn(content)[0]).Replace("LONG", Curve.Replace("\"", "\\\"").PadRight(400));
        var body = $$"""{"sparklines":{{sent}},"title":"{{tag}}","description":null,"content":{{JsonSerializer.Serialize(content)}}}""";
        using var json = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        var id = (await ann.RawAsync(HttpMethod.Post, "/api/persistence/sessions", json)).Is(200).Json.GetString()!;
        Assert.Equal(content, (await ann.GetAsync($"/sessions/{id}")).Is(200).Content);
        Assert.Empty(await ShownAsync($"/sessions/{id}"));
        Assert.DoesNotContain("<script>", await PageAsync($"/sessions/{id}"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_colour_cannot_bring_markup_into_the_page()
    {
        var id = await AddAsync("/sessions", Of("""{"kind":"bars","bars":[50],"color":"#123456\"onload=\"x"}"""));
        Assert.Equal(["bars"], await ShownAsync($"/sessions/{id}"));
        Assert.DoesNotContain("onload", await PageAsync($"/sessions/{id}"), StringComparison.Ordinal);
    }

    /// <summary>Sparklines for the modules in their order.</summary>
    private Dictionary<string, string> Of(params string[] texts) =>
        IdsIn(content).Zip(texts).ToDictionary(pair => pair.First, pair => pair.Second);

    private async Task<string> AddAsync(string path, Dictionary<string, string> sparklines) =>
        (await ann.PostAsync(path, new { title = tag, description = (string?)null, content, sparklines })).Is(200).Json.GetString()!;

    private async Task EditAsync(string id, object edit) => (await ann.PutAsync($"/sessions/{id}", edit)).Is(200);

    private async Task<IEnumerable<string>> ShownAsync(string page) =>
        SparklinePattern().Matches(await PageAsync(page)).Select(match => match.Groups[1].Value);

    private async Task<string> PageAsync(string path) => (await ann.RawAsync(HttpMethod.Get, path)).Is(200).Text;

    private static string[] IdsIn(string content) =>
        [
            .. JsonSerializer.Deserialize<JsonElement>(content).GetProperty("dashboards")[0].GetProperty("moduleInstances").EnumerateArray()
                .Select(placed => placed.GetProperty("moduleInstanceState").GetProperty("id").GetString()!),
        ];

    [GeneratedRegex("<path class=\"picture-(curve|bars|dots|text|step-4)")]
    private static partial Regex SparklinePattern();
}
