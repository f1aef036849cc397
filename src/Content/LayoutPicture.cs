using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Content;

/// <summary>
/// A small picture of a dashboard's layout: <c>&lt;layout-picture outline="…" size="Row" /&gt;</c>. Inline SVG with classes, so
/// that it follows the theme; an absent outline gives a neutral box.
/// </summary>
[HtmlTargetElement("layout-picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LayoutPictureTagHelper : TagHelper
{
    /// <summary>What to draw; null for content of an unknown shape.</summary>
    public Outline? Outline { get; set; }

    /// <summary>How large.</summary>
    public PictureSize Size { get; set; } = PictureSize.List;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (width, height) = Size switch
        {
            PictureSize.Row => (44, 28),
            PictureSize.Details => (368, 216),
            _ => (52, 34),
        };
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "layout-picture");
        output.Attributes.SetAttribute("width", width);
        output.Attributes.SetAttribute("height", height);
        output.Attributes.SetAttribute("viewBox", $"0 0 {width} {height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", LabelOf(Outline));
        output.Content.SetHtmlContent(new HtmlString(Draw(width, height)));
    }

    /// <summary>"Overview: 2 SimulationTimeSeries (curve), 1 Notes (text)".</summary>
    public static string LabelOf(Outline? outline)
    {
        if (outline is null)
        {
            return "No picture";
        }

        var modules = outline.Boxes
            .CountBy(box => box.Sparkline is { } sparkline ? $"{box.Name} ({sparkline.Name})" : box.Name)
            .Select(counted => $"{counted.Value} {counted.Key}")
            .ToList();
        return $"{outline.Name ?? "Dashboard"}: {(modules.Count == 0 ? "no modules" : string.Join(", ", modules))}";
    }

    private string Draw(int width, int height)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"picture-ground\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>");
        if (Outline is null || Outline.Boxes.Count == 0)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"picture-dash\" d=\"M{width * 0.4:0.#} {height / 2} H{width * 0.6:0.#}\"/>");
            return svg.ToString();
        }

        foreach (var box in Outline.Boxes)
        {
            Draw(svg, box, width, height);
        }

        return svg.ToString();
    }

    private void Draw(StringBuilder svg, OutlineBox box, int width, int height)
    {
        const double Margin = 2, Gap = 1;
        var (x, y) = (Margin + (box.X * (width - (2 * Margin))), Margin + (box.Y * (height - (2 * Margin))));
        var w = Math.Max(3, (box.W * (width - (2 * Margin))) - Gap);
        var h = Math.Max(3, (box.H * (height - (2 * Margin))) - Gap);
        var kind = box.Active is true ? "picture-box picture-active" : "picture-box";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{kind}\" x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{w:0.##}\" height=\"{h:0.##}\" rx=\"2\"/>");
        var letters = (int)((w - 12) / 6);
        var isNamed = Size is PictureSize.Details && h >= 18 && letters >= 3;
        if (isNamed)
        {
            var name = box.Name.Length > letters ? string.Concat(box.Name.AsSpan(0, letters - 1), "…") : box.Name;
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"picture-name\" x=\"{x + 6:0.##}\" y=\"{y + 14:0.##}\">")
                .Append(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(name)).Append("</text>");
        }

        var top = isNamed ? 16 : 0;
        if (box.Sparkline is { } sparkline)
        {
            SparklineDrawing.In(x, y + top, w, h - top)?.Draw(svg, sparkline);
        }
    }
}

/// <summary>Sizes of layout pictures.</summary>
public enum PictureSize
{
    /// <summary>52 × 34, in lists and cards.</summary>
    List,

    /// <summary>44 × 28, in table rows.</summary>
    Row,

    /// <summary>368 × 216 with names, on details pages.</summary>
    Details,
}
