using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>
/// <c>&lt;time-at at="…" /&gt;</c>: day and minute in the reader's zone, in a sentence; in UTC, saying so, until a script or the zone's
/// cookie says better.
/// </summary>
[HtmlTargetElement("time-at", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeAtTagHelper(TimeProvider time) : TagHelper
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
        var known = ReaderZone.Find(ViewContext.HttpContext.Request);
        var text = TimeFormat.OnDay(At, time.GetUtcNow(), known ?? TimeZoneInfo.Utc) + (known is null ? " UTC" : "");
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent($"<time datetime=\"{TimeFormat.Machine(At)}\">{text}</time>");
    }
}
