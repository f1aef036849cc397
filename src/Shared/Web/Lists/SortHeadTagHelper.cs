using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web.Lists;

/// <summary>
/// <c>&lt;sort-head column="title" of="…" /&gt;</c>: a column's heading, as the list's definition says it. It is a link through
/// descending, ascending and the default order, with an arrow only where the list is sorted by it.
/// </summary>
[HtmlTargetElement("sort-head")]
public sealed class SortHeadTagHelper : TagHelper
{
    /// <summary>Where the request is; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The column.</summary>
    public required string Column { get; set; }

    /// <summary>The list, in the element <c>#list</c>.</summary>
    public required ListView Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (sort, isSorted) = (Of.Sort, Of.Sort.Field == Column);
        (output.TagName, output.TagMode) = ("th", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("role", "columnheader");
        output.Attributes.SetAttribute("scope", "col");
        if (isSorted)
        {
            output.Attributes.SetAttribute("aria-sort", sort.IsDescending ? "descending" : "ascending");
        }

        var link = new TagBuilder("a");
        var address = Of.Address.Without("rows", "cursor", "edit").With("sort", sort.After(Column)).ToString();
        link.Attributes["id"] = $"list-by-{Column}";
        link.Attributes["href"] = link.Attributes["hx-get"] = address;
        link.Attributes["hx-target"] = "#list";
        link.Attributes["hx-swap"] = "outerMorph";
        link.InnerHtml.Append(Of.HeadingOf(Column) ?? Column);
        if (isSorted)
        {
            link.InnerHtml.AppendHtml("<svg class=\"icon\" aria-hidden=\"true\">")
                .AppendHtml(Sprite.Use(ViewContext.HttpContext, sort.IsDescending ? "arrow-down" : "arrow-up")).AppendHtml("</svg>");
        }

        output.Content.SetHtmlContent(link);
    }
}
