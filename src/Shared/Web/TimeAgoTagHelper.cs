using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>
/// <c>&lt;time-ago at="…" /&gt;</c>: an instant in the reader's own words and zone, kept true by script; until the zone is known how long
/// ago it was, and in its title UTC, saying so.
/// </summary>
[HtmlTargetElement("time-ago", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeAgoTagHelper(TimeProvider time) : TimeTagHelper
{
    /// <inheritdoc/>
    protected override (string Text, string? Title) Words(TimeZoneInfo? zone) => zone is not null
        ? (TimeFormat.Ago(At, time.GetUtcNow(), zone), TimeFormat.InFull(At, zone))
        : (TimeFormat.Apart(At, time.GetUtcNow()), TimeFormat.InFull(At, TimeZoneInfo.Utc) + " UTC");
}
