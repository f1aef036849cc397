using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary><c>&lt;time-at at="…" /&gt;</c>: day and minute in the reader's zone, in a sentence; in UTC, saying so, until the zone is known.</summary>
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
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", TimeWords.Machine(At));
        output.Content.SetContent(TimeWords.OnDay(At, time.GetUtcNow(), known ?? TimeZoneInfo.Utc) + (known is null ? " UTC" : ""));
    }
}
