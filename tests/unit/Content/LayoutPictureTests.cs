using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Content;

namespace Portal.Tests.Content;

/// <summary>What the picture of a layout draws of its modules.</summary>
public sealed class LayoutPictureTests
{
    private static readonly Sparkline[] OneOfEach =
    [
        new(SparklineKind.Line, [0, 50, 99], 0, "#1f77b4"),
        new(SparklineKind.Bars, [0, 50, 99]),
        new(SparklineKind.Dots, [0, 0, 99, 99]),
        new(SparklineKind.Text, [99, 0, 20]),
        new(SparklineKind.Field, [0, 30, 50, 70, 99, Sparkline.NoValue], 3),
    ];

    [Theory]
    [InlineData(PictureSize.Row)]
    [InlineData(PictureSize.List)]
    [InlineData(PictureSize.Details)]
    public void Every_kind_is_drawn_inside_its_box(PictureSize size)
    {
        foreach (var sparkline in OneOfEach)
        {
            var (svg, _) = Draw(size, sparkline);
            var box = svg.Elements("rect").Last();
            var (x, y, w, h) = (Number(box, "x"), Number(box, "y"), Number(box, "width"), Number(box, "height"));
            var paths = svg.Elements("path").ToList();
            Assert.Equal(sparkline.Kind is SparklineKind.Field ? 5 : 1, paths.Count);
            foreach (var (pointX, pointY) in paths.SelectMany(PointsOf))
            {
                Assert.InRange(pointX, x, x + w);
                Assert.InRange(pointY, y, y + h);
            }
        }
    }

    [Fact]
    public void A_curve_goes_from_left_to_right_and_up_with_its_values()
    {
        var (svg, label) = Draw(PictureSize.Row, OneOfEach[0]);
        var path = svg.Elements("path").Single();
        Assert.Equal(("picture-curve picture-own", "#1f77b4"), ((string?)path.Attribute("class"), (string?)path.Attribute("color")));
        var points = PointsOf(path).ToList();
        Assert.Equal(points.OrderBy(point => point.X), points);
        Assert.Equal(points.OrderByDescending(point => point.Y), points);
        Assert.Equal("Overview: 1 Module (curve)", label);
    }

    [Fact]
    public void The_label_names_the_kind_of_each_picture()
    {
        var (_, label) = Draw(PictureSize.Row, [.. OneOfEach, OneOfEach[0], null]);
        Assert.Equal(
            "Overview: 2 Module (curve), 1 Module (bars), 1 Module (points), 1 Module (text), 1 Module (map), 1 Module", label);
    }

    [Fact]
    public void Pictures_that_are_equal_have_equal_labels_and_different_sparklines_differ()
    {
        Sparkline?[] all =
        [
            null,
            .. OneOfEach,
            new(SparklineKind.Line, [0, 51, 99], 0, "#1f77b4"),
            new(SparklineKind.Line, [0, 50, 99]),
            new(SparklineKind.Line, [0]),
            new(SparklineKind.Bars, [0]),
            new(SparklineKind.Bars, [0, 0]),
            new(SparklineKind.Text, [90, 0, 20]),
            new(SparklineKind.Field, [0, 30, 50, 70, 99, Sparkline.NoValue], 2),
        ];
        var drawn = all.Select(sparkline => Draw(PictureSize.List, sparkline)).ToList();
        Assert.Equal(all.Length, drawn.Select(one => string.Concat(one.Svg.Nodes())).Distinct().Count());
        Assert.Equal(drawn.Select(one => one.Label), all.Select(sparkline => Draw(PictureSize.List, sparkline).Label));
    }

    [Fact]
    public void The_smallest_boxes_and_the_largest_values_are_no_error()
    {
        foreach (var sparkline in OneOfEach)
        {
            var outline = new Outline("N", 1, [.. Enumerable.Range(0, 24).Select(at =>
                new OutlineBox("M", at / 24d, 1, at % 2 / 24d, 0, null, sparkline))]);
            Assert.DoesNotContain("NaN", Draw(PictureSize.Row, outline).Svg.ToString());
        }
    }

    private static (XElement Svg, string Label) Draw(PictureSize size, params Sparkline?[] sparklines) => Draw(
        size,
        new Outline("Overview", 1, [.. sparklines.Select((sparkline, at) =>
            new OutlineBox("Module", (double)at / sparklines.Length, 0, 1d / sparklines.Length, 1, null, sparkline))]));

    private static (XElement Svg, string Label) Draw(PictureSize size, Outline outline)
    {
        var output = new TagHelperOutput("layout-picture", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        var context = new TagHelperContext([], new Dictionary<object, object>(), "x");
        new LayoutPictureTagHelper { Outline = outline, Size = size }.Process(context, output);
        return (XElement.Parse($"<svg>{output.Content.GetContent()}</svg>"), (string)output.Attributes["aria-label"].Value);
    }

    private static double Number(XElement element, string name) => (double)element.Attribute(name)!;

    /// <summary>The points that a path goes through.</summary>
    private static IEnumerable<(double X, double Y)> PointsOf(XElement path)
    {
        var (x, y) = (0d, 0d);
        foreach (var text in Regex.Matches((string)path.Attribute("d")!, "[MLhv][^MLhvz]*").Select(step => step.Value))
        {
            var numbers = text[1..].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
            (x, y) = text[0] switch
            {
                'h' => (x + numbers[0], y),
                'v' => (x, y + numbers[0]),
                _ => (numbers[0], numbers[1]),
            };
            yield return (x, y);
        }
    }
}
