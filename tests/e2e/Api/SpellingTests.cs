using System.Text.Json;

namespace Portal.EndToEnd.Api;

/// <summary>A title in one spelling is found by the other.</summary>
[Trait("Scenario", "S132")]
public sealed class SpellingTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const string Composed = "\u00C5sgard";
    private const string Decomposed = "A\u030Asgard";

    private readonly PortalClient cleo = portal.Cleo;
    private readonly string tag = TestData.Tag();

    public static TheoryData<string, string> Spellings =>
        new()
        {
            { Composed, Decomposed },
            { Decomposed, Composed },
            { "\u212Bsgard", "\u00E5SGARD" },
        };

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Every_list_of_the_API_finds_titles_and_descriptions(string stored, string asked)
    {
        var (title, description) = ($"{tag} {stored}", $"about {tag} {stored}");
        await cleo.CreateSessionAsync(title, description);
        await cleo.CreateSnapshotAsync(title, description);
        foreach (var list in new[] { "/sessions", "/snapshots", "/snapshot_access_logs" })
        {
            foreach (var (filter, text) in new[]
                {
                    ("filter_title", asked),
                    ("filter_description", $"about {tag} {asked}"),
                    ("filter_text", asked.ToUpperInvariant()),
                })
            {
                var found = await cleo.ListAsync($"{list}?{filter}={Uri.EscapeDataString(text)}&page_size=100");
                Assert.Contains(found, row => TitleOf(row) == title);
            }
        }
    }

    [Theory]
    [InlineData("/sessions?q=")]
    [InlineData("/snapshots?view=mine&q=")]
    [InlineData("/snapshots?view=visited&q=")]
    public async Task Every_list_of_the_pages_finds_titles(string page)
    {
        var title = $"{tag} {Decomposed}";
        await cleo.CreateSessionAsync(title);
        await cleo.CreateSnapshotAsync(title);
        var body = (await cleo.RawAsync(HttpMethod.Get, page + Uri.EscapeDataString($"{tag} {Composed}"))).Is(200).Text;
        Assert.Contains(title, System.Net.WebUtility.HtmlDecode(body), StringComparison.Ordinal);
    }

    private static string? TitleOf(JsonElement row) =>
        (row.TryGetProperty("snapshotMetadata", out var snapshot) ? snapshot : row).GetProperty("title").GetString();
}
