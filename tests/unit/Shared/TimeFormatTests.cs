using System.Text.Json;
using Portal.Shared.Web;

namespace Portal.Tests.Shared;

public sealed class TimeFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [Trait("Scenario", "S01")]
    [InlineData(0, "just now")]
    [InlineData(59, "just now")]
    [InlineData(-59, "just now")]
    [InlineData(60, "1 min ago")]
    [InlineData(3_599, "59 min ago")]
    [InlineData(7_200, "2 h ago")]
    [InlineData(86_399, "23 h ago")]
    [InlineData(86_400, "1 day ago")]
    [InlineData(59 * 86_400, "59 days ago")]
    [InlineData(90 * 86_400, "2 months ago")]
    [InlineData(800 * 86_400, "2 years ago")]
    [InlineData(-3 * 86_400, "in 3 days")]
    public void Without_a_zone_a_time_is_how_long_ago_it_was(int secondsAgo, string words) =>
        Assert.Equal(words, TimeFormat.Apart(Now.AddSeconds(-secondsAgo), Now));

    public static TheoryData<string> Cases => [.. Table().Select(row => row.GetProperty("name").GetString()!)];

    /// <summary>The browser's twin reads the same table.</summary>
    [Theory]
    [Trait("Scenario", "S01")]
    [MemberData(nameof(Cases))]
    public void With_a_zone_a_time_is_said_as_the_browser_says_it(string name)
    {
        var row = Table().Single(one => one.GetProperty("name").GetString() == name);
        var (at, now) = (row.GetProperty("at").GetDateTimeOffset(), row.GetProperty("now").GetDateTimeOffset());
        var zone = TimeZoneInfo.FindSystemTimeZoneById(row.GetProperty("zone").GetString()!);

        Assert.Equal(row.GetProperty("ago").GetString(), TimeFormat.Ago(at, now, zone));
        Assert.Equal(row.GetProperty("onDay").GetString(), TimeFormat.OnDay(at, now, zone));
    }

    private static JsonElement[] Table()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "data", "time-words.json");
        return [.. JsonElement.Parse(File.ReadAllBytes(file)).GetProperty("cases").EnumerateArray()];
    }
}
