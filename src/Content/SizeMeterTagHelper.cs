using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Shared.Api;
using Portal.Shared.Web;

namespace Portal.Content;

/// <summary>
/// <c>&lt;size-meter bytes="…" /&gt;</c>: a content's size as a share of the limit, drawn and in numbers; a warning from 80 % on.
/// <c>brief</c> leaves
/// the limit out.
/// </summary>
[HtmlTargetElement("size-meter", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SizeMeterTagHelper : TagHelper
{
    private const double Width = 44;
    private const double WarnFrom = 0.8;

    /// <summary>The size in bytes of UTF-8.</summary>
    public int Bytes { get; set; }

    /// <summary>Whether the number stands alone, as in rows.</summary>
    public bool Brief { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var share = Math.Clamp((double)Bytes / Limits.MaxContentSizeBytes, 0, 1);
        var kind = share >= WarnFrom ? "meter-fill meter-warn" : "meter-fill";
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("title", string.Create(CultureInfo.InvariantCulture, $"{Bytes:N0} bytes"));
        output.Content.SetHtmlContent(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg class=\"meter\" width=\"{Width}\" height=\"4\" aria-hidden=\"true\"><rect class=\"meter-track\" width=\"{Width}\" "
                    + $"height=\"4\" rx=\"2\"/>"
                    + $"<rect class=\"{kind}\" width=\"{Math.Max(2, Width * share):0.#}\" height=\"4\" "
                    + $"rx=\"2\"/></svg><span{(share >= WarnFrom ? " class=\"meter-word-warn\"" : "")}>{SizeFormat.Of(Bytes)}"
                    + $"{(Brief ? "" : $" of {SizeFormat.Of(Limits.MaxContentSizeBytes)}")}</span>"));
    }
}
