using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Content;

/// <summary>
/// <c>&lt;damaged-mark when="…" /&gt;</c>: says beside a title that parts of a stored entry cannot be read; nothing for a whole one.
/// </summary>
[HtmlTargetElement("damaged-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DamagedMarkTagHelper : TagHelper
{
    /// <summary>Whether the entry is damaged.</summary>
    public bool When { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!When)
        {
            output.SuppressOutput();
            return;
        }

        // Only where there is a mark: a title is shown as it is.
        output.PreElement.SetContent(" ");
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "badge badge-warn");
        output.Attributes.SetAttribute("title", "Parts of this entry cannot be read. The rest is as it was saved.");
        output.Content.SetContent("Damaged");
    }
}
