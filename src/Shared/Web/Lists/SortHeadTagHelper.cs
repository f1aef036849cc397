using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Shared.Web.Lists;

/// <summary>
/// <c>&lt;sort-head field="title" sort="…" address="…" list="list"&gt;Title&lt;/sort-head&gt;</c>: a column's heading that is a link through
/// descending, ascending and the default order, with an arrow only where the list is sorted by it.
/// </summary>
[HtmlTargetElement("sort-head")]
public sealed class SortHeadTagHelper : TagHelper
{
    /// <summary>Where the request is; set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>What the column sorts by.</summary>
    public required string Field { get; set; }

    /// <summary>The order that is shown.</summary>
    public required ListSort Sort { get; set; }

    /// <summary>The list's address.</summary>
    public required ListAddress Address { get; set; }

    /// <summary>Id of the element that holds the list.</summary>
    public string List { get; set; } = "list";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var isSorted = Sort.Field == Field;
        output.TagName = "th";
        output.Attributes.SetAttribute("role", "columnheader");
        output.Attributes.SetAttribute("scope", "col");
        if (isSorted)
        {
            output.Attributes.SetAttribute("aria-sort", Sort.IsDescending ? "descending" : "ascending");
        }

        var link = new TagBuilder("a");
        var address = Address.Without("rows", "cursor", "edit").With("sort", Sort.After(Field)).ToString();
        link.Attributes["id"] = $"{List}-by-{Field}";
        link.Attributes["href"] = link.Attributes["hx-get"] = address;
        link.Attributes["hx-target"] = $"#{List}";
        link.Attributes["hx-swap"] = "outerMorph";
        link.InnerHtml.AppendHtml(text);
        if (isSorted)
        {
            link.InnerHtml.AppendHtml("<svg class=\"icon\" aria-hidden=\"true\">")
                .AppendHtml(Sprite.Use(ViewContext.HttpContext, Sort.IsDescending ? "arrow-down" : "arrow-up")).AppendHtml("</svg>");
        }

        output.Content.SetHtmlContent(link);
    }
}
