using System.Text.Json;
using Portal.Content;
using Portal.Documents;
using Portal.Shared.Api;

namespace Portal.Tests.Content;

/// <summary>The table of limits that the browser's tests read, too.</summary>
public sealed class LimitsTests
{
    private static readonly JsonElement Table =
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "constants.json")));

    [Theory]
    [InlineData("MAX_TITLE_LENGTH", Limits.MaxTitleLength)]
    [InlineData("MAX_SNAPSHOT_TITLE_LENGTH", Limits.MaxSnapshotTitleLength)]
    [InlineData("MAX_DESCRIPTION_LENGTH", Limits.MaxDescriptionLength)]
    [InlineData("MAX_CONTENT_SIZE_BYTES", Limits.MaxContentSizeBytes)]
    [InlineData("MAX_SPARKLINE_BYTES", Sparkline.MaxBytes)]
    [InlineData("ID_LENGTH", Ids.Length)]
    [InlineData("PAGE_SIZE_DEFAULT", PageSizes.Default)]
    [InlineData("PAGE_SIZE_MAX", PageSizes.Most)]
    [Trait("Scenario", "S25")]
    public void A_limit_is_the_same_in_both_languages(string name, int value) => Assert.Equal(Table.GetProperty(name).GetInt32(), value);
}
