using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>
/// <c>&lt;time-ago at="…" /&gt;</c>: an instant in the reader's own words and zone (cookie <c>tz</c>), kept true by script; until the zone
/// is known
/// how long ago it was, and in its title UTC, saying so.
/// </summary>
[HtmlTargetElement("time-ago", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeAgoTagHelper(TimeProvider time) : TagHelper
{
    /// <summary>Where the request is; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (text, title) = ReaderZone.Find(ViewContext.HttpContext.Request) is { } zone
            ? (TimeFormat.Ago(At, time.GetUtcNow(), zone), TimeFormat.InFull(At, zone))
            : (TimeFormat.Apart(At, time.GetUtcNow()), TimeFormat.InFull(At, TimeZoneInfo.Utc) + " UTC");
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent($"<time datetime=\"{TimeFormat.Machine(At)}\" title=\"{title}\">{text}</time>");
    }
}
