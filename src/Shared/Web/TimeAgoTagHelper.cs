using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>
/// <c>&lt;time-ago at="…" /&gt;</c>: an instant, in UTC as the server writes it and in the reader's own words and zone as soon as script runs.
/// </summary>
[HtmlTargetElement("time-ago", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeAgoTagHelper : TagHelper
{
    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var utc = At.UtcDateTime;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(string.Create(
            CultureInfo.InvariantCulture,
            $"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\" title=\"{utc:d MMMM yyyy HH:mm:ss} UTC\">{utc:d MMM yyyy HH:mm} UTC</time>"));
    }
}
