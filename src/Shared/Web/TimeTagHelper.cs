using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>An instant in the reader's words and zone (cookie <c>tz</c>); in UTC until a script or the cookie says better.</summary>
public abstract class TimeTagHelper : TagHelper
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
        var (text, title) = Words(ReaderZone.Find(ViewContext.HttpContext.Request));
        var hint = title is null ? "" : $" title=\"{title}\"";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent($"<time datetime=\"{TimeFormat.Machine(At)}\"{hint}>{text}</time>");
    }

    /// <summary>The instant in words, and what its title says.</summary>
    /// <param name="zone">The reader's zone; null until it is known.</param>
    protected abstract (string Text, string? Title) Words(TimeZoneInfo? zone);
}
