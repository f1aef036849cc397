using System.Text.Json;
using Portal.Content;

namespace Portal.EndToEnd.Text;

/// <summary>The table of cases that the browser's tests read, too.</summary>
public sealed class TextRulesTests
{
    private static readonly JsonElement Table = JsonSerializer.Deserialize<JsonElement>(TestData.Read("text-rules.json"));

    public static TheoryData<string> Names =>
        [.. Table.GetProperty("cases").EnumerateArray().Select(row => row.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_is_stored_and_refused_by_the_table(string name)
    {
        var row = Table.GetProperty("cases").EnumerateArray().Single(row => row.GetProperty("name").GetString() == name);
        var times = row.TryGetProperty("times", out var given) ? given.GetInt32() : 1;
        var input = string.Concat(Enumerable.Repeat(row.GetProperty("input").GetString(), times));
        var normalized = PortalText.Normalize(input);
        Assert.Equal(row.TryGetProperty("normalized", out var expected) ? expected.GetString() : input, normalized);
        Assert.Equal(normalized, PortalText.Normalize(normalized));
        Assert.Equal(row.GetProperty("title").GetString(), Verdict(PortalText.TitleProblem(normalized, 50)));
        Assert.Equal(row.GetProperty("description").GetString(), Verdict(PortalText.DescriptionProblem(normalized, 250)));
    }

    private static string Verdict(string? reason) => reason switch
    {
        null => "ok",
        _ when reason.Contains("empty", StringComparison.Ordinal) => "empty",
        _ when reason.Contains("control", StringComparison.Ordinal) => "control",
        _ when reason.Contains("seen", StringComparison.Ordinal) => "unseen",
        _ => "too long",
    };
}
