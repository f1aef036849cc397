using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web;

/// <summary>
/// <c>&lt;problem title="This page was deleted" icon="unlink" bad="true"&gt;…&lt;/problem&gt;</c>: the frame of a page that cannot show
/// what was
/// asked for. Inside: what happened, and the ways on in <c>&lt;p class="problem-actions"&gt;</c>.
/// </summary>
[HtmlTargetElement("problem")]
public sealed class ProblemTagHelper : TagHelper
{
    // A layout picture of no dashboard in particular: 172 × 112 with the places of three modules.
    private const string Picture =
        "<svg class=\"layout-picture\" width=\"172\" height=\"112\" viewBox=\"0 0 172 112\" aria-hidden=\"true\"><rect "
            + "class=\"picture-ground\" width=\"172\" height=\"112\" rx=\"4\"/>"
        + "<rect class=\"picture-box\" x=\"4.5\" y=\"4.5\" width=\"97\" height=\"54\" rx=\"3\"/><rect class=\"picture-box\" x=\"106.5\" "
        + "y=\"4.5\" width=\"61\" height=\"54\" rx=\"3\"/>"
        + "<rect class=\"picture-box\" x=\"4.5\" y=\"63.5\" width=\"163\" height=\"44\" rx=\"3\"/></svg>";

    /// <summary>Where the request is; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What happened, in a few words: the page's heading.</summary>
    public required string Title { get; set; }

    /// <summary>Icon of the badge on the picture.</summary>
    public required string Icon { get; set; }

    /// <summary>Whether something is gone, rather than out of reach.</summary>
    public bool Bad { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "problem");
        output.PreContent
            .AppendHtml("<div class=\"problem-picture\">").AppendHtml(Picture)
            .AppendHtml($"<span class=\"problem-badge {(Bad ? "problem-badge-bad" : "")}\"><svg class=\"icon\" aria-hidden=\"true\">")
            .AppendHtml(Sprite.Use(ViewContext.HttpContext, Icon)).AppendHtml("</svg></span></div><h1>").Append(Title).AppendHtml("</h1>");
    }
}
