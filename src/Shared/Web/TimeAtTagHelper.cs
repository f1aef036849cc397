using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>
/// <c>&lt;time-at at="…" /&gt;</c>: day and minute in the reader's zone, in a sentence; until the zone is known in UTC, saying so.
/// </summary>
[HtmlTargetElement("time-at", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeAtTagHelper(TimeProvider time) : TimeTagHelper
{
    /// <inheritdoc/>
    protected override (string Text, string? Title) Words(TimeZoneInfo? zone) =>
        (TimeFormat.OnDay(At, time.GetUtcNow(), zone ?? TimeZoneInfo.Utc) + (zone is null ? " UTC" : ""), null);
}
