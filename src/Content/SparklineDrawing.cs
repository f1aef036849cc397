using System.Globalization;
using System.Text;

namespace Portal.Content;

/// <summary>
/// Draws a sparkline into a box of a layout picture: one path, and one for each step of a field's colours. Nothing but coordinates and an
/// ensemble's colour goes into the markup.
/// </summary>
internal sealed class SparklineDrawing(double x, double y, double width, double height)
{
    /// <summary>Steps of a field's colours; the style sheet has one for each.</summary>
    private const int Steps = 5;

    /// <summary>Farthest that lines of text lie apart: a note in a large box fills it from above.</summary>
    private const double LineHeight = 12;

    /// <summary>The place inside a box, where there is any.</summary>
    public static SparklineDrawing? In(double x, double y, double width, double height)
    {
        var margin = Math.Min(width, height) switch
        {
            < 4 => 0.5,
            < 40 => 2,
            _ => 6,
        };
        return width > 2 * margin && height > 2 * margin
            ? new SparklineDrawing(x + margin, y + margin, width - (2 * margin), height - (2 * margin))
            : null;
    }

    public void Draw(StringBuilder svg, Sparkline sparkline)
    {
        var values = sparkline.Values;
        switch (sparkline.Kind)
        {
            case SparklineKind.Line:
                Path(svg, "picture-curve", sparkline.Color, Curve(values));
                break;
            case SparklineKind.Bars:
                Path(svg, "picture-bars", sparkline.Color, Bars(values));
                break;
            case SparklineKind.Dots:
                Path(svg, "picture-dots", sparkline.Color, Dots(values));
                break;
            case SparklineKind.Text:
                Path(svg, "picture-text", null, Lines(values));
                break;
            default:
                foreach (var step in Enumerable.Range(0, Steps))
                {
                    Path(svg, $"picture-step-{step}", null, Cells(values, sparkline.Columns, step));
                }

                break;
        }
    }

    private string Curve(IReadOnlyList<int> points) => points.Count == 1
        ? Path($"M{x:0.#} {Up(points[0]):0.#}h{width:0.#}")
        : string.Concat(points.Select((point, at) => Path($"{(at == 0 ? 'M' : 'L')}{Along(at, points.Count - 1):0.#} {Up(point):0.#}")));

    /// <summary>A bar of nothing is a thin one, so that it is seen to be there.</summary>
    private string Bars(IReadOnlyList<int> bars)
    {
        var place = width / bars.Count;
        return string.Concat(bars.Select((bar, at) =>
        {
            var high = Math.Max(0.5, bar * height / Sparkline.Largest);
            return Box(x + ((at + 0.15) * place), y + height - high, 0.7 * place, high);
        }));
    }

    private string Dots(IReadOnlyList<int> dots) =>
        string.Concat(dots.Chunk(2).Select(dot => Path($"M{Along(dot[0], Sparkline.Largest):0.#} {Up(dot[1]):0.#}h.01")));

    private string Lines(IReadOnlyList<int> lines)
    {
        var apart = Math.Min(height / 8, LineHeight);
        return string.Concat(lines.Select((line, at) => line == 0
            ? ""
            : Path($"M{x:0.#} {y + ((at + 0.5) * apart):0.#}h{Math.Max(0.5, line * width / Sparkline.Largest):0.#}")));
    }

    private string Cells(IReadOnlyList<int> cells, int columns, int step)
    {
        var (wide, high) = (width / columns, height / (cells.Count / columns));
        return string.Concat(cells.Select((cell, at) => cell == Sparkline.NoValue || cell * Steps / (Sparkline.Largest + 1) != step
            ? ""
            : Box(x + (at % columns * wide), y + (at / columns * high), wide, high)));
    }

    private double Along(int at, int last) => x + (at * width / last);

    private double Up(int share) => y + height - (share * height / Sparkline.Largest);

    private static string Box(double x, double y, double width, double height) =>
        Path($"M{x:0.##} {y:0.##}h{width:0.##}v{height:0.##}h{-width:0.##}z");

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);

    private static void Path(StringBuilder svg, string kind, string? color, string path)
    {
        if (path.Length > 0)
        {
            svg.Append("<path class=\"").Append(kind).Append(color is null ? "\"" : " picture-own\" color=\"").Append(color)
                .Append(color is null ? "" : "\"").Append(" d=\"").Append(path).Append("\"/>");
        }
    }
}
